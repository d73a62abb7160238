"""Public revenue on the desk: contracts, what came by them, the part of the maintenance fund."""

from tests.factories import revenue
from tests.prove.routes.rows import by_key, get, post
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 200 200 404 200 404 404 404 404"
AGREE = "in 404 404 404 404 {0} 404 404 404 404 404 404"
TAKE = "in 404 404 404 {0} {0} 404 404 404 404 404 404"
BASE = "desk/<code>/revenue/"
ONE = BASE + "<contract>/"
API = "api/v1/yards/<code>/revenue"
NOTHING = {"fen": 0, "way": "cash"}
ROWS = (
    get(BASE, READ),
    post(f"{BASE}fund/", "in 404 404 404 404 404 404 302 404 404 404 404", data={"percent": "50"}),
    get(f"{BASE}new/", AGREE.format("200")),
    post(f"{BASE}new/", AGREE.format("422"), data={"party": ""}),
    get(API, by_key(READ)),
    get(f"{API}/<number>", by_key(READ), more={"number": "$revenue"}),
    post(f"{API}/<number>/takings", by_key(TAKE.format("422")), more={"number": "$revenue"}, data=NOTHING),
    get(ONE, READ, more={"contract": "$revenue"}),
    get(f"{BASE}scan/<scan_id>/<side>", READ.replace("in", "404"), more={"scan_id": "$revenue_scan", "side": "160"}),
    post(f"{ONE}do/<verb>/", TAKE.format("422"), more={"contract": "$revenue", "verb": "take"}, data={"fen": ""}),
    post(f"{ONE}do/<verb>/", AGREE.format("422"), more={"contract": "$revenue", "verb": "end"}, data={"why": ""}),
    post(
        f"{ONE}do/<verb>/",
        AGREE.format("422"),
        more={"contract": "$revenue", "verb": "back"},
        data={"taking": "1", "why": ""},
    ),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", f"{BASE}new/", "", None),
    ("manager", f"{BASE}<revenue>/", "", None),
    ("butler", f"{BASE}<revenue_gate>/", "", None),
)
NO_PAGES = {f"{BASE}fund/", f"{BASE}scan/<scan_id>/<side>", f"{ONE}do/<verb>/"}


def known(town):
    """Lockers that are paid by the quarter with a first sum, and the gate."""
    lockers = revenue.contract(SYSTEM, town.yard, "lockers")
    revenue.taken(SYSTEM, town.yard, lockers.number, key="first", words="第一季度")
    gate = revenue.parking(SYSTEM, town.yard, "gate")
    return {
        "revenue": lockers.number,
        "revenue_gate": gate.number,
        "revenue_scan": lockers.scans.get().id,
    }
