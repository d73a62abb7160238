"""A shift is handed over: what is open and due is kept with some words, for the next one to take."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.events import ShiftHandedOver
from yuanba.domains.cases.models import HandOver
from yuanba.domains.cases.queries.handovers import next_people, shift_now
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("next-unknown", 422, "Please choose somebody who works here.")


def hand_over_shift(
    *, actor: Actor, yard: Yard, to: UUID | None = None, words: str = "", client_key: str = ""
) -> HandOver:
    """Handed to somebody, or to whoever comes next; the same key gives the first one. Refused: `invalid`, absent."""
    account = check_works(actor, yard)
    key, said = clean(client_key)[:64] or str(uuid7()), clean(words)[:4000]
    before = HandOver.objects.filter(yard=yard, client_key=key).first()
    if before is not None:
        return _same(before, to, said)
    chosen = next((one for one in next_people(actor, yard) if one.account == to), None) if to else None
    if to and chosen is None:
        raise Refusal("invalid", fields={"to": "next-unknown"})
    row = HandOver(yard=yard, by=account, by_name=actor.name[:60], to=to, words=said, at=clock.now(), client_key=key)
    row.to_name = chosen.name[:60] if chosen else ""
    row.facts = shift_now(actor, yard).facts
    try:
        with transaction.atomic():
            row.save()
            record(ShiftHandedOver(open=row.facts["open"]), yard=yard, actor=actor, subject=row.id)
    except IntegrityError:
        return _same(HandOver.objects.get(yard=yard, client_key=key), to, said)
    return row


def _same(row: HandOver, to: UUID | None, said: str) -> HandOver:
    if (row.to, row.words) != (to, said):
        raise Refusal("conflict")
    return row
