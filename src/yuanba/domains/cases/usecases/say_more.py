"""Whoever reported says more: words, photographs, a sound that came after; for those who handle it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write, new_state
from yuanba.domains.cases.bringing import speak
from yuanba.domains.cases.events import CaseMoreSaid
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import MOST_PHOTOS, words
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile
from yuanba.platform.files.public import sound as stored_sound


def say_more(
    *, actor: Actor, target: Target, text: str = "", photos: tuple[UUID, ...] = (), sound: UUID | None = None
) -> Case:
    """Written down; nobody's page gets out of date. A sound becomes the case's own, or stands beside the one it has.

    Where the case was taken into another it is said there, among what neighbours say, for those who handle it.
    Refused: `invalid`, `not-now`, `conflict`, absent.
    """
    said = "" if (photos or sound) and not clean(text) else words(text)
    shown, key = photos[:MOST_PHOTOS], clean(target.key)[:64]
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "case.say_more")
        if case.main_id is None:
            if not writing.repeated(case, key, "say_more", said):
                _say(case, actor, key, said, shown, sound)
            return case
    with transaction.atomic():  # while the row of the other is waited for, this one is not held
        main = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard", "place")
        _say_there(main.get(yard=case.yard, id=case.main_id), actor, key, said, shown, sound)
    return case


def _say(case: Case, actor: Actor, key: str, said: str, photos: tuple[UUID, ...], sound: UUID | None) -> None:
    new_state(case, "say_more")
    if sound:
        _speak(case, sound)
    stage = "before" if case.visibility == "handlers" else "evidence"  # neighbours see what is before
    data = {"photos": writing.add_photos(case, stage, photos)}
    writing.append(writing.Moving(case, "say_more", actor, key or str(uuid7()), text=said, data=data))
    told = CaseMoreSaid(number=case.number, title=case.told_title)
    record(told, yard=case.yard, actor=actor, subject=case.id)


def _say_there(main: Case, actor: Actor, key: str, said: str, photos: tuple[UUID, ...], sound: UUID | None) -> None:
    if writing.repeated(main, key, "add", said):
        return
    new_state(main, "join")
    if sound:
        speak(main, _kept(main, sound))
    data = {"photos": writing.add_photos(main, OF_NEIGHBOUR, photos)}
    writing.append(writing.Moving(main, "add", actor, key or str(uuid7()), text=said, data=data, public=False))


def _kept(case: Case, sound: UUID) -> StoredFile:
    kept = stored_sound(case.yard, sound)
    if kept is None:
        raise Refusal("invalid", fields={"sound": "sound-unreadable"})
    return kept


def _speak(case: Case, sound: UUID) -> None:
    kept = _kept(case, sound)
    if case.sound_id is None:
        case.sound = kept
        case.save(update_fields=["sound"])
    elif case.sound_id != kept.id:
        speak(case, kept)
