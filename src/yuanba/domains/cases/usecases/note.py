"""What was done on the way is written down, with photographs, for the resident or for the staff only."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.platform.access.public import Actor


def note(*, actor: Actor, target: Target, text: str, photos: tuple[UUID, ...] = (), public: bool = True) -> Case:
    """Noted. Refused: `invalid`, `stale`, `not-now`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "note", said)
        if moving is None:
            return case
        moving.text, moving.public = said, public
        moving.data = {"photos": writing.add_photos(case, "evidence", photos)}
        return writing.finish(moving)
