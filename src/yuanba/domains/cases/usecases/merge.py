"""Two requests of the same matter become one: the later is taken into the earlier, which goes on for both."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.merging import objection
from yuanba.domains.cases.usecases._merging import again, locked, side, take
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def merge(*, actor: Actor, target: Target, into: UUID, reason: str) -> Case:
    """Taken into an earlier one in work: it keeps its number, its clock stops, its people are told from there on.

    What was taken into it before comes along.
    Refused: `invalid`, `main-ended`, `main-private`, `main-later`, `stale`, `not-now`, `conflict`, absent.
    """
    said = words(reason)
    with transaction.atomic():
        before = locked(target, into)
        case, moving = writing.begin(actor, target, "merge", said)
        main = case_to_write(actor, target.yard, into, "case.merge")
        if moving is None:
            return again(case, main)
        if code := objection(side(case), side(main)):
            raise Refusal(code, case=main.code)
        moving.text, moving.data = said, {"into": main.number}
        take(moving, main, before[case.id])
        return case
