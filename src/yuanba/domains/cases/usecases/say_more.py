"""Whoever reported says more: words, photographs, a sound that came after; for those who handle it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write, new_state
from yuanba.domains.cases.events import CaseMoreSaid
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import MOST_PHOTOS, words
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import sound as stored_sound


def say_more(
    *, actor: Actor, target: Target, text: str = "", photos: tuple[UUID, ...] = (), sound: UUID | None = None
) -> Case:
    """Written down; nobody's page gets out of date. A sound becomes the case's own where it has none.

    Refused: `invalid`, `not-now`, `conflict`, absent.
    """
    said = "" if (photos or sound) and not clean(text) else words(text)
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "case.say_more")
        key = clean(target.key)[:64]
        if writing.repeated(case, key, "say_more", said):
            return case
        new_state(case, "say_more")
        if sound and case.sound_id is None:
            case.sound = stored_sound(case.yard, sound)
            if case.sound is None:
                raise Refusal("invalid", fields={"sound": "sound-unreadable"})
            case.save(update_fields=["sound"])
        stage = "before" if case.visibility == "handlers" else "evidence"  # neighbours see what is before
        data = {"photos": writing.add_photos(case, stage, photos[:MOST_PHOTOS])}
        writing.append(writing.Moving(case, "say_more", actor, key or str(uuid7()), text=said, data=data))
        told = CaseMoreSaid(number=case.number, title=case.told_title)
        record(told, yard=case.yard, actor=actor, subject=case.id)
    return case
