"""A resident card is made or changed."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import card_to_write, somewhere_in
from yuanba.domains.people.events import CardWritten
from yuanba.domains.people.models import ResidentCard
from yuanba.domains.people.rules.cards import SEALED, CardDraft, checked, joined
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_card(*, actor: Actor, yard: Yard, card_id: UUID, draft: CardDraft) -> ResidentCard:
    """The card of this id, which whoever asks chooses for a new one: sent twice it is one card.

    Refused: `invalid` with fields; absent without the right, for a health note without its own.
    """
    draft = checked(draft)
    if draft.health is not None and not somewhere_in(actor, "people.health", yard):
        raise absent()
    try:
        with transaction.atomic():
            return _write(actor, yard, card_id, draft)
    except IntegrityError:  # the id is another yard's, or the same card arrives twice at once
        with transaction.atomic():
            return _write(actor, yard, card_id, draft, new=False)


def _write(actor: Actor, yard: Yard, card_id: UUID, draft: CardDraft, new: bool = True) -> ResidentCard:
    new = new and not ResidentCard.objects.filter(yard=yard, id=card_id).exists()
    if new and not somewhere_in(actor, "people.register", yard):
        raise absent()
    card = ResidentCard(yard=yard, id=card_id) if new else card_to_write(actor, yard, card_id, "people.register")
    if draft.health is not None and not new:
        card_to_write(actor, yard, card_id, "people.health")
    changed = _filled(card, draft)
    if changed:
        card.written_at = None if new else clock.now()
        card.save()
        record(CardWritten(fields=changed, new=new), yard=yard, actor=actor, subject=card.id)
    return card


def _filled(card: ResidentCard, draft: CardDraft) -> list[str]:
    """Write the draft onto the card, unsaved; the names of the fields that are other than before."""
    changed = []
    said = {"name": draft.name, "name_en": draft.name_en, "languages": joined(draft.languages)}
    for field, text in said.items():
        if getattr(card, field) != text:
            setattr(card, field, text)
            changed.append(field)
    for field in SEALED:
        text = getattr(draft, field)
        if text is not None and not writing.says(card, field, text):
            writing.put(card, field, text)
            changed.append(field)
    return changed
