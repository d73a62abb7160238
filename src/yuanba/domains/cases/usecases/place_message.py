"""Somebody of the office says where a message belongs, or that it is no request."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.events import MessagePlaced
from yuanba.domains.cases.models import Unplaced
from yuanba.domains.cases.rules.drafts import Draft
from yuanba.domains.cases.usecases.take_message import Message, take_message
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import ANONYMOUS, Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.files.public import kept_path, pictures, store_image
from yuanba.platform.yards.models import Yard

register("message-settled", 409, "Meanwhile somebody else has said where this belongs.")


def place_message(*, actor: Actor, yard: Yard, message_id: UUID, place: Place | None) -> Unplaced:
    """A request at the place, as if it had named it; without a place it is put aside. Its words stay nowhere else.

    Refused: `message-settled`, absent.
    """
    check(actor, "message.place", yard)
    if place is not None:
        check(actor, "message.place", place)
    with transaction.atomic():
        kept = Unplaced.objects.select_for_update(no_key=True).filter(yard=yard, id=message_id).first()
        if kept is None:
            raise absent()
        if kept.settled_at is not None:
            raise Refusal("message-settled")
        kept.yard = yard
        kept.code = _request(kept, place) if place else ""
        kept.settled_at, kept.settled_by = clock.now(), actor.name[:60]
        kept.write("", "", "")
        kept.pictures = []
        kept.save()
        record(MessagePlaced(code=kept.code), yard=yard, actor=actor, subject=kept.id)
    return kept


def _request(kept: Unplaced, place: Place) -> str:
    """Its number; the pictures are kept anew where the request is."""
    there = pictures(kept.yard, [UUID(one) for one in kept.pictures])
    own = tuple(store_image(place.yard, kept_path(one).read_bytes()).id for one in there)
    draft = Draft(text=kept.text, name=kept.name, photos=own, visibility="handlers")
    message = Message(kept.by, kept.address, kept.number, kept.language)
    return take_message(actor=ANONYMOUS, place=place, draft=draft, message=message).case.code
