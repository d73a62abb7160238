"""Every morning: the problems of the ledgers that are due today or late, to whoever must deal with them."""

from django.db import transaction

from yuanba.domains.cases.events import ProblemDue
from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.rules.ledger import UNDER_WAY
from yuanba.domains.cases.writing import each
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import written

MOST = 5000


def remind_problems(*, actor: Actor) -> int:
    """How many are due or late today; each told once a day until it is said to be done."""
    due = Problem.objects.filter(written(), state=UNDER_WAY, due_on__lte=clock.today()).select_related("yard")
    return each(due.order_by("due_on")[:MOST], lambda one: _remind(actor, one, clock.today().isoformat()))


def _remind(actor: Actor, problem: Problem, day: str) -> bool:
    with transaction.atomic():
        Problem.objects.select_for_update(no_key=True).get(yard=problem.yard, id=problem.id)
        told = Event.objects.filter(yard=problem.yard, subject=problem.id, name="problem.due", payload__day=day)
        if told.exists():
            return False
        happened = ProblemDue(number=problem.number, title=problem.title, path=problem.path, day=day)
        record(happened, yard=problem.yard, actor=actor, subject=problem.id)
    return True
