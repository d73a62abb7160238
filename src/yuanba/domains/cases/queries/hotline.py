"""What was taken in from the hotline: how, when, what waits for a place, what became of it, what was handed back."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from yuanba.domains.cases.access import may_read_words
from yuanba.domains.cases.hotline_keeping import line_of, number_of
from yuanba.domains.cases.models import (
    Case,
    Cover,
    HotlineBatch,
    HotlineProfile,
    HotlineReturn,
    HotlineRow,
    HotlineTold,
    Step,
)
from yuanba.domains.cases.rules import hotline as rules
from yuanba.domains.cases.rules.covering import STEP
from yuanba.domains.cases.rules.hotline import Answered, answered
from yuanba.domains.cases.rules.states import MERGED
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

RIGHT, LATEST, PAGE, SLICE = "case.hotline", 10, 30, 300
Handed = tuple[Line, list[str], HotlineTold]
WORDS = ("answer", "promise", "resolve", "uphold")


@dataclass(frozen=True)
class HotlineDesk:
    """What the page of an office shows."""

    profiles: list[HotlineProfile]
    batches: list[HotlineBatch]
    returns: list[HotlineReturn]
    waiting: int


@dataclass(frozen=True)
class Waiting:
    """A request that waits for its place, opened for whoever may take in files."""

    row: HotlineRow
    line: Line


def hotline_desk(actor: Actor, yard: Yard) -> HotlineDesk:
    """Refused as absent without the right to take in files here."""
    check(actor, RIGHT, yard)
    return HotlineDesk(
        profiles=list(HotlineProfile.objects.filter(yard=yard).order_by("name")[:50]),
        batches=list(HotlineBatch.objects.filter(yard=yard).select_related("profile").order_by("-number")[:LATEST]),
        returns=list(HotlineReturn.objects.filter(yard=yard).select_related("profile").order_by("-number")[:LATEST]),
        waiting=HotlineRow.objects.filter(yard=yard, state=HotlineRow.State.WAITING).count(),
    )


def hotline_profiles(actor: Actor, yard: Yard) -> list[HotlineProfile]:
    """How files are read here, the one saved last first."""
    check(actor, RIGHT, yard)
    return list(HotlineProfile.objects.filter(yard=yard).order_by("-saved_at", "-id")[:50])


def hotline_waiting(actor: Actor, yard: Yard, after: UUID | None = None) -> Page[Waiting]:
    """What waits for its place, in the order it came."""
    check(actor, RIGHT, yard)
    rows = HotlineRow.objects.filter(yard=yard, state=HotlineRow.State.WAITING).order_by("id")
    page = page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)
    return page.of(_opened(yard, one) for one in page.rows)


def _opened(yard: Yard, row: HotlineRow) -> Waiting:
    row.yard = yard
    return Waiting(row, line_of(row))


def hotline_rows(
    actor: Actor, yard: Yard, number: int, after: UUID | None = None
) -> tuple[HotlineBatch, Page[HotlineRow]]:
    """A batch and its rows, a page at a time; refused as absent."""
    check(actor, RIGHT, yard)
    batch = HotlineBatch.objects.filter(yard=yard, number=number).select_related("profile").first()
    if batch is None:
        raise absent()
    rows = HotlineRow.objects.filter(yard=yard, batch=batch).order_by("id")
    return batch, page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)


def what_became(yard: Yard, profile: HotlineProfile) -> Iterator[tuple[HotlineRow, Answered]]:
    """Every request of a profile's files with what the hotline should hear now; in slices, not all at once."""
    rows = HotlineRow.objects.filter(yard=yard, batch__profile=profile).order_by("id")
    last = None
    while some := list((rows.filter(id__gt=last) if last else rows)[:SLICE]):
        yield from zip(some, _answered(some), strict=True)
        last = some[-1].id


