"""Seats, badges, holidays and loads of posts."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from yuanba.domains.people.rules import is_phone, plain_phone
from yuanba.domains.people.rules.cards import LANGUAGES
from yuanba.domains.people.rules.roles import COMMITTEE_SIDES, COMMITTEES, ROLES, SEATS, TERMED
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.paths import above
from yuanba.kernel.text import clean

register("side-wrong", 422, "A seat on the management committee belongs to one side: please choose which.")
register(
    "seat-wrong",
    422,
    "Only committees have seats; they and building representatives have terms. Please choose one of those offered.",
)
register("delegation-long", 422, "A deputy stands in for at most 92 days. For longer, appoint somebody.")
register("delegation-outside", 422, "The post itself does not last from the first to the last of these days.")
register("post-over", 409, "This post ends on %(until)s already. Renew it to make it longer, or choose an earlier day.")

LONGEST_DELEGATION = 92
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Seat:
    """On which side of a committee, as what, in which term; by which contract for company staff."""

    side: str = ""
    seat: str = ""
    term: int | None = None
    contract: UUID | None = None


@dataclass(frozen=True)
class Badge:
    """What people need to know of who looks after them."""

    photo: UUID | None = None
    languages: tuple[str, ...] = ()
    hours: str = ""
    hours_en: str = ""
    phone: str = ""


def seated(role: str, seat: Seat) -> Seat:
    """The seat; a side is kept where the role itself stands on none. Refused as `invalid`."""
    own = ROLES[role].side
    wrong = {}
    if seat.side not in ((own, "") if own else COMMITTEE_SIDES):
        wrong["side"] = "side-wrong"
    if not _seat_fits(role, seat):
        wrong["seat"] = "seat-wrong"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(seat, side="" if own else seat.side)


def _seat_fits(role: str, seat: Seat) -> bool:
    known = ("", *SEATS) if role in COMMITTEES else ("",)
    return seat.seat in known and (seat.term is None or (role in TERMED and seat.term > 0))


def checked_badge(badge: Badge) -> Badge:
    """The badge as it is kept; refused as `invalid`."""
    phone = plain_phone(badge.phone)
    checks = {
        "languages": "" if set(badge.languages) <= LANGUAGES.keys() else "language-unknown",
        "phone": "phone-wrong" if phone and not is_phone(phone) else "",
    }
    wrong = {field: code for field, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    hours, english = clean(badge.hours)[:80], clean(badge.hours_en)[:100]
    return replace(badge, phone=clean(badge.phone)[:20], hours=hours, hours_en=english)


def check_delegation(since: date, until: date, post: tuple[date, date | None]) -> None:
    """Refuse as `invalid` days that no deputy can stand in for."""
    code = ""
    if until < since:
        code = "dates-wrong"
    elif (until - since).days >= LONGEST_DELEGATION:
        code = "delegation-long"
    elif since < post[0] or (post[1] is not None and until > post[1]):
        code = "delegation-outside"
    if code:
        raise Refusal("invalid", fields={"until": code})


def last_day(since: date, until: date) -> date:
    """The last day as it is kept; of what ends before it begins the day before its first: a span without days."""
    return max(until, since - timedelta(days=1))


def check_end(until: date, post: tuple[date, date | None], today: date) -> None:
    """Refuse as `invalid` a last day before the first, and one that makes the post longer.

    A post that has not begun is called off by any day before; on its first day still by the day before that.
    """
    code, kept = "", last_day(post[0], until)
    is_called_off = post[0] > today or (post[0] == today and until == kept)
    if until < post[0] and post[1] != kept and not is_called_off:
        code = "dates-wrong"
    elif post[1] is not None and post[1] < kept:
        code = "post-over"
    if code:
        raise Refusal("invalid", fields={"until": code}, until=post[1].isoformat() if post[1] else "")


def loads(posts: Iterable[tuple[Key, str]], homes: Iterable[str]) -> Mapping[Key, int]:
    """How many homes each holder of a post at a path has: a home counts for the nearest posts.

    Where several stand at the same path they share its homes, rounded up.
    """
    holders: dict[str, set[Key]] = {}
    for key, path in posts:
        holders.setdefault(path, set()).add(key)
    nearest = Counter(next((up for up in above(home) if up in holders), "") for home in homes)
    found: Counter[Key] = Counter({key: 0 for keys in holders.values() for key in keys})
    for path, keys in holders.items():
        for key in keys:
            found[key] += -(-nearest[path] // len(keys))
    return found
