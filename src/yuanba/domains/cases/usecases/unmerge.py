"""What was taken together by mistake goes on by itself again, as it was."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import CaseUnmerged
from yuanba.domains.cases.following import recount
from yuanba.domains.cases.models import Case, Merge, Step
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.merging import QUIET
from yuanba.domains.cases.shingling import note_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def unmerge(*, actor: Actor, target: Target, reason: str) -> Case:
    """On its own again, with the state and the clocks it had; its people with it.

    Refused: `merge-followed` where work went on with the main request, `invalid`, `stale`, `not-now`, absent.
    """
    said = words(reason)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=target.yard.id)
        case, moving = writing.begin(actor, target, "unmerge", said)
        if moving is None:
            return case
        row = Merge.objects.get(yard=case.yard, case=case, undone_at__isnull=True)
        main = case_to_write(actor, case.yard, row.main_id, "case.unmerge")
        worked = Step.objects.filter(yard=case.yard, case=main, id__gt=row.id).exclude(verb__in=QUIET)
        if case.main_id != main.id or main.main_id is not None or worked.exists():
            raise Refusal("merge-followed", case=main.code)
        moving.text, moving.data = said, {"of": main.number}
        _let_go(moving, row, main)
        return case


def _let_go(moving: writing.Moving, row: Merge, main: Case) -> None:
    case, actor = moving.case, moving.actor
    row.undone_at = clock.now()
    row.save()
    Case.objects.filter(yard=case.yard, id__in=row.carried).update(main=case)
    case.state, case.main, case.closed_at = row.state, None, None
    recount(case)
    writing.finish(moving)
    note_words(case)
    main.taken_in -= 1 + len(row.carried)
    recount(main)
    is_open = case.visibility == "neighbours"
    said = writing.Moving(main, "let_go", actor, f"let_go:{case.id.hex}:{case.version}", public=is_open)
    said.data = {"number": case.number, "people": main.people}
    writing.finish(said)
    told = CaseUnmerged(number=case.number, main_number=main.number)
    record(told, yard=case.yard, actor=actor, subject=case.id)
