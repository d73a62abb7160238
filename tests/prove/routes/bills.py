"""Bills on the desk: the runs, one of them, whom it left out, and a single bill."""

from datetime import date

from tests.factories import contracts as contract
from tests.factories import fees
from tests.prove.routes.rows import by_key, get, post
from yuanba.domains.finance import public as finance
from yuanba.domains.places.public import Place
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
OVERSEE = "in 404 404 404 404 200 404 200 404 404 404 404"
RUN = "in 404 404 404 404 {0} 404 404 404 404 404 404"
SEE = "in 404 404 404 200 200 404 404 404 404 404 404"
OWNER = "in 200 404 404 200 200 404 404 404 404 404 404"  # the neighbour owned the home in the days of the bill
BASE = "desk/<code>/bills/"
ONE = BASE + "<billing_run>/"
RUNS = "api/v1/yards/<code>/billing"
BILL = "desk/<code>/bill/<bill>/"
ROWS = (
    get(BASE, OVERSEE),
    post(BASE, RUN.format("422"), data={"month": ""}),
    get(ONE, OVERSEE),
    get(f"{ONE}skipped/", OVERSEE),
    post(f"{ONE}do/<verb>/", RUN.format("302"), more={"verb": "drop", "billing_run": "$billing_draft"}),
    get(BILL, SEE),
    get("api/v1/yards/<code>/bills", by_key(SEE)),
    get("api/v1/yards/<code>/bills/<number>", by_key(OWNER), more={"number": "$bill"}),
    get(RUNS, by_key(OVERSEE)),
    get(f"{RUNS}/<number>", by_key(OVERSEE), more={"number": "$billing_run"}),
    post(RUNS, by_key(RUN.format("201")), data={"contract": 1, "month": "2026-03", "due": "2026-04-15"}),
    post(f"{RUNS}/<number>/publish", by_key(RUN.format("200")), more={"number": "$billing_draft"}),
    post(BILL, RUN.format("422"), data={"why": ""}),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", ONE, "", None),
    ("supervisor", "desk/<code>/bills/<billing_draft>/", "", None),
    ("manager", "desk/<code>/bills/<billing_draft>/", "", None),
    ("manager", f"{ONE}skipped/", "", None),
    ("butler", BILL, "", None),
    ("manager", BILL, "", None),
    ("manager", "desk/<code>/bill/<bill_credited>/", "", None),
)
NO_PAGES = {f"{ONE}do/<verb>/"}
MONTHS = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))


def known(town):
    """Two published months, one bill of them taken back, and a draft."""
    number = contract.signed(town.yard, key="running").number
    Place.objects.filter(yard=town.yard, id=town.home.id).update(area=8963)
    said = {"actor": SYSTEM, "yard": town.yard}
    runs = [fees.billed(town.yard, number, month) for month in MONTHS[:2]]
    due = finance.month_of(MONTHS[2])[1]
    runs.append(finance.draft_bills(**said, contract=number, month=MONTHS[2], due=due, client_key="proof"))
    first, second = (finance.Bill.objects.filter(run=run).first() for run in runs[:2])
    finance.credit_bill(**said, bill=second.number, why="面积登记错了")
    return {
        "billing_run": runs[0].number,
        "billing_draft": runs[2].number,
        "bill": first.number,
        "bill_credited": second.number,
    }
