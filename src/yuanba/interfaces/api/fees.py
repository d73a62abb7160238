"""What homes owe and pay: bills, receipts, a payment taken, the bills of a month drafted and published."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.finance import public as finance
from yuanba.domains.places.public import Place
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_of, estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import home_called
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
BILLS, PAYMENTS, RUNS = "/yards/{code}/bills", "/yards/{code}/payments", "/yards/{code}/billing"
SEE, TAKE, OVERSEE, RUN = "bill.see", "payment.take", "bill.oversee", "bill.run"


class Bill(Schema):
    """What a home owes for some days, in fen; `state` says whether it was paid, or taken back."""

    number: int
    home: str
    kind: str
    month: date
    since: date
    until: date
    due: date
    fen: int
    paid: int
    left: int
    state: Literal["open", "paid", "credited", "credit"]


class BillLine(Schema):
    """One price of a bill."""

    name: str
    name_en: str
    fen: int
    month: date


class Paid(Schema):
    """What paid a bill; `payment` is the number of a receipt, none where an advance did."""

    payment: int | None
    fen: int
    day: date


class WholeBill(Bill):
    """A bill with its lines and what paid it."""

    lines: list[BillLine]
    applied: list[Paid]


class Bills(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Bill]
    more: str


class Payment(Schema):
    """A receipt in fen: what came in or went back, and what of it no bill needed."""

    number: int
    home: str
    kind: str
    way: str
    fen: int
    prepaid: int
    words: str
    day: date
    at: shapes.Moment
    by: str


class PaidBill(Schema):
    """What a payment paid of a bill."""

    bill: int
    fen: int


class Receipt(Payment):
    """A receipt with its code, by which anybody proves it, and the bills it paid."""

    code: str
    bills: list[PaidBill]


class Payments(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Payment]
    more: str


class Pays(Schema):
    """Who pays how much: the home as people write it, fen, and the way; `late` charges late fees that are due."""

    home: str = Field(max_length=120)
    fen: int = Field(ge=1, le=10**12)
    way: Literal["cash", "transfer"]
    words: str = Field("", max_length=200)
    late: bool = True

    model_config = {"json_schema_extra": {"examples": [{"home": "3-1-902", "fen": 18547, "way": "transfer"}]}}


class Run(Schema):
    """The bills of a month by one contract, in fen."""

    number: int
    contract: int
    month: date
    due: date
    mode: str
    state: str
    bills: int
    fen: int
    skipped: int
    at: shapes.Moment
    published_at: shapes.Moment | None


class OfPrice(Schema):
    """What one price brings: how many homes, how much."""

    name: str
    name_en: str
    homes: int
    fen: int


class LeftOut(Schema):
    """How many were left out for a reason."""

    why: str
    count: int


class WholeRun(Run):
    """A run with its sums by price, and who was left out for what."""

    prices: list[OfPrice]
    left_out: list[LeftOut]


class Runs(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Run]
    more: str


class Drafts(Schema):
    """The month as 2026-03, the number of the contract, and the last day to pay."""

    contract: Number
    month: str = Field(max_length=7)
    due: date

    model_config = {"json_schema_extra": {"examples": [{"contract": 1, "month": "2026-03", "due": "2026-04-15"}]}}


@router.get(BILLS, response=Bills, auth=key, summary="Bills of an estate")
def bills(
    request: HttpRequest,
    code: str,
    home: str = "",
    month: str = "",
    state: Literal["all", "open"] = "all",
    after: str = "",
) -> dict[str, Any]:
    """Published ones where the caller looks after homes; of a `home`, of a `month` (2026-03), or still owed."""
    by = actor(request)
    yard = estate_where(by, code, SEE)
    of_home, of_month = _home(yard, home), _month(month) if month else None
    page = finance.bills(by, yard, home=of_home, month=of_month, still=state == "open", after=after)
    return {"items": [_bill(one) for one in page.rows], "more": page.more}


@router.get(f"{BILLS}/{{int:number}}", response=WholeBill, auth=key, summary="One bill")
def bill(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """With its lines and what paid it; also for whoever owned the home on its days."""
    sheet = finance.bill_sheet(actor(request), estate_of(code), number)
    paid = [{"payment": one.payment.number if one.payment else None, **_of(one, "fen", "day")} for one in sheet.applied]
    lines = [_of(one, "name", "name_en", "fen", "month") for one in sheet.lines]
    return _bill(sheet.bill) | {"lines": lines, "applied": paid}


@router.get(PAYMENTS, response=Payments, auth=key, summary="Receipts of an estate")
def payments(
    request: HttpRequest, code: str, home: str = "", day: date | None = None, after: str = ""
) -> dict[str, Any]:
    """Where the caller takes payments: of a `home`, of a `day`."""
    by = actor(request)
    yard = estate_where(by, code, TAKE)
    page = finance.payments(by, yard, home=_home(yard, home), day=day, after=after)
    return {"items": [_payment(one) for one in page.rows], "more": page.more}


@router.get(f"{PAYMENTS}/{{int:number}}", response=Receipt, auth=key, summary="One receipt")
def receipt(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """With the bills it paid."""
    by = actor(request)
    return _receipt(finance.receipt(by, estate_where(by, code, TAKE), number))


@router.post(PAYMENTS, response={201: Receipt}, auth=key, summary="Take a payment")
def take(request: HttpRequest, code: str, said: Pays, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Once per key of the header: the oldest bills first, as the contract says; what no bill needs is an advance."""
    by = actor(request)
    yard = estate_where(by, code, TAKE)
    home = home_called(yard, said.home)
    paying = finance.Paying(said.fen, said.way, said.words, said.late)
    made = finance.take_payment(actor=by, yard=yard, home_id=home.id, paying=paying, client_key=idempotency_key)
    return Status(201, _receipt(finance.receipt(by, yard, made.number)))


