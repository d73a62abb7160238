"""What is owed to be published: of which period, within how many days after its end, and how that stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yuanba.domains.disclosure.rules import spans
from yuanba.kernel.errors import register
from yuanba.kernel.text import gettext_noop as _

MONEY, SERVICE = "money", "service"
WHATS: dict[str, str] = {MONEY: _("Statement of income and expense"), SERVICE: _("Service report")}
LATER, SOON, KEPT, LATE, MISSING = "later", "soon", "kept", "late", "missing"
STATES = (LATER, SOON, KEPT, LATE, MISSING)
OPEN_STATES = (LATER, SOON, MISSING)
# What an estate begins with when its first contract is signed: no law says it, and every estate may change it.
USUAL = ((MONEY, spans.QUARTER, 31), (SERVICE, spans.QUARTER, 31))
SOON_DAYS, MOST_DAYS = 7, 366
Key = tuple[int, str, date]
register("duty-what", 422, "Please choose the statement or the service report.")
register("duty-days", 422, "Please say a number of days from 1 to 366.")
register("duty-past", 422, "What was owed before stays as it was. Please choose today or a later day.")
register("duty-none", 422, "Nothing of this kind is owed then, so there is nothing to end.")


@dataclass(frozen=True)
class Term:
    """From a day on, a document of each period is owed within so many days after its end; None: no longer owed."""

    what: str
    kind: str
    since: date
    days: int | None


@dataclass(frozen=True)
class Run:
    """The days on which a contract runs: its company owes what is due of them."""

    contract: int
    since: date
    until: date


@dataclass(frozen=True)
class Duty:
    """A document of a period under a contract: `since` to `until` are its days, `ends` the last of the whole period."""

    what: str
    kind: str
    contract: int
    since: date
    until: date
    ends: date
    due: date

    @property
    def key(self) -> Key:
        """By which what was published answers it."""
        return self.contract, self.kind, self.since


@dataclass(frozen=True)
class Standing:
    """How duties of one period and day stand: `days` left, or late. `code` is what was published first."""

    duty: Duty
    whats: tuple[str, ...]
    state: str
    days: int
    code: str


@dataclass(frozen=True)
class First:
    """What was published first for a period: on which day, under which code."""

    on: date
    code: str


def term_on(terms: Iterable[Term], day: date) -> Term | None:
    """What holds on a day: the last to begin; of those that begin together the one that was set last."""
    begun = sorted((one for one in terms if one.since <= day), key=lambda one: one.since)
    return begun[-1] if begun else None


def owed(terms: Sequence[Term], runs: Sequence[Run], until: date, since: date = date.min) -> list[Duty]:
    """Of the periods that have begun by `until` and end on `since` or later: what holds on their last day decides."""
    pairs = dict.fromkeys((one.what, one.kind) for one in terms)
    found = []
    for what, kind in pairs:
        own = [one for one in terms if (one.what, one.kind) == (what, kind)]
        span = spans.span_of(kind, max(since, min(one.since for one in own)))
        while span[0] <= until:
            term = term_on(own, span[1])
            if term is not None and term.days is not None:
                due = span[1] + timedelta(days=term.days)
                cuts = ((one, spans.cut(span, (one.since, one.until))) for one in runs)
                found += [Duty(what, kind, one.contract, *days, span[1], due) for one, days in cuts if days]
            span = spans.span_of(kind, span[1] + timedelta(days=1))
    return found


def stands(duty: Duty, first: First | None, today: date) -> Standing:
    """How it stands today; a correction that came later changes nothing."""
    if first is not None:
        late = (first.on - duty.due).days
        return Standing(duty, (duty.what,), LATE if late > 0 else KEPT, max(late, 0), first.code)
    left = (duty.due - today).days
    if left < 0:
        return Standing(duty, (duty.what,), MISSING, -left, "")
    is_soon = today > duty.ends and left <= SOON_DAYS
    return Standing(duty, (duty.what,), SOON if is_soon else LATER, left, "")


def calendar(duties: Iterable[Duty], firsts: Mapping[str, Mapping[Key, First]], today: date) -> list[Standing]:
    """Each duty once, the last due first; documents that are due together and stand alike are one line."""
    lines: dict[tuple[Key, date, str, str], Standing] = {}
    for duty in duties:
        one = stands(duty, firsts[duty.what].get(duty.key), today)
        key = (duty.key, duty.due, one.state, one.code)
        before = lines.get(key)
        lines[key] = one if before is None else Standing(before.duty, (*before.whats, *one.whats), *_rest(one))
    return sorted(lines.values(), key=lambda one: (one.duty.due, one.duty.since, one.duty.kind), reverse=True)


def _rest(one: Standing) -> tuple[str, int, str]:
    return one.state, one.days, one.code


def counted(standings: Collection[Standing]) -> dict[str, int]:
    """How many lines are in each state."""
    return {state: sum(one.state == state for one in standings) for state in STATES}
