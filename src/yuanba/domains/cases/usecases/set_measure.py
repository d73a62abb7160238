"""Who does what by when is set for a problem."""

from django.db import transaction

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.problems import problem_to_write, written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.ledger import Measure
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def set_measure(*, actor: Actor, yard: Yard, number: int, measure: Measure, version: int | None = None) -> Problem:
    """Set, or set anew as long as it is not done. Refused: `invalid`, `problem-state`, `problem-stale`, absent."""
    measure = rules.checked_measure(measure, clock.today())
    with transaction.atomic():
        problem = problem_to_write(actor, yard, number, "problem.measure", version)
        problem.state = rules.after("set_measure", problem.state)
        problem.responsible, problem.responsible_account = measure.responsible, measure.account
        problem.measure, problem.due_on = measure.measure, measure.due_on
        due = measure.due_on.isoformat() if measure.due_on else ""
        return written(actor, problem, "measure", measure.measure, responsible=measure.responsible, due=due)
