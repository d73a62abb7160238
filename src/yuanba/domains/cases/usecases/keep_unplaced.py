"""A message that names no place is kept with the office, for somebody to choose it."""

from uuid import UUID

from yuanba.domains.cases.models import Unplaced
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases.take_message import Message
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def keep_unplaced(
    *, actor: Actor, yard: Yard, message: Message, name: str, text: str, pictures: tuple[UUID, ...] = ()
) -> Unplaced:
    """Kept once per number; by the system only. Refused: `invalid`, absent."""
    if actor.kind != "system":
        raise absent()
    said, number = words(text), digest(message.number)
    known = Unplaced.objects.filter(yard=yard, by=message.by, number=number).first()
    if known is not None:
        return known
    kept = Unplaced(yard=yard, by=message.by, number=number, language=message.language, at=clock.now())
    kept.pictures = [str(one) for one in pictures]
    kept.write(message.address, name, said)
    kept.save()
    return kept
