"""Two requests of the same matter become one: the later is taken into the earlier, which goes on for both."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import CaseMerged
from yuanba.domains.cases.following import recount
from yuanba.domains.cases.models import Case, Merge
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.merging import Side, objection
from yuanba.domains.cases.shingling import forget_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def merge(*, actor: Actor, target: Target, into: UUID, reason: str) -> Case:
    """Taken into an earlier one in work: it keeps its number, its clock stops, its people are told from there on.

    What was taken into it before comes along.
    Refused: `invalid`, `main-ended`, `main-private`, `main-later`, `stale`, `not-now`, `conflict`, absent.
    """
    said = words(reason)
    if into == target.case_id:
        raise Refusal("invalid", fields={"into": "main-same"})
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=target.yard.id)  # merges of a yard one after the other
        rows = Case.objects.select_for_update(of=("self",), no_key=True)
        before = {
            one.id: one.state for one in rows.filter(yard=target.yard, id__in=(target.case_id, into)).order_by("id")
        }
        case, moving = writing.begin(actor, target, "merge", said)
        main = case_to_write(actor, target.yard, into, "case.merge")
        if moving is None:
            return _again(case, main)
        code = objection(_side(case), _side(main))
        if code:
            raise Refusal(code, case=main.code)
        moving.text, moving.data = said, {"into": main.number}
        _take(moving, main, before[case.id])
        return case


def _side(case: Case) -> Side:
    return Side(case.state, case.visibility, case.reported_at)


def _again(case: Case, main: Case) -> Case:
    """The same request a second time; with another main case it is another request."""
    if not Merge.objects.filter(yard=case.yard, case=case, main=main).exists():
        raise Refusal("conflict")
    return case


def _take(moving: writing.Moving, main: Case, state: str) -> None:
    case, actor, now = moving.case, moving.actor, clock.now()
    along = Case.objects.filter(yard=case.yard, main=case)
    carried = [str(one) for one in along.values_list("id", flat=True)]
    Merge(
        yard=case.yard,
        case=case,
        main=main,
        state=state,
        carried=carried,
        reason=moving.text,
        account=actor.account,
        at=now,
    ).save()
    along.update(main=main)
    case.main, case.closed_at = main, now
    writing.finish(moving)
    forget_words(case)
    main.taken_in += 1 + len(carried)
    recount(main)
    is_open = case.visibility == "neighbours"
    said = writing.Moving(main, "take_in", actor, f"take_in:{case.id.hex}:{case.version}", public=is_open)
    said.text, said.data = moving.text if is_open else "", {"number": case.number, "people": main.people}
    writing.finish(said)
    told = CaseMerged(number=case.number, main=str(main.id), main_number=main.number)
    record(told, yard=case.yard, actor=actor, subject=case.id)
