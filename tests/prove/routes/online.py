"""Paying by WeChat: off in the town, and told so; orders of before, what went back, the trade bill."""

from tests.prove.routes.rows import get, post
from yuanba.domains.finance.public import online
from yuanba.kernel import clock

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
TAKE = "in 404 404 404 {0} {0} 404 404 404 404 404 404"
MANAGE = "in 404 404 404 404 {0} 404 404 404 404 404 404"
DESK = "desk/<code>/online/"
ONE, MINE = f"{DESK}<order_id>/", "my/bills/<code>/orders/<order_id>/"
ROWS = (
    get(DESK, TAKE.format("200")),
    get(f"{DESK}days/", MANAGE.format("200")),
    get(ONE, TAKE.format("200")),
    post(f"{ONE}do/<verb>/", TAKE.format("409"), more={"verb": "ask"}),
    post(f"{ONE}do/<verb>/", MANAGE.format("409"), more={"verb": "refund"}, data={"fen": "1", "why": "x"}),
    post("desk/<code>/window/<home_id>/online/", TAKE.format("409"), data={"fen": "12.50"}),
    get(MINE, TAKE.format("200")),
    post(MINE, TAKE.format("409")),
    post("my/bills/<code>/pay/<home_id>/", "in 422 422 422 422 422 422 422 422 422 422 422"),
)
PAGES = (
    ("butler", DESK, "", None),
    ("manager", f"{DESK}days/", "", None),
    ("manager", ONE, "", None),
    ("butler", MINE, "", None),
)
NO_PAGES = {
    f"{ONE}do/<verb>/",
    "desk/<code>/window/<home_id>/online/",
    "my/bills/<code>/pay/<home_id>/",
}


def known(town):
    """An order that ran out; nothing of it was ever sent."""
    made = online.OnlineOrder(yard=town.yard, home=town.home, kind="native", fen=1250, state="closed", by="x")
    made.at = made.until = clock.now()
    made.client_key = made.digest = "proof"
    made.save()
    return {"order_id": made.id}
