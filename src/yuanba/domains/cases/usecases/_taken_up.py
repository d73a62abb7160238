"""An office takes a problem of an estate below up for a joint meeting: a line of its own ledger that names it."""

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.problems import problem_to_write, written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

NAMED = ("field", "title", "text", "source", "company", "path")


def taken_up(actor: Actor, office: Yard, estate: Yard, number: int) -> Problem:
    """The office's line, made once; in the caller's transaction. Refused: `problem-state` where solved, absent."""
    if office.kind == Yard.Kind.ESTATE or not covers(office.path.rpartition("/")[0], estate.path):
        raise Refusal("invalid", fields={"problems": "ledger-estate"})
    found = problem_to_write(actor, estate, number, "problem.meet")
    there = Problem.objects.select_related("yard").filter(yard=office, taken_from=found.id).first()
    if there is not None:
        return there
    if found.state == rules.SOLVED:
        raise Refusal("problem-state", state=rules.STATES[found.state])
    line = Problem(yard=office, number=next_number(office, "problem"), taken_from=found.id, estate=estate.id)
    for name in NAMED:
        setattr(line, name, getattr(found, name))
    line.state, line.version, line.entered_at = rules.ENTERED, 0, clock.now()
    line.client_key, line.content_digest = digest(f"taken-up:{found.id}"), digest(f"{found.id}")
    line.save()
    written(actor, found, "up", line.code)
    return written(actor, line, "enter", found.code)


def tell_below(actor: Actor, line: Problem, said: str, is_measured: bool) -> None:
    """What a meeting decided about a line that was taken up goes into the estate's ledger too."""
    if line.taken_from is None:
        return
    rows = Problem.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    found = rows.filter(yard=line.estate, id=line.taken_from).first()
    if found is None:
        return
    if is_measured and found.state in rules.FOLLOWS:
        found.state = rules.UNDER_WAY
        found.responsible, found.responsible_account = line.responsible, line.responsible_account
        found.measure, found.due_on = line.measure, line.due_on
    written(actor, found, "meeting", said, of=line.code)
