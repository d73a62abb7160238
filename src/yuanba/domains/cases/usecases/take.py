"""Somebody of the unit takes a case: from now on it is theirs."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.usecases._lead import check_leads
from yuanba.domains.cases.usecases._routing import follow
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, can, deciding

register("taken", 409, "%(name)s has taken this already.")


def take(*, actor: Actor, target: Target) -> Case:
    """Taken; once more is the same. Refused: `taken`, `unit-other`, `stale`, `not-now`, absent."""
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "take")
        if moving is None or case.assignee == actor.account:
            return case
        if case.assignee is not None and not can(actor, "case.dispatch", case):
            raise Refusal("taken", name=case.assignee_name)
        check_leads(actor, case)
        grant = deciding(actor, "case.take", case)
        follow(case, grant.role if grant else "", actor.account)
        case.assignee, case.assignee_name = actor.account, actor.name[:60]
        return writing.finish(moving)
