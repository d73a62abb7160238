"""Whoever reported says that it is the same as a neighbour's: the own request goes on with that one."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_join
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.merging import objection
from yuanba.domains.cases.usecases._merging import again, locked, side, take
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def go_along(*, actor: Actor, target: Target, into: UUID) -> Case:
    """The own request, taken into the earlier one; its words stay with it, and who wrote is told of every step.

    Refused: `invalid`, `goes-with-others` where others were taken into it, `main-ended`, `main-later`, `stale`,
    `not-now`, `conflict`, absent for what is not the own, and for what neighbours do not see.
    """
    with transaction.atomic():
        before = locked(target, into)
        case, moving = writing.begin(actor, target, "go_along", "")
        main = case_to_join(actor, target.yard, into)
        if moving is None:
            return again(case, main)
        if case.taken_in:
            raise Refusal("goes-with-others")
        if code := objection(side(case), side(main)):
            raise Refusal(code, case=main.code)
        moving.data = {"into": main.number}
        take(moving, main, before[case.id])
        return case
