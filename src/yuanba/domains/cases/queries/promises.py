"""The promise ledger 承诺台账: every public promise of an estate and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q

from yuanba.domains.cases.models import Promise
from yuanba.domains.cases.rules.figures import Figure
from yuanba.domains.cases.rules.promises import PROMISES, became, told
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment


@dataclass(frozen=True)
class Promised:
    """A promise on its case; `words` and `because` as they are hung on a wall."""

    row: Promise
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


@dataclass(frozen=True)
class OfCompany:
    """What one company promised in one estate, by the names of the days on which it promised."""

    company: str
    company_en: str
    yard_id: UUID
    ledger: Ledger


def _rules(now: datetime) -> dict[str, Q]:
    """What became of a row as the database reads it: written when it ended, by its date while it is open."""
    return {
        "kept": Q(how="kept"),
        "late": Q(how="late") | Q(ended_at__isnull=True, due__lt=now),
        "dropped": Q(how="dropped"),
        "running": Q(ended_at__isnull=True, due__gte=now),
        "all": Q(),
    }


def _given(since: date, **where: Any) -> Any:
    start = datetime.combine(since, time(), clock.SHANGHAI)
    return Promise.objects.filter(at__gte=start, case__visibility="neighbours", **where)


def _counted(rows: Any, *by: str) -> Any:
    rules = _rules(clock.now())
    counts = {f"n_{name}": Count("id", filter=rules[name]) for name in PROMISES}
    return rows.values(*by).annotate(name_en=Max("company_en"), **counts).order_by(*by)


def _ledger(row: dict[str, Any]) -> Ledger:
    return Ledger(**{name: row[f"n_{name}"] for name in PROMISES})


def ledgers(yard_ids: Collection[UUID], since: date) -> dict[UUID, Ledger]:
    """By estate, of promises for public cases given since a day; one statement."""
    found = {row["yard_id"]: _ledger(row) for row in _counted(_given(since, yard_id__in=yard_ids), "yard_id")}
    return {yard_id: found.get(yard_id, Ledger()) for yard_id in yard_ids}


def ledgers_by_company(yard_ids: Collection[UUID], since: date) -> list[OfCompany]:
    """By the company that gave them, and estate; whoever looks after it today; one statement."""
    rows = _counted(_given(since, yard_id__in=yard_ids), "company", "yard_id")
    return [OfCompany(row["company"], row["name_en"], row["yard_id"], _ledger(row)) for row in rows]


def ledgers_of_company(company: str, since: date) -> dict[UUID, Ledger]:
    """By estate, wherever this company promised, also where another one came after it; one statement."""
    return {row["yard_id"]: _ledger(row) for row in _counted(_given(since, company=company), "yard_id")}


def promises(yard: Yard, what: str, since: date, *, company: str | None = None, after: str = "") -> Page[Promised]:
    """Those that became `what` (`all`: every one), of a company where one is named, newest first. Refused as absent."""
    now = clock.now()
    if what not in _rules(now):
        raise absent()
    named = {} if company is None else {"company": company}
    rows = _given(since, yard_id=yard.id, **named).filter(_rules(now)[what])
    page = by_moment(
        rows.select_related("case__place").defer("case__text", "case__search", "case__policy"), "-at", after
    )
    return page.of(_line(yard, row, now) for row in page.rows)


def _line(yard: Yard, row: Promise, now: datetime) -> Promised:
    row.case.yard = yard
    state = row.how or became(row.due, None, "", now)
    return Promised(row, state, told(row.words), told(row.because))
