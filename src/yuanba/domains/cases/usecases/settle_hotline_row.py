"""Somebody chooses the place of a hotline's request, or says that it is not ours."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import hotline_row_to_settle
from yuanba.domains.cases.events import HotlineSettled
from yuanba.domains.cases.hotline_keeping import line_of, without_persons
from yuanba.domains.cases.models import HotlineRow
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.hotline import allowance
from yuanba.domains.cases.usecases._hotline import estates_of, read_line, report_row
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("hotline-settled", 409, "Somebody else has settled this one already: %(what)s.")
register("hotline-elsewhere", 422, "This place is not of this office.")


def settle_hotline_row(
    *, actor: Actor, yard: Yard, row_id: UUID, place: Place | None = None, reason: str = ""
) -> HotlineRow:
    """With a place it becomes a case there; without, it goes back to the hotline as not ours, with the reason.

    The same again gives the same row. Refused: `invalid`, `hotline-settled`, absent.
    """
    if place is not None and place.yard_id not in {one.id for one in estates_of(yard)}:
        raise Refusal("invalid", fields={"place": "hotline-elsewhere"})
    said = words(reason, "reason") if place is None else ""
    with transaction.atomic():
        row = hotline_row_to_settle(actor, yard, row_id)
        if row.state != HotlineRow.State.WAITING:
            return _again(row, place, said)
        if place is not None:
            now = clock.now()
            _due, close = allowance(row.due_at, None, 0, now)
            read = replace(read_line(line_of(row), now), close=close)
            report_row(actor, row, read, place, row.batch.profile.visibility)
        else:
            row.state, row.reason, row.settled_at = HotlineRow.State.DECLINED, said, clock.now()
            without_persons(row)
        row.save()
        told = HotlineSettled(number=row.number, state=row.state, code=row.code)
        record(told, yard=yard, actor=actor, subject=row.id)
        return row


def _again(row: HotlineRow, place: Place | None, said: str) -> HotlineRow:
    if place is None and row.state == HotlineRow.State.DECLINED and row.reason == said:
        return row
    if place is not None and row.about_yard == place.yard_id:
        return row
    raise Refusal("hotline-settled", what=row.code or row.reason[:40])