def _answered(rows: list[HotlineRow]) -> Iterator[Answered]:
    cases = _cases([row.about for row in rows if row.about])
    said = _words(cases.values())
    for row in rows:
        case = cases.get(row.about) if row.about else None
        if case is None:
            is_ours = row.state != HotlineRow.State.DECLINED
            yield Answered(rules.WAITING) if is_ours else Answered(rules.DECLINED, row.reason, None, row.settled_at)
        else:
            words = said.get(case.id, "")
            yield answered(case.state, case.answered_at, case.resolved_at, words, case.outcome_reason)


def _cases(ids: list[UUID]) -> dict[UUID, Case]:
    """The cases by the id asked for; of one that was taken into another, that one."""
    needed = ("id", "yard_id", "state", "answered_at", "resolved_at", "outcome_reason", "main_id")
    found = {case.id: case for case in Case.objects.filter(id__in=ids).only(*needed)}
    into = {case.main_id for case in found.values() if case.state == MERGED and case.main_id}
    mains = {case.id: case for case in Case.objects.filter(id__in=into).only(*needed)} if into else {}
    return {key: mains.get(case.main_id, case) if case.main_id else case for key, case in found.items()}


def _words(cases: Collection[Case]) -> dict[UUID, str]:
    """The latest words to the reporter, by case."""
    yards, ids = {case.yard_id for case in cases}, [case.id for case in cases]
    steps = Step.objects.filter(yard__in=yards, case__in=ids, verb__in=WORDS, public=True).exclude(text="")
    covers = Cover.objects.filter(yard__in=yards, case__in=ids, what=STEP).values_list("target", "wording")
    worded = dict(covers)
    said = steps.order_by("id").values_list("case_id", "id", "text")
    return {case: worded.get(step, text) for case, step, text in said}


def told_in(
    actor: Actor, yard: Yard, number: int
) -> tuple[HotlineReturn, Iterator[tuple[Line, list[str], HotlineTold]]]:
    """What was handed back under a number: each row as it came, the heads of its file, and what is told of it.

    Of a request that only its handlers read, others get number, state and times.
    """
    check(actor, RIGHT, yard)
    handed = HotlineReturn.objects.filter(yard=yard, number=number).select_related("profile").first()
    if handed is None:
        raise absent()
    return handed, _told(actor, yard, handed)


def _told(actor: Actor, yard: Yard, handed: HotlineReturn) -> Iterator[Handed]:
    rows = HotlineTold.objects.filter(yard=yard, handed=handed).select_related("row__batch__profile").order_by("id")
    every = rows.iterator(chunk_size=SLICE)
    while some := list(islice(every, SLICE)):
        closed = _closed_to(actor, [told.row.about for told in some if told.row.about])
        for told in some:
            told.row.yard = yard
            if told.row.about in closed:
                yield number_of(told.row), told.row.batch.heads, _without_words(told)
            else:
                yield line_of(told.row), told.row.batch.heads, told


def _closed_to(actor: Actor, ids: list[UUID]) -> set[UUID]:
    """Of these cases those that only others read, or of which words are out of public view, theirs or of the one they
    were taken into: the file says them as they were."""
    needed = ("id", "yard_id", "path", "visibility", "reporter", "main_id", "covered")
    found = {case.id: case for case in Case.objects.filter(id__in=ids).only(*needed)}
    into = {case.main_id for case in found.values() if case.main_id} - set(found)
    mains = {case.id: case for case in Case.objects.filter(id__in=into).only(*needed)} if into else {}
    mains |= found
    of = {key: [case, *([mains[case.main_id]] if case.main_id in mains else [])] for key, case in found.items()}
    return {key for key, several in of.items() if not all(_tells(actor, one) for one in several)}


def _tells(actor: Actor, case: Case) -> bool:
    return may_read_words(actor, case) and (not case.covered or can(actor, "case.contact", case))


def _without_words(told: HotlineTold) -> HotlineTold:
    """What whoever may not read the request hears of it; unsaved."""
    told.answer = rules.CONFIDENTIAL if told.answer else ""
    return told
