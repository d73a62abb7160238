"""What common parts earn: contracts with what is due, and money that came by them."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from yuanba.domains.finance import public as finance
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.fees import IdempotencyKey, Number
from yuanba.interfaces.api.keys import Key, actor

router = Router()
key = Key()
REVENUE = "/yards/{code}/revenue"
READ, TAKE = "revenue.read", "revenue.take"


class Common(Schema):
    """A contract about a common part, in fen each period; `share` is the company's, in hundredths of a per cent."""

    number: int
    kind: str
    party: str
    place: str
    since: date
    until: date
    period: str
    fen: int
    share: int


class Listed(Common):
    """The same with what is late of it, and the day on which something is due next."""

    late: int
    next: date | None


class Year(Schema):
    """This year: what came, what of it the owners earned, what they have today, what of that is decided."""

    gross: int
    owners: int
    closing: int
    fund_due: int
    undecided: int


class Revenue(Schema):
    """The year and one page of contracts, the newest first; `more` is the `after` of the next."""

    year: Year
    items: list[Listed]
    more: str


class Due(Schema):
    """What should come in on a day, and what of it came."""

    day: date
    fen: int
    paid: int


class Taking(Schema):
    """Money that came in, and the owners' part; below nothing where it takes `back` another one."""

    number: int
    fen: int
    owners: int
    way: str
    day: date
    words: str
    count: int
    minutes: int
    back: int | None
    by: str
    at: shapes.Moment


class WholeContract(Common):
    """A contract with what is due, and one page of what came, the newest first."""

    came: int
    owners: int
    dues: list[Due]
    items: list[Taking]
    more: str


class TakesRevenue(Schema):
    """Money to take: `count` cars in one sum, or one that stayed `minutes` at the price of that name."""

    fen: Annotated[int, Field(ge=-(10**12), le=10**12)]
    way: str
    day: date | None = None
    words: str = ""
    count: Number = 0
    minutes: Number = 0
    price: str = ""


@router.get(REVENUE, response=Revenue, auth=key, summary="What common parts earn")
def revenue(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """Contracts with what is late, and the year in sums."""
    by = actor(request)
    found = finance.revenue.revenue_desk(by, estate_where(by, code, READ), after=after)
    names = ("gross", "owners", "closing", "fund_due", "undecided")
    items = [_common(one) | {"late": late, "next": due.day if due else None} for one, late, due in found.page.rows]
    return {"year": {name: getattr(found.year, name) for name in names}, "items": items, "more": found.page.more}


@router.get(f"{REVENUE}/{{int:number}}", response=WholeContract, auth=key, summary="One contract about a common part")
def contract(request: HttpRequest, code: str, number: Number, after: str = "") -> dict[str, Any]:
    """With every due day, and what came by it."""
    by = actor(request)
    sheet = finance.revenue.revenue_sheet(by, estate_where(by, code, READ), number, after=after)
    dues = [{"day": one.day, "fen": one.fen, "paid": one.paid} for one in sheet.dues]
    items = [_taking(one) for one in sheet.page.rows]
    sums = {"came": sheet.came, "owners": sheet.owners}
    return _common(sheet.contract) | sums | {"dues": dues, "items": items, "more": sheet.page.more}


@router.post(f"{REVENUE}/{{int:number}}/takings", response={201: Taking}, auth=key, summary="Take money")
def take(
    request: HttpRequest, code: str, number: Number, said: TakesRevenue, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Once per key of the header. Of a car that stayed so long the price says the sum."""
    by = actor(request)
    taken = finance.revenue.Taken(**dict(said))
    made = finance.revenue.take_revenue(
        actor=by, yard=estate_where(by, code, TAKE), number=number, taken=taken, client_key=idempotency_key
    )
    return Status(201, _taking(made))


def _common(one: finance.revenue.RevenueContract) -> dict[str, Any]:
    names = ("number", "kind", "party", "since", "period", "fen", "share")
    plain = {name: getattr(one, name) for name in names}
    return plain | {"until": one.last_day, "place": one.place.label if one.place else ""}


def _taking(one: finance.revenue.Taking) -> dict[str, Any]:
    names = ("number", "fen", "owners", "way", "day", "words", "count", "minutes", "by", "at")
    return {name: getattr(one, name) for name in names} | {"back": one.of.number if one.of else None}
