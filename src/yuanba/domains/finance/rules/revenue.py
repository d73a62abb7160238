"""What common parts earn: what is agreed with whom, when it is due, how it is parted, what the owners have of it."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.domains.finance.rules.receipts import MOST
from yuanba.domains.finance.rules.words import BY_HAND
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.money import round_half_up
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("revenue-kind", 422, "Please choose what earns it.")
register("revenue-party", 422, "Please say with whom it was agreed.")
register("revenue-days", 422, "Please give the first and the last day, at most twenty years apart.")
register("revenue-period", 422, "Please choose how often it is due.")
register("revenue-sum", 422, "Please write the sum of one period in yuan, above zero; none where it comes as it comes.")
register("revenue-first", 422, "Please give the day on which it is due first, within the days of the contract.")
register("revenue-share", 422, "Please write the company's share in per cent, from 0 to 100.")
register("revenue-scan", 422, "Please add a photograph or a PDF of the signed contract.")
register("revenue-end", 422, "Please give a last day within the days of the contract.")
register("revenue-ended", 409, "This contract was ended on another day already. Please look at it again.")
register("revenue-why", 422, "Please say in a few words why.")
register("revenue-day", 422, "The day cannot lie in the future, nor before the contract begins.")
register("revenue-stay", 422, "Please say from when to when, at most thirty days.")
register("revenue-price", 422, "The contract of the company has no price by the hour of that name.")
register("revenue-tariff", 409, "By the price the sum is another one now. Please look at it again.")
register("revenue-count", 422, "Please write how many cars it was, from 1 to 100,000.")
register("revenue-taken-back", 409, "This was taken back already.")
register("revenue-short", 409, "There is not so much public revenue left for this.")
register("share-short", 409, "Of the company's share there is not so much left.")
register("fund-part", 422, "Please write a part in whole per cent, from 0 to 100.")
PARKING = "parking"
KINDS: dict[str, str] = {
    PARKING: _("Parking on common ground"),
    "clubs": _("Club houses and common rooms"),
    "adverts": _("Advertising"),
    "sites": _("Stalls and sites"),
    "lockers": _("Parcel lockers and machines"),
    "other": _("Other public revenue"),
}
ONCE, OPEN = "once", "open"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
PERIODS: dict[str, str] = {
    "month": _("every month"),
    "quarter": _("every quarter"),
    "half": _("every half year"),
    "year": _("every year"),
    ONCE: _("once"),
    OPEN: _("as it comes"),
}
WHOLE, MOST_SCANS, MOST_YEARS, MOST_COUNT = 10_000, 12, 20, 100_000
LONGEST_STAY = 30 * 24 * 60
SOON = 7


@dataclass(frozen=True)
class Agreed:
    """A contract about a common part. `fen` of each period, first due on `first`; `share`: the company's, in 1/10,000.

    With the period `open` money comes as it comes: `fen` is 0 and nothing is due.
    """

    kind: str
    party: str
    since: date | None
    until: date | None
    period: str
    fen: int = 0
    first: date | None = None
    share: int = 0
    words: str = ""
    place: UUID | None = None
    scans: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Taken:
    """Money that came in. `count` cars of a day in one sum, or one that stayed `minutes` at the price of that name."""

    fen: int
    way: str
    day: date | None = None
    words: str = ""
    count: int = 0
    minutes: int = 0
    price: str = ""


@dataclass(frozen=True)
class Due:
    """What should come in on a day, and what of it came."""

    number: int
    day: date
    fen: int
    paid: int

    @property
    def left(self) -> int:
        """What is missing yet."""
        return self.fen - self.paid

    def is_late(self, today: date) -> bool:
        """Whether it should be there."""
        return self.left > 0 and self.day < today


def agreed(said: Agreed) -> Agreed:
    """With clean words; refused as `invalid` with its fields."""
    said = replace(
        said,
        party=clean(said.party)[:80],
        words=clean(said.words)[:400],
        scans=tuple(dict.fromkeys(said.scans)),
        first=None if said.period == OPEN else said.first,
        fen=0 if said.period == OPEN else said.fen,
    )
    is_open, is_span = said.period == OPEN, _is_span(said.since, said.until)
    is_first = is_span and _is_span(said.since, said.first) and _is_span(said.first, said.until)
    tests = {
        "kind": ("revenue-kind", said.kind in KINDS),
        "party": ("revenue-party", bool(said.party)),
        "until": ("revenue-days", is_span),
        "period": ("revenue-period", said.period in PERIODS),
        "fen": ("revenue-sum", is_open or 0 < said.fen <= MOST),
        "first": ("revenue-first", is_open or is_first),
        "share": ("revenue-share", 0 <= said.share <= WHOLE),
        "scans": ("revenue-scan", 0 < len(said.scans) <= MOST_SCANS),
    }
    wrong = {field: code for field, (code, holds) in tests.items() if not holds}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return said


def _is_span(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and since <= until and until.year - since.year <= MOST_YEARS


def taken(said: Taken, since: date, today: date) -> Taken:
    """With clean words; refused as `invalid` with its fields. `since` is the first day of the contract."""
    said = replace(said, words=clean(said.words)[:200], day=said.day or today)
    tests = {
        "fen": ("pay-sum", not isinstance(said.fen, bool) and 0 < said.fen <= MOST),
        "way": ("pay-way", said.way in BY_HAND),
        "day": ("revenue-day", said.day is not None and since <= said.day <= today),
        "count": ("revenue-count", 0 <= said.count <= MOST_COUNT),
        "minutes": ("revenue-stay", 0 <= said.minutes <= LONGEST_STAY),
    }
    wrong = {field: code for field, (code, holds) in tests.items() if not holds}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return said


def due_days(period: str, first: date | None, until: date) -> list[date]:
    """The days on which it is due, until the last day of the contract: the same day of the month, or its last one."""
    if first is None or period == OPEN:
        return []
    if period == ONCE:
        return [first] if first <= until else []
    found: list[date] = []
    step = MONTHS[period]
    while True:
        months = first.month - 1 + step * len(found)
        year, month = first.year + months // 12, months % 12 + 1
        day = date(year, month, min(first.day, monthrange(year, month)[1]))
        if day > until:
            return found
        found.append(day)


def dues(days: Sequence[date], fen: int, came: int) -> list[Due]:
    """What came pays what is due the longest first."""
    found = []
    for number, day in enumerate(days, 1):
        paid = max(min(came, fen), 0)
        came -= paid
        found.append(Due(number, day, fen, paid))
    return found


def speaks(due: Due, today: date) -> bool:
    """Whether this is a day on which the manager is reminded: a week before, on the day, the day after, every week."""
    if due.left <= 0:
        return False
    days = (today - due.day).days
    return days in (-SOON, 0) or (days > 0 and days % SOON == 1)


def to_fund(owners: int, percent: int) -> int:
    """How much of what the owners earned goes to the maintenance fund at least."""
    return max(round_half_up(owners * percent, 100), 0)
