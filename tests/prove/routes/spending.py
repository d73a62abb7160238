"""Spending on the desk: the question, a voucher, its documents, and who decides."""

from tests.factories import spending
from tests.prove.routes.rows import by_key, get, post
from yuanba.domains.finance import public as finance
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 404 404 404 404"
WRITE = "in 404 404 404 404 {0} 404 404 404 404 404 404"
BASE = "desk/<code>/spending/"
ONE = BASE + "<voucher>/"
ROWS = (
    get(BASE, READ),
    get("api/v1/yards/<code>/vouchers", by_key(READ)),
    get("api/v1/yards/<code>/vouchers/<number>", by_key(READ), more={"number": "$voucher"}),
    get(f"{BASE}vouchers.<kind>", READ, more={"kind": "csv"}),
    get(f"{BASE}new/", WRITE.format("200")),
    post(f"{BASE}new/", WRITE.format("422"), data={"fen": ""}),
    post(f"{BASE}limit/", "in 404 404 404 404 404 404 302 404 404 404 404", data={"fen": "5000"}),
    get(f"{BASE}pay/", READ),
    post(f"{BASE}pay/", WRITE.format("422"), data={"contract": "999"}),
    get(f"{BASE}cover/", READ),
    post(f"{BASE}cover/", WRITE.format("422"), data={"fen": ""}),
    get(ONE, READ),
    get(f"{BASE}scan/<scan_id>/<side>", READ.replace("in", "404"), more={"side": "0"}),
    post(f"{ONE}do/<verb>/", WRITE.format("302"), more={"verb": "approve"}),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", BASE, "?item=running", None),
    ("manager", f"{BASE}new/", "", None),
    ("manager", f"{BASE}pay/", "", None),
    ("manager", f"{BASE}cover/", "", None),
    ("manager", ONE, "", None),
    ("supervisor", "desk/<code>/spending/<voucher_approved>/", "", None),
    ("manager", "desk/<code>/spending/<voucher_approved>/", "", None),
)
NO_PAGES = {f"{BASE}limit/", f"{BASE}vouchers.<kind>", f"{BASE}scan/<scan_id>/<side>", f"{ONE}do/<verb>/"}


def known(town):
    """One that waits, and one that was approved."""
    waits = spending.voucher(SYSTEM, town.yard, key="waits")
    spending.voucher(SYSTEM, town.yard, 45000, key="approved", words="滑轮")
    approved = finance.approve_voucher(actor=SYSTEM, yard=town.yard, voucher=waits.number + 1)
    return {"voucher": waits.number, "voucher_approved": approved.number, "scan_id": waits.scans.get().id}
