"""What was spoken: the sound of a case, and what nobody has typed yet."""

from uuid import UUID

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Brought, Case
from yuanba.domains.cases.queries.covering import hears
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

SHOWN = 10


def spoken(actor: Actor, case: Case) -> StoredFile:
    """The sound of a case that was let out by `access`; refused as absent where there is none for the actor."""
    kept: StoredFile | None = case.sound
    if kept is None or not hears(actor, case):
        raise absent()
    return kept


def untyped(actor: Actor, yard: Yard) -> list[Case]:
    """What is open and was spoken and not typed yet, the oldest first, at most ten."""
    rows = seen_in(actor, "case.type_out", yard).filter(sound__isnull=False, typed_at__isnull=True)
    found = list(rows.filter(closed_at__isnull=True).select_related("place").order_by("id")[:SHOWN])
    for case in found:
        case.yard = yard
    return found


def kept_sounds(yard: Yard) -> set[UUID]:
    """The stored sounds of cases and of who joined, so that nobody sweeps them away."""
    own, joined = (table.objects.filter(yard=yard, sound__isnull=False) for table in (Case, Brought))
    return {key for rows in (own, joined) for key in rows.values_list("sound_id", flat=True) if key}
