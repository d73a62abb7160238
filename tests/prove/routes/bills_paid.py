"""The window of fees, receipts, arrears, and what owners read of it."""

from datetime import date

from tests.factories import contracts as contract
from tests.factories import fees
from tests.prove.routes.rows import ALL_200, SIGNED_IN, by_key, get, post
from yuanba.domains.finance import public as finance
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
TAKE = "in 404 404 404 {0} {0} 404 404 404 404 404 404"
OWN = "in 404 200 404 200 200 404 404 404 404 404 404"
SHARE = "in 200 200 404 404 404 404 404 404 404 404 404"
WINDOW, HOME = "desk/<code>/window/", "desk/<code>/window/<home_id>/"
RECEIPT = "desk/<code>/receipts/<receipt>/"
DEPOSIT = "desk/<code>/receipts/<receipt_deposit>/"
PAYMENTS = "api/v1/yards/<code>/payments"
PROOF = "receipt/<code>/<receipt>/<receipt_code>/"
ROWS = (
    get(WINDOW, TAKE.format("200")),
    get(HOME, TAKE.format("200")),
    post(f"{HOME}do/<verb>/", TAKE.format("422"), more={"verb": "pay"}, data={"fen": "", "way": "cash"}),
    post(
        f"{HOME}situation/",
        "in 404 404 404 404 422 404 404 404 404 404 404",
        data={"kind": "space", "since": "2026-05-01"},
    ),
    post(
        f"{HOME}situation/<situation>/end/",
        "in 404 404 404 404 422 404 404 404 404 404 404",
        data={"until": "2026-01-01"},
    ),
    get("desk/<code>/receipts/", TAKE.format("200")),
    get(RECEIPT, TAKE.format("200")),
    post(
        RECEIPT,
        "in 404 404 404 404 422 404 404 404 404 404 404",
        more={"receipt": "$receipt_deposit"},
        data={"kept": "9999999", "way": "cash"},
    ),
    get("desk/<code>/arrears/", TAKE.format("200")),
    post("desk/<code>/arrears/<home_id>/remind/", TAKE.format("302")),
    get("my/bills/", SIGNED_IN),
    get("my/bills/<code>/<bill>/", OWN, more={"bill": "$bill_own"}),
    get("my/bills/<code>/share/", SHARE),
    get(PROOF, ALL_200),
    get(PAYMENTS, by_key(TAKE.format("200"))),
    get(f"{PAYMENTS}/<number>", by_key(TAKE.format("200")), more={"number": "$receipt"}),
    post(PAYMENTS, by_key(TAKE.format("201")), data={"home": "3-1-902", "fen": 100, "way": "cash"}),
)
PAGES = (
    ("butler", WINDOW, "", None),
    ("manager", WINDOW, "?find=zzz", None),
    ("butler", HOME, "", None),
    ("manager", HOME, "", None),
    ("butler", "desk/<code>/receipts/", "", None),
    ("butler", "desk/<code>/receipts/", "?day=2020-01-01", None),
    ("butler", RECEIPT, "", None),
    ("manager", DEPOSIT, "?size=a4", None),
    ("butler", "desk/<code>/arrears/", "", None),
    ("reporter", "my/bills/", "", None),
    ("engineer", "my/bills/", "", None),
    ("reporter", "my/bills/<code>/<bill_own>/", "", None),
    ("reporter", "my/bills/<code>/share/", "", None),
    ("", PROOF, "", None),
)
NO_PAGES = {
    f"{HOME}do/<verb>/",
    f"{HOME}situation/",
    f"{HOME}situation/<situation>/end/",
    "desk/<code>/arrears/<home_id>/remind/",
}


def known(town):
    """A bill of the reporter that is overdue, one payment of a part of it, and a deposit."""
    number = contract.signed(town.yard, key="running").number
    run = fees.billed(town.yard, number, date(2026, 4, 1))
    said = {"actor": SYSTEM, "yard": town.yard, "home_id": town.home.id}
    part = finance.Paying(5000, "cash", late=False)
    paid = finance.take_payment(**said, paying=part, client_key="proof-part")
    kept = finance.Paying(200000, "transfer", "装修押金")
    deposit = finance.take_deposit(**said, paying=kept, client_key="proof-deposit")
    new = finance.NewSituation("vacant", date(2026, 4, 10))
    empty = finance.note_situation(actor=SYSTEM, yard=town.yard, home_id=town.home.id, new=new)
    own = finance.Bill.objects.get(run=run, home=town.home)
    return {
        "home_id": town.home.id,
        "receipt": paid.number,
        "receipt_code": paid.code,
        "receipt_deposit": deposit.number,
        "situation": empty.id,
        "bill_own": own.number,
    }
