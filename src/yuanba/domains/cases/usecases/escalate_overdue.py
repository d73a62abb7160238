"""A clock ran out: one rung of the ladder after the other is told."""

from django.db import transaction

from yuanba.domains.cases.events import CaseOverdue
from yuanba.domains.cases.models import Case, Rung
from yuanba.domains.cases.rules.clocks import rung_at
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.writing import each
from yuanba.domains.people.public import holders
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import written

SLICE = 200


def escalate_overdue(*, actor: Actor) -> int:
    """How many rungs were told now, over at most two hundred cases; one rung of a case at a time."""
    late = Case.objects.filter(written(), escalate_at__lt=clock.now()).order_by("escalate_at")[:SLICE]
    return each(late.select_related("yard"), lambda case: _escalate(actor, case))


def _escalate(actor: Actor, seen: Case) -> bool:
    policy = from_data(seen.policy)
    if seen.due_at is None or seen.rungs >= len(policy.ladder):
        return False
    rung = seen.rungs + 1
    with transaction.atomic():
        still = Case.objects.filter(yard=seen.yard, id=seen.id, rungs=seen.rungs, due_at=seen.due_at)
        if not still.update(rungs=rung, escalate_at=rung_at(rung, seen.due_at, policy)):
            return False
        told = CaseOverdue(
            number=seen.number,
            title=seen.told_title,
            path=seen.path,
            due_what=seen.due_what,
            due_at=seen.due_at.isoformat(),
            role=policy.ladder[seen.rungs],
        )
        record(told, yard=seen.yard, actor=actor, subject=seen.id)
        _note(seen, told.role)
    return True


def _note(case: Case, role: str) -> None:
    """Who was told stays with the case; where nobody holds the post, that stays too."""
    told = [{"name": one.name, "name_en": one.name_en} for one in holders(role, case.path)]
    due_at = case.due_at or clock.now()
    Rung(yard=case.yard, case=case, role=role, told=told, at=clock.now(), due_what=case.due_what, due_at=due_at).save()
