"""What was spoken: the sound of a case, and what nobody has typed yet."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from yuanba.domains.cases.access import may_see, seen_in
from yuanba.domains.cases.following import together
from yuanba.domains.cases.models import Brought, Case, Voice
from yuanba.domains.cases.queries.covering import hears
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

SHOWN, VOICES = 10, 50


def spoken(actor: Actor, case: Case) -> StoredFile:
    """The sound of a case that was let out by `access`; refused as absent where there is none for the actor."""
    kept: StoredFile | None = case.sound
    if kept is None or not hears(actor, case):
        raise absent()
    return kept


def voices(actor: Actor, case: Case) -> list[Voice]:
    """What was spoken after the first time, here and in what was taken in, the earliest first, at most fifty.

    Nothing without the right to see contacts.
    """
    if (case.sound_id is None and case.people < 2) or not may_see(actor, case, "case.contact"):
        return []
    rows = Voice.objects.filter(yard=case.yard, case__in=together(case)).select_related("sound", "case")
    return list(rows.order_by("id")[:VOICES])


def voice(actor: Actor, case: Case, voice_id: UUID) -> StoredFile:
    """One of them, of a case that was let out by `access`; refused as absent."""
    found = next((one for one in voices(actor, case) if one.id == voice_id), None)
    if found is None or not found.is_heard:
        raise absent()
    kept: StoredFile = found.sound
    return kept


def untyped(actor: Actor, yard: Yard) -> list[Case]:
    """What is open and was spoken and not typed yet, the oldest first, at most ten."""
    later = Voice.objects.filter(yard=yard, case=OuterRef("pk"), typed_at__isnull=True)
    waits = Q(sound__isnull=False, typed_at__isnull=True) | Exists(later)
    rows = seen_in(actor, "case.type_out", yard).filter(waits, closed_at__isnull=True)
    found = list(rows.select_related("place").order_by("id")[:SHOWN])
    for case in found:
        case.yard = yard
    return found


def kept_sounds(yard: Yard) -> set[UUID]:
    """The stored sounds of cases and of who joined, so that nobody sweeps them away."""
    tables = [table.objects.filter(yard=yard, sound__isnull=False) for table in (Case, Brought, Voice)]
    return {key for rows in tables for key in rows.values_list("sound_id", flat=True) if key}
