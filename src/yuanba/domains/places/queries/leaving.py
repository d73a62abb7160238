"""Who goes on in another system: what was asked, and what was done with packs."""

from dataclasses import dataclass

from yuanba.domains.places.models import Handover, Profile
from yuanba.domains.places.queries.tree import profiles
from yuanba.platform.access.public import Actor, check, paths, within
from yuanba.platform.packs.public import Line, Permit, notes_of
from yuanba.platform.yards.models import Standstill, Yard

READ = "handover.read"
MOST = 20


@dataclass(frozen=True)
class Leaving:
    """An estate: its requests and what was done with its packs, the newest first; whether it stands still."""

    handovers: list[Handover]
    notes: list[Line]
    standstill: Standstill | None

    @property
    def open(self) -> Handover | None:
        """The request that waits or was approved."""
        last = self.handovers[0] if self.handovers else None
        return last if last and last.state in (Handover.State.ASKED, Handover.State.APPROVED) else None


@dataclass(frozen=True)
class LeavingLine:
    """A request on a page of oversight, with the names of its estate."""

    asked: Handover
    profile: Profile
    standstill: Standstill | None


def leaving(actor: Actor, yard: Yard) -> Leaving:
    """What is known of an estate's going on elsewhere; refused as absent."""
    check(actor, READ, yard)
    rows = list(Handover.objects.filter(yard=yard).order_by("-number")[:MOST])
    return Leaving(rows, notes_of([yard.id]), Standstill.objects.filter(yard=yard).first())


def leavings(actor: Actor, before: str, limit: int) -> list[LeavingLine]:
    """Requests of the estates the actor sees, the newest first; those before the one with the id `before`."""
    rows = Handover.objects.filter(within(paths(actor, READ), "yard__path")).select_related("yard")
    if before:
        rows = rows.filter(id__lt=before)
    found = list(rows.order_by("-id")[:limit])
    ids = {one.yard_id for one in found}
    named, still = profiles(ids), {one.yard_id: one for one in Standstill.objects.filter(yard__in=ids)}
    return [LeavingLine(one, named[one.yard_id], still.get(one.yard_id)) for one in found]


def permit_of(yard: Yard) -> Permit | None:
    """What was approved, for the command that releases the yard."""
    approved = Handover.objects.filter(yard=yard, state=Handover.State.APPROVED).first()
    return Permit(approved.to, approved.receiver) if approved else None
