"""Somebody of the staff types what was spoken: from then on it is found, compared and sorted like anything written."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.spoken import voices
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.shingling import forget_words, note_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import first_line, search_column
from yuanba.platform.access.public import Actor

register("not-spoken", 409, "Nothing was spoken here that could be typed.")
register("typed-already", 409, "It is typed already. What you add can be written down as a note.")


def type_out(*, actor: Actor, target: Target, text: str, voice: UUID | None = None) -> Case:
    """Typed, once; what the resident wrote beside it stays above. `voice` is one of what was spoken later: its words
    stay with it, for those who may hear it, and are neither searched nor compared.

    Refused: `invalid`, `not-spoken`, `typed-already`, `stale`, `not-now`, `conflict`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "type_out", None if voice else said)
        if moving is None:
            return case
        if voice:
            _type_later(moving, voice, said)
            return writing.finish(moving)
        if case.sound_id is None or case.typed_at is not None:
            raise Refusal("not-spoken" if case.sound_id is None else "typed-already")
        case.typed_at = clock.now()
        case.text = f"{case.text}\n{said}".strip()
        case.said_title, case.search = first_line(case.text, 40), search_column(case.text, case.place.label)
        forget_words(case)
        note_words(case)
        moving.text = said
        return writing.finish(moving)


def _type_later(moving: writing.Moving, voice: UUID, said: str) -> None:
    found = next((one for one in voices(moving.actor, moving.case) if one.id == voice), None)
    if found is None:
        raise absent()
    if found.typed_at is not None:
        raise Refusal("typed-already")
    found.text, found.typed_at = said, clock.now()
    found.save(update_fields=["text", "typed_at"])
    moving.data, moving.public = {"voice": str(voice)}, False
