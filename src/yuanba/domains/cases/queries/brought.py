"""What neighbours gave when they joined: for those who may see contacts, and nobody else; for the giver the own."""

from uuid import UUID

from django.db.models import QuerySet

from yuanba.domains.cases.access import case_to_read, may_see
from yuanba.domains.cases.following import together
from yuanba.domains.cases.models import Brought, Case, Follower, Step
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

MOST, OPENED = 50, "open_joiner"


def brought(actor: Actor, case: Case) -> list[Brought]:
    """Of a case and of what was taken into it, the newest fifty; nothing without the right to see contacts."""
    if case.people < 2 or not may_see(actor, case, "case.contact"):
        return []
    return list(_of(case).select_related("sound").order_by("-id")[:MOST])


def brought_by(case: Case, follower_id: UUID) -> Brought:
    """What one of them gave; refused as absent."""
    found = _of(case).select_related("sound").filter(follower=follower_id).first()
    if found is None:
        raise absent()
    return found


def joiners_sound(actor: Actor, yard: Yard, case_id: UUID, follower_id: UUID) -> StoredFile:
    """What one of them spoke; refused as absent."""
    case = case_to_read(actor, yard, case_id)
    if not may_see(actor, case, "case.contact"):
        raise absent()
    kept: StoredFile | None = brought_by(case, follower_id).sound
    if kept is None:
        raise absent()
    return kept


def own_brought(follower: Follower) -> Brought | None:
    """What a follower gave, for that follower."""
    return Brought.objects.filter(yard=follower.yard, follower=follower).first()


def looks_at(follower: Follower) -> list[Step]:
    """Who opened the follower's telephone, when and why; the newest first, at most ten."""
    group = [follower.case_id, follower.case.main_id] if follower.case.main_id else [follower.case_id]
    rows = Step.objects.filter(yard=follower.yard, case__in=group, verb=OPENED, data__follower=str(follower.id))
    return list(rows.order_by("-id")[:10])


def _of(case: Case) -> QuerySet[Brought]:
    rows = Brought.objects.filter(yard=case.yard, follower__case__in=together(case))
    return rows.filter(follower__left_at__isnull=True)
