"""What of a case is out of public view, and for whom it is not: whoever reported, and whoever may see contacts."""

from uuid import UUID

from django.db.models import F

from yuanba.domains.cases.access import own_roles
from yuanba.domains.cases.models import Case, Cover
from yuanba.domains.cases.rules.covering import PHOTO, SOUND
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard


def sees_covered(actor: Actor, case: Case) -> bool:
    """Whether the original is for this actor."""
    return bool(own_roles(actor, case)) or can(actor, "case.contact", case)


def covers_of(case: Case) -> list[Cover]:
    """What is out of public view, in the order it was taken out."""
    return list(Cover.objects.filter(yard=case.yard, case=case).order_by("id")) if case.covered else []


def shows(actor: Actor, case: Case, photo_id: UUID) -> bool:
    """Whether a photograph is in view for the actor."""
    if not case.covered or sees_covered(actor, case):
        return True
    return not Cover.objects.filter(yard=case.yard, case=case, what=PHOTO, target=photo_id).exists()


def hears(actor: Actor, case: Case) -> bool:
    """Whether the sound is for the actor: typed, and the name taken off, a voice is nobody's but the own."""
    if case.unnamed_at and case.typed_at and not own_roles(actor, case):
        return False
    if not case.covered or sees_covered(actor, case):
        return True
    return not Cover.objects.filter(yard=case.yard, case=case, what=SOUND).exists()


def is_covered_file(yard: Yard, file_id: UUID) -> bool:
    """Whether a stored picture hangs out of public view on a case."""
    away = Cover.objects.filter(yard=yard, what=PHOTO, case__photos__file=file_id, case__photos__id=F("target"))
    return away.exists()
