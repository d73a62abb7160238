"""Two cards that were merged are two persons after all."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import card_to_write
from yuanba.domains.people.events import Parted
from yuanba.domains.people.folding import lock_homes, unfold
from yuanba.domains.people.models import Merge, ResidentCard
from yuanba.domains.people.rules.cards import SEALED
from yuanba.domains.people.writing import POINTERS
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("part-later", 409, "Another card was taken together with this one later. Part that one first.")


def part_residents(*, actor: Actor, yard: Yard, merge_id: UUID) -> Merge:
    """The merge, undone: what the kept card took over and still has goes back. Undone once it stays so.

    Refused: `part-later` where a later card was merged into the same one with a tenure that became one; absent
    without the right, and where the kept card was itself merged or erased since.
    """
    with transaction.atomic():
        merge = Merge.objects.filter(yard=yard, id=merge_id).first()
        if merge is None:
            raise absent()
        folded = merge.moved.get("folded", [])  # none in merges of before
        lock_homes(yard, folded)
        kept = card_to_write(actor, yard, merge.kept_id, "people.merge")
        merge.refresh_from_db()
        if merge.undone_at is not None:
            return merge
        _check_last(merge)
        _give_back(merge, kept, ResidentCard.objects.select_for_update(no_key=True).get(yard=yard, id=merge.double_id))
        unfold(yard, folded)
        merge.undone_at = clock.now()
        merge.save(update_fields=["undone_at"])
        record(Parted(double=str(merge.double_id)), yard=yard, actor=actor, subject=kept.id)
    return merge


def _check_last(merge: Merge) -> None:
    """What several cards folded into one tenure comes apart in the order opposite to that of the merges."""
    later = Merge.objects.filter(yard=merge.yard_id, kept=merge.kept_id, undone_at=None, id__gt=merge.id)
    if any(moved.get("folded") for moved in later.values_list("moved", flat=True)):
        raise Refusal("part-later")


def _give_back(merge: Merge, kept: ResidentCard, other: ResidentCard) -> None:
    for name, model, key in POINTERS:
        if ids := merge.moved[name]:
            model.objects.filter(**{"yard": kept.yard_id, key: kept, "id__in": ids}).update(**{key: other})
    account = kept.account_id if str(kept.account_id) == merge.moved["account"] else None
    kept.account_id = None if account else kept.account_id
    _empty(kept, other, merge.moved["taken"])
    kept.save()
    other.account_id, other.merged_into = account, None
    other.save(update_fields=["account", "merged_into"])


def _empty(kept: ResidentCard, other: ResidentCard, taken: list[str]) -> None:
    """What was copied from the double leaves the kept card, unless it was written anew since."""
    for field in taken:
        if field in SEALED:
            if writing.opened(kept, field) == writing.opened(other, field):
                writing.put(kept, field, "")
        elif getattr(kept, field) == getattr(other, field):
            setattr(kept, field, "")
