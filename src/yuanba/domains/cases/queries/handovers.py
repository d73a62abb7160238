"""Shifts handed over: what is open now, and those of before."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from yuanba.domains.cases.access import check_works, seen_in
from yuanba.domains.cases.models import Case, HandOver
from yuanba.domains.cases.queries.lists import chosen
from yuanba.domains.people.public import Member, team_at
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

HOURS, MOST, WORKERS = 12, 30, ("butler", "engineer", "manager")


@dataclass(frozen=True)
class ShiftNow:
    """What the next shift finds: how much is open and late, what is due soon, what was promised."""

    open: int
    late: int
    due: list[Case]
    promised: list[Case]

    @property
    def facts(self) -> dict[str, Any]:
        """As it is kept: by ids, so that who reads it later sees no more than she may."""
        ids = {"due": [str(one.id) for one in self.due], "promised": [str(one.id) for one in self.promised]}
        return {"open": self.open, "late": self.late, **ids}


def shift_now(actor: Actor, yard: Yard) -> ShiftNow:
    """Now, and the next twelve hours."""
    now = clock.now()
    rows = seen_in(actor, "case.work", yard).filter(due_at__isnull=False)
    due = rows.filter(due_at__lt=now + timedelta(hours=HOURS)).order_by("due_at", "id").values_list("id", flat=True)
    promised = rows.filter(promised_due__isnull=False, resolved_at__isnull=True).order_by("promised_due", "id")
    return ShiftNow(
        open=seen_in(actor, "case.work", yard).filter(closed_at__isnull=True).count(),
        late=rows.filter(due_at__lt=now).count(),
        due=chosen(actor, yard, list(due[:MOST])),
        promised=chosen(actor, yard, list(promised.values_list("id", flat=True)[:MOST])),
    )


def shift_of(actor: Actor, row: HandOver) -> ShiftNow:
    """What a hand-over holds, as far as the actor works on it."""
    due, promised = ([UUID(one) for one in row.facts[name]] for name in ("due", "promised"))
    found = {case.id: case for case in chosen(actor, row.yard, list({*due, *promised}))}
    return ShiftNow(
        open=row.facts["open"],
        late=row.facts["late"],
        due=[found[one] for one in due if one in found],
        promised=[found[one] for one in promised if one in found],
    )


def handovers(actor: Actor, yard: Yard, *, after: str = "") -> Page[HandOver]:
    """All of them, the newest first."""
    check_works(actor, yard)
    rows = HandOver.objects.filter(yard=yard)
    return by_moment(rows, "-at", after)


def handover(actor: Actor, yard: Yard, handover_id: UUID) -> HandOver:
    """One; refused as absent."""
    check_works(actor, yard)
    row = HandOver.objects.filter(yard=yard, id=handover_id).select_related("yard").first()
    if row is None:
        raise absent()
    return row


def next_people(actor: Actor, yard: Yard) -> list[Member]:
    """To whom a shift can be handed: who works here, beside the actor."""
    return [one for one in team_at(yard.path) if one.role in WORKERS and one.account not in (None, actor.account)]
