"""The desk: homes, the matrix, spreadsheets."""

from tests.prove.routes.rows import PLACES, REGISTERING, get, post
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM

ROWS = (
    get("desk/<code>/matrix/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/matrix/<place_id>/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    post(
        "desk/<code>/matrix/<place_id>/",
        "in 404 404 404 404 302 404 404 404 404 404 404",
        data={"name_en": "Stair A"},
    ),
    get("desk/<code>/import/", PLACES),
    post("desk/<code>/import/", PLACES.replace("200", "422")),
    get("desk/<code>/import/<digest>/", PLACES),
    post("desk/<code>/import/<digest>/", PLACES.replace("200", "302")),
    get("desk/<code>/import/<digest>/errors.xlsx", PLACES),
    post("desk/<code>/import/undo/<number>/", PLACES.replace("200", "302"), more={"number": "$spare"}),
    get("desk/<code>/homes/", REGISTERING.format(200)),
    post("desk/<code>/homes/letter.pdf", REGISTERING.format(200), data={"code": "$invited"}),
    post("desk/<code>/homes/", REGISTERING.format(200), data={"act": "invite", "home": "3-1-902", "kind": "owner"}),
    post("desk/<code>/homes/", REGISTERING.format(422), data={"act": "free", "phone": "13800009999"}),
    *(
        post("desk/<code>/homes/", REGISTERING.format(status), data={"act": act, "reason": "不认识"} | data)
        for act, status, data in (
            ("bind", 302, {"home": "3-1-902", "kind": "owner", "phone": "13800009999", "name": "向晚"}),
            ("accept", 302, {"id": "$claim"}),
            ("refuse", 302, {"id": "$claim"}),
            ("revoke", 302, {"id": "$invitation"}),
            *((act, 404, {"id": "$case"}) for act in ("accept", "refuse", "revoke")),
        )
    ),
)
NO_PAGES = {"desk/<code>/homes/letter.pdf"}


def known(town):
    """The code of an invitation that is still open."""
    made = people.invite_to_home(actor=SYSTEM, yard=town.yard, home=town.home, kind="owner")
    return {"invited": made.code}
