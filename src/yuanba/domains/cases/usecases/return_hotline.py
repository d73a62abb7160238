"""What became of the hotline's requests is handed back: only what changed since the last time."""

from collections.abc import Iterator
from itertools import chain, islice
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from yuanba.domains.cases.events import HotlineHandedBack
from yuanba.domains.cases.models import HotlineProfile, HotlineReturn, HotlineRow, HotlineTold
from yuanba.domains.cases.queries.hotline import SLICE, what_became
from yuanba.domains.cases.rules.hotline import WAITING, Answered
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def return_hotline(*, actor: Actor, yard: Yard, profile_id: UUID) -> HotlineReturn | None:
    """The rows of a profile's files whose state, answer or times changed, marked as handed over; None where none did.

    Two at once hand over the same thing once. Refused: absent.
    """
    check(actor, "case.hotline", yard)
    with transaction.atomic():
        locked = HotlineProfile.objects.select_for_update(no_key=True).filter(yard=yard, id=profile_id)
        profile = locked.first()
        if profile is None:
            raise absent()
        changed = _changed(yard, profile)
        first = next(changed, None)
        if first is None:
            return None
        handed = _return(actor, yard, profile)
        handed.rows = _tell(handed, chain([first], changed))
        handed.save()
        told = HotlineHandedBack(number=handed.number, rows=handed.rows)
        record(told, yard=yard, actor=actor, subject=handed.id)
        return handed


def _return(actor: Actor, yard: Yard, profile: HotlineProfile) -> HotlineReturn:
    last = HotlineReturn.objects.filter(yard=yard).aggregate(last=Max("number"))["last"] or 0
    handed = HotlineReturn(yard=yard, number=last + 1, profile=profile, rows=0, at=clock.now())
    handed.account, handed.by = actor.account, actor.name[:60]
    handed.save()
    return handed


def _changed(yard: Yard, profile: HotlineProfile) -> Iterator[tuple[HotlineRow, Answered]]:
    """What the hotline has not heard yet; of what waits for its place there is nothing to say."""
    for row, told in what_became(yard, profile):
        if told.status != WAITING and told.key != row.told_last:
            yield row, told


def _tell(handed: HotlineReturn, changed: Iterator[tuple[HotlineRow, Answered]]) -> int:
    count = 0
    while some := list(islice(changed, SLICE)):
        for row, told in some:
            row.told_last = told.key
        HotlineTold.objects.bulk_create([_told(handed, row, told) for row, told in some])
        HotlineRow.objects.bulk_update([row for row, _ in some], ["told_last"])
        count += len(some)
    return count


def _told(handed: HotlineReturn, row: HotlineRow, told: Answered) -> HotlineTold:
    made = HotlineTold(yard=handed.yard, handed=handed, row=row, status=told.status, answer=told.answer)
    made.answered_at, made.done_at = told.answered_at, told.done_at
    return made
