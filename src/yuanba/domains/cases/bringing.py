"""What somebody who joins gives beside the words: kept with the follower, and gone with it."""

from dataclasses import dataclass
from uuid import UUID

from yuanba.domains.cases.models import Brought, Case, Follower, Voice
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.people.public import is_phone, plain_phone
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.files.public import StoredFile, sound
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Beside:
    """A name, a telephone, a sound that was stored; `language` is the one they are told in."""

    name: str = ""
    phone: str = ""
    sound: UUID | None = None
    language: str = "zh-hans"


NOTHING = Beside()


def bring(follower: Follower, beside: Beside) -> None:
    """Keep it, in the caller's transaction, beside what was given before; nothing where nothing was given.

    Refused: `invalid` with `phone` or `sound`.
    """
    name, phone = clean(beside.name)[:40], plain_phone(beside.phone)
    if phone and not is_phone(phone):
        raise Refusal("invalid", fields={"phone": "phone-doubtful"})
    spoken = sound(follower.yard, beside.sound) if beside.sound else None
    if beside.sound and spoken is None:
        raise Refusal("invalid", fields={"sound": "sound-unreadable"})
    if not (name or phone or spoken):
        return
    kept = Brought.objects.filter(yard=follower.yard, follower=follower).first()
    if kept is not None:
        if spoken and kept.sound and spoken.id != kept.sound_id:
            speak(follower.case, spoken, follower)
        name, phone, spoken = name or kept.name, phone or kept.phone, kept.sound or spoken
        if (name, phone, spoken) == (kept.name, kept.phone, kept.sound):
            return
    Brought.objects.filter(yard=follower.yard, follower=follower).delete()
    made = Brought(yard=follower.yard, follower=follower, at=clock.now(), sound=spoken)
    hide(made, sealed_name=name, sealed_phone=phone)
    made.save()


def speak(case: Case, spoken: StoredFile, follower: Follower | None = None) -> None:
    """Keep what is spoken after the first time, once, in the caller's transaction."""
    new = {"follower": follower, "at": clock.now()}
    Voice.objects.get_or_create(yard=case.yard, case=case, sound=spoken, defaults=new)


def forget_brought(yard: Yard, followers: list[UUID]) -> None:
    """Nothing of it is kept any more; the sound goes with the next sweep."""
    Brought.objects.filter(yard=yard, follower__in=followers).delete()
    Voice.objects.filter(yard=yard, follower__in=followers).delete()
