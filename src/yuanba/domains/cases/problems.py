"""The only functions that hand out a problem of the ledger, and how its verbs are written."""

from typing import Any
from uuid import UUID

from yuanba.domains.cases.events import ProblemMoved
from yuanba.domains.cases.models import Problem, ProblemStep
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def problem_to_read(actor: Actor, yard: Yard, number: int) -> Problem:
    """A problem of the ledger; refused as absent."""
    problem = Problem.objects.select_related("yard").filter(yard=yard, number=number).first()
    if problem is None or not can(actor, "problem.read", problem):
        raise absent()
    return problem


def problem_to_write(actor: Actor, yard: Yard, number: int, action: str, version: int | None = None) -> Problem:
    """The same, its row locked; refused as absent, or `problem-stale` on an older page."""
    rows = Problem.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    problem = rows.filter(yard=yard, number=number).first()
    if problem is None or not can(actor, action, problem):
        raise absent()
    if version is not None and version != problem.version:
        raise Refusal("problem-stale")
    return problem


def written(actor: Actor, problem: Problem, verb: str, text: str = "", **data: Any) -> Problem:
    """One step on: the row, its history, its event."""
    problem.version += 1
    problem.save()
    who: dict[str, UUID | str | None] = {"account": actor.account, "name": actor.name[:60]}
    ProblemStep(yard=problem.yard, problem=problem, verb=verb, text=text, data=data, at=clock.now(), **who).save()
    moved = ProblemMoved(number=problem.number, title=problem.title, verb=verb, state=problem.state, path=problem.path)
    record(moved, yard=problem.yard, actor=actor, subject=problem.id)
    return problem
