"""A home changes hands: the fee of the month between the two owners."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yuanba.kernel.money import split_largest_remainder


@dataclass(frozen=True)
class Change:
    """The month of the change: the former owner pays the days before `on`, the new one from it on."""

    former: int
    new: int


def month_between(fen: int, on: date) -> Change:
    """The fee of the month of the change, by days; the two parts are the fee."""
    days = monthrange(on.year, on.month)[1]
    former, new = split_largest_remainder(fen, [on.day - 1, days - on.day + 1])
    return Change(former, new)


Span = tuple[date, date]


@dataclass(frozen=True)
class Owning:
    """Somebody owns a home from a day to a day; `who` tells owners apart."""

    who: str
    since: date
    until: date | None


def hands(owning: Sequence[Owning], first: date, last: date) -> list[Span]:
    """The days of a span by whose they are: a home changes hands where none of those before owns it any more."""
    if owning and all(one.since <= first and (one.until is None or last <= one.until) for one in owning):
        return [(first, last)]
    found: list[Span] = []
    before: frozenset[str] = frozenset()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        now = frozenset(one.who for one in owning if one.since <= day and (one.until is None or day <= one.until))
        if now & before:
            found[-1] = (found[-1][0], day)
        elif now:
            found.append((day, day))
        before = now
    return found


def by_days(fen: int, spans: Sequence[Span], whole: int) -> list[int]:
    """A sum for so many days over its spans; days that belong to nobody are paid by nobody."""
    days = [days_of(one) for one in spans]
    if days == [whole]:
        return [fen]
    return split_largest_remainder(fen, [*days, max(whole - sum(days), 0)])[: len(days)]


def days_of(span: Span) -> int:
    """The first and the last both count."""
    return (span[1] - span[0]).days + 1
