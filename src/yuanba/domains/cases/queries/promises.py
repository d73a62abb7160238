"""The promise ledger 承诺台账: every public promise of an estate and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.lists import LISTED
from yuanba.domains.cases.rules.figures import Figure
from yuanba.domains.cases.rules.promises import PROMISES, became, told
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment


@dataclass(frozen=True)
class Promise:
    """A case with its promise; `words` and `because` as they are hung on a wall."""

    case: Case
    became: str
    words: str
    because: str


@dataclass(frozen=True)
class Ledger:
    """How many were kept, late, dropped and are running."""

    kept: int = 0
    late: int = 0
    dropped: int = 0
    running: int = 0

    @property
    def all(self) -> int:
        """Every promise."""
        return self.kept + self.late + self.dropped + self.running

    @property
    def figure(self) -> Figure:
        """Kept of what is decided: what still runs in time is not."""
        return Figure(self.kept, self.all - self.running)

    def __add__(self, other: "Ledger") -> "Ledger":
        mine, theirs = vars(self), vars(other)
        return Ledger(**{name: mine[name] + theirs[name] for name in PROMISES})


def _rules(now: datetime) -> dict[str, Q]:
    """`rules.promises.became` as the database reads it."""
    done, dropped = Q(resolved_at__isnull=False), Q(outcome__in=("not-solvable", "not-ours"))
    open_late, open_running = Q(resolved_at=None, promised_due__lt=now), Q(resolved_at=None, promised_due__gte=now)
    return {
        "kept": done & ~dropped & Q(resolved_at__lte=F("promised_due")),
        "late": (done & ~dropped & Q(resolved_at__gt=F("promised_due"))) | open_late,
        "dropped": done & dropped,
        "running": open_running,
        "all": Q(),
    }


def _promised(yard_ids: Collection[UUID], since: date) -> Any:
    start = datetime.combine(since, time(), clock.SHANGHAI)
    rows = Case.objects.filter(yard_id__in=yard_ids, visibility="neighbours", main__isnull=True)
    return rows.filter(promised_due__isnull=False, reported_at__gte=start)


def ledgers(yard_ids: Collection[UUID], since: date) -> dict[UUID, Ledger]:
    """By estate, of public cases reported since a day; one statement."""
    rules = _rules(clock.now())
    counts = {name: Count("id", filter=rules[name]) for name in PROMISES}
    rows = _promised(yard_ids, since).values("yard_id").annotate(**counts).order_by()
    found = {row["yard_id"]: Ledger(**{name: row[name] for name in PROMISES}) for row in rows}
    return {yard_id: found.get(yard_id, Ledger()) for yard_id in yard_ids}


def promises(yard: Yard, what: str, since: date, *, after: str = "") -> Page[Promise]:
    """The promises that became `what`, of the newest cases first; `all` for every one. Refused as absent."""
    now = clock.now()
    if what not in _rules(now):
        raise absent()
    rows = _promised([yard.id], since).filter(_rules(now)[what])
    rows = rows.select_related("place").only(*LISTED[1:], "promised_text", "outcome_reason")
    page = by_moment(rows, "-reported_at", after)
    return page.of(_line(yard, case, now) for case in page.rows)


def _line(yard: Yard, case: Case, now: datetime) -> Promise:
    case.yard = yard
    assert case.promised_due is not None  # noqa: S101  only promised cases are read
    state = became(case.promised_due, case.resolved_at, case.outcome, now)
    because = told(case.outcome_reason) if state == "dropped" else ""
    return Promise(case, state, told(case.promised_text), because)
