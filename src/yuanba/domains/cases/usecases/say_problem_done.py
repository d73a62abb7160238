"""Whoever is responsible says that a problem is dealt with."""

from django.db import transaction

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.problems import problem_to_write, written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def say_problem_done(*, actor: Actor, yard: Yard, number: int, text: str, version: int | None = None) -> Problem:
    """Done, to be verified by somebody else. Refused: `invalid`, `problem-state`, `problem-stale`, absent."""
    said = words(text)
    with transaction.atomic():
        problem = problem_to_write(actor, yard, number, "problem.done", version)
        problem.state = rules.after("say_done", problem.state)
        problem.done_at, problem.done_by = clock.now(), actor.account
        return written(actor, problem, "done", said)
