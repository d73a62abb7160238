"""What a joint meeting decided about a problem is written down, and goes back into the ledger."""

from django.db import transaction

from yuanba.domains.cases.models import AgendaItem
from yuanba.domains.cases.problems import problem_to_write, written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.ledger import Measure
from yuanba.domains.cases.usecases._taken_up import tell_below
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register(
    "item-minuted",
    409,
    "What was decided about this is written down already: “%(outcome)s” It stays so. You typed: “%(said)s”",
)


def minute_item(
    *, actor: Actor, yard: Yard, meeting: int, problem: int, outcome: str, measure: Measure | None = None
) -> AgendaItem:
    """Written once; the same again gives the first. With a measure, it is set in the ledger too.

    Refused: `invalid`, `item-minuted` where something else was written down meanwhile, `problem-state`, absent.
    """
    said = words(outcome, "outcome")
    checked = rules.checked_measure(measure, clock.today()) if measure else None
    with transaction.atomic():
        found = problem_to_write(actor, yard, problem, "problem.meet")
        rows = AgendaItem.objects.select_related("meeting").filter(yard=yard, problem=found, meeting__number=meeting)
        item = rows.first()
        if item is None:
            raise absent()
        item.problem = found
        if item.minuted_at is not None:
            if item.outcome != said:
                raise Refusal("item-minuted", outcome=item.outcome, said=said)
            return item
        found.state = rules.after("set_measure" if checked else "minute", found.state)
        if checked:
            found.responsible, found.responsible_account = checked.responsible, checked.account
            found.measure, found.due_on = checked.measure, checked.due_on
        item.outcome, item.minuted_at = said, clock.now()
        item.save()
        written(actor, found, "meeting", said, meeting=meeting)
        tell_below(actor, found, said, is_measured=checked is not None)
        return item
