"""Days and shares of tenures. Whole days, first and last included; fractions, never rounded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from yuanba.kernel.errors import Refusal, register

register("dates-wrong", 422, "The last day lies before the first.")
register("not-of-enterprises", 422, "An enterprise owns or rents: choose owner, co-owner or tenant.")
register("share-wrong", 422, "A share is a fraction above 0 and at most 1, and only co-owners divide a home.")
register("stands-for-missing", 422, "A guardian or heir stands for somebody of this home: please say for whom.")
register(
    "shares-over",
    409,
    "On %(day)s the shares of this home would be more than the whole. Please check who owns how much, and when.",
)
register("tenure-twice", 409, "This is registered for that time already, with another last day or share.")

OWNING = frozenset({"owner", "co-owner"})
STANDING_IN = frozenset({"guardian", "heir"})
OF_ENTERPRISES = OWNING | {"tenant"}
WHOLE = Fraction(1)
FINEST = 1_000_000


@dataclass(frozen=True)
class Stay:
    """What somebody is to a home, from a day to a day. Who owns without a share owns jointly with others."""

    kind: str
    since: date
    until: date | None = None
    share: Fraction | None = None


@dataclass(frozen=True)
class Holding:
    """A part of a home that is owned for some days; a joint part has no share."""

    since: date
    until: date | None
    share: Fraction | None


def checked(stay: Stay) -> Stay:
    """The stay; refused as `invalid`."""
    wrong = {}
    if stay.until is not None and stay.until < stay.since:
        wrong["until"] = "dates-wrong"
    if not _share_fits(stay):
        wrong["share"] = "share-wrong"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return stay


def alone(stay: Stay) -> Stay:
    """An owner who is no co-owner has the whole."""
    return replace(stay, share=WHOLE) if stay.kind == "owner" else stay


def _share_fits(stay: Stay) -> bool:
    if stay.share is None:
        return True
    if stay.kind == "owner":
        return stay.share == WHOLE
    return stay.kind == "co-owner" and 0 < stay.share <= WHOLE and stay.share.denominator <= FINEST


def on(day: date, since: date, until: date | None) -> bool:
    """Whether a span holds on a day."""
    return since <= day and (until is None or day <= until)


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two spans have a day in common."""
    first = max(one[0], other[0])
    return on(first, *one) and on(first, *other)


def too_much_on(holdings: Iterable[Holding]) -> date | None:
    """The first day on which more than the whole is owned, None where there is none.

    Joint owners own something: beside them the stated shares stay below the whole.
    """
    held = list(holdings)
    for day in sorted({one.since for one in held}):
        shares = [one.share for one in held if on(day, one.since, one.until)]
        stated = sum((share for share in shares if share is not None), Fraction(0))
        if stated > WHOLE or (stated == WHOLE and None in shares):
            return day
    return None
