"""A case is given to somebody who then owes it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries import assignable
from yuanba.domains.cases.usecases._routing import follow
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register("not-assignable", 422, "Please choose somebody who looks after this place.")


def dispatch(*, actor: Actor, target: Target, to: UUID) -> Case:
    """Given to a butler, engineer or manager of this place. Refused: `not-assignable`, `stale`, `not-now`, absent."""
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "dispatch")
        if moving is None:
            return case
        chosen = next((member for member in assignable(case.path) if member.account == to), None)
        if chosen is None:
            raise Refusal("invalid", fields={"to": "not-assignable"})
        follow(case, chosen.role, chosen.account)
        case.assignee, case.assignee_name = chosen.account, chosen.name
        moving.data = {
            "to": str(to),
            "to_name": chosen.name,
            "to_name_en": chosen.name_en,
            "role": chosen.role,
        }
        return writing.finish(moving)
