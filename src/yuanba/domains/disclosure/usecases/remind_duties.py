"""Every morning: what is to be published soon or is late, to whoever must; and once, that it is late, above."""

from django.db import transaction

from yuanba.domains.disclosure.events import StatementDue, StatementLate
from yuanba.domains.disclosure.models import DutyTerm
from yuanba.domains.disclosure.queries.calendar import standings_of
from yuanba.domains.disclosure.rules import duties, spans
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import Yard, written

SLICE = 100


def remind_duties(*, actor: Actor) -> int:
    """How many were told now; each once a day until it is published."""
    owing = DutyTerm.objects.values("yard_id")
    yards = list(Yard.objects.filter(written("id"), kind=Yard.Kind.ESTATE, id__in=owing).order_by("path"))
    told = 0
    for start in range(0, len(yards), SLICE):
        some = yards[start : start + SLICE]
        found = standings_of([one.id for one in some], clock.today())
        told += sum(_remind(actor, yard, found[yard.id]) for yard in some)
    return told


def _remind(actor: Actor, yard: Yard, standings: list[duties.Standing]) -> int:
    due = [one for one in standings if one.state in (duties.SOON, duties.MISSING)]
    if not due:
        return 0
    today = clock.today().isoformat()
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        rows = Event.objects.filter(yard=yard, subject=yard.id)
        if rows.filter(name="statement.due", payload__day=today).exists():
            return 0
        said = rows.filter(name="statement.late").values_list("payload__contract", "payload__label")
        known = set(said)
        for one in due:
            of = (one.duty.contract, spans.label(one.duty.kind, one.duty.since))
            by, late = one.duty.due.isoformat(), one.days if one.state == duties.MISSING else 0
            record(StatementDue(today, *of, by, late), yard=yard, actor=actor, subject=yard.id)
            if late and of not in known:
                known.add(of)
                record(StatementLate(*of, by), yard=yard, actor=actor, subject=yard.id)
    return len(due)
