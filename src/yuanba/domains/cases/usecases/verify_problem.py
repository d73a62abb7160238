"""Somebody else than whoever was responsible looks whether a problem is solved."""

from django.db import transaction

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.problems import problem_to_write, written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def verify_problem(
    *, actor: Actor, yard: Yard, number: int, solved: bool, text: str, version: int | None = None
) -> Problem:
    """Solved, or sent back. Refused: `invalid`, `verify-own`, `problem-state`, `problem-stale`, absent."""
    said = words(text)
    with transaction.atomic():
        problem = problem_to_write(actor, yard, number, "problem.verify", version)
        problem.state = rules.after("verify" if solved else "send_back", problem.state)
        if not rules.may_verify(actor.account, problem.responsible_account, problem.done_by):
            raise Refusal("verify-own")
        if solved:
            problem.solved_at = clock.now()
        else:
            problem.done_at = problem.done_by = None
        return written(actor, problem, "verify" if solved else "back", said)
