"""Taking one request into another, whoever says that they are the same matter: staff, or who reported the later."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.events import CaseMerged
from yuanba.domains.cases.following import recount
from yuanba.domains.cases.models import Case, Merge
from yuanba.domains.cases.rules.merging import Side
from yuanba.domains.cases.shingling import forget_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def locked(target: Target, into: UUID) -> dict[UUID, str]:
    """The states of both, locked, merges of a yard one after the other. Refused: `invalid` where both are one."""
    if into == target.case_id:
        raise Refusal("invalid", fields={"into": "main-same"})
    Yard.objects.select_for_update(no_key=True).get(id=target.yard.id)
    rows = Case.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(yard=target.yard, id__in=(target.case_id, into)).order_by("id")
    return {one.id: one.state for one in found}


def side(case: Case) -> Side:
    """What decides of one of the two."""
    return Side(case.state, case.visibility, case.reported_at)


def again(case: Case, main: Case) -> Case:
    """The same asked a second time; with another main case it is another request: refused as `conflict`."""
    if not Merge.objects.filter(yard=case.yard, case=case, main=main).exists():
        raise Refusal("conflict")
    return case


def take(moving: writing.Moving, main: Case, state: str) -> None:
    """Into the main one, in the caller's transaction; `state` is the one it was in before."""
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