@router.get(RUNS, response=Runs, auth=key, summary="Billing runs")
def runs(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """Drafts too."""
    by = actor(request)
    page = finance.runs(by, estate_where(by, code, OVERSEE), after=after)
    return {"items": [_run(one) for one in page.rows], "more": page.more}


@router.get(f"{RUNS}/{{int:number}}", response=WholeRun, auth=key, summary="One billing run")
def run(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """With its sums by price, and how many were left out for what."""
    by = actor(request)
    return _whole(finance.run_sheet(by, estate_where(by, code, OVERSEE), number))


@router.post(RUNS, response={201: WholeRun}, auth=key, summary="Draft the bills of a month")
def draft(request: HttpRequest, code: str, said: Drafts, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Nobody has them yet. Again gives the draft that is there; what was billed is not billed again."""
    by = actor(request)
    yard = estate_where(by, code, RUN)
    made = finance.draft_bills(
        actor=by,
        yard=yard,
        contract=said.contract,
        month=_month(said.month),
        due=said.due,
        client_key=idempotency_key,
    )
    return Status(201, _whole(finance.run_sheet(by, yard, made.number)))


@router.post(f"{RUNS}/{{int:number}}/publish", response=WholeRun, auth=key, summary="Publish a draft of bills")
def publish(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """They are owed from now on, and advances pay them. Published before, nothing changes."""
    by = actor(request)
    yard = estate_where(by, code, RUN)
    finance.publish_bills(actor=by, yard=yard, run=number)
    return _whole(finance.run_sheet(by, yard, number))


def _home(yard: Yard, text: str) -> Place | None:
    return home_called(yard, text) if text else None


def _month(text: str) -> date:
    month = finance.read_month(text)
    if month is None:
        raise Refusal("invalid", fields={"month": "month-please"})
    return month


def _of(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _bill(one: finance.Bill) -> dict[str, Any]:
    state = "credit" if one.kind == finance.words.CREDIT else "open" if one.left else "paid"
    plain = _of(one, "number", "kind", "month", "since", "until", "due", "fen", "paid", "left")
    return plain | {"home": one.home.label, "state": "credited" if one.credited_at else state}


def _payment(one: finance.Payment) -> dict[str, Any]:
    return _of(one, "number", "kind", "way", "fen", "prepaid", "words", "day", "at", "by") | {"home": one.home.label}


def _receipt(one: finance.Receipt) -> dict[str, Any]:
    paid = [{"bill": row.bill.number, "fen": row.fen} for row in one.applied]
    return _payment(one.payment) | {"code": one.payment.code, "bills": paid}


def _run(one: finance.BillingRun) -> dict[str, Any]:
    names = ("number", "month", "due", "mode", "state", "bills", "fen", "skipped", "at", "published_at")
    return _of(one, *names) | {"contract": one.contract.number}


def _whole(sheet: finance.RunSheet) -> dict[str, Any]:
    prices = [_of(one, "name", "name_en", "homes", "fen") for one in sheet.prices]
    reasons = [{"why": why, "count": count} for why, count in sheet.reasons]
    return _run(sheet.run) | {"prices": prices, "left_out": reasons}
