"""Every morning: the hard cases whose weekly look is due, to whoever has them."""

from django.db import transaction

from yuanba.domains.cases.events import CheckDue
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.writing import each
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record

MOST = 5000


def remind_checks(*, actor: Actor) -> int:
    """How many are due today; each told once a day until somebody checked in."""
    day = clock.today().isoformat()
    due = Case.objects.filter(check_at__isnull=False, check_at__lte=clock.now()).order_by("check_at")[:MOST]
    return each(due.select_related("yard"), lambda case: _remind(actor, case, day))


def _remind(actor: Actor, case: Case, day: str) -> bool:
    with transaction.atomic():
        Case.objects.select_for_update(no_key=True).get(yard=case.yard, id=case.id)
        told = Event.objects.filter(yard=case.yard, subject=case.id, name="case.check_due", payload__day=day)
        if told.exists():
            return False
        happened = CheckDue(number=case.number, title=case.told_title, path=case.path, day=day)
        record(happened, yard=case.yard, actor=actor, subject=case.id)
    return True
