"""Two cards of one person become one; what they were stays readable."""

from typing import Any
from uuid import UUID

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import cards_to_write
from yuanba.domains.people.events import Merged
from yuanba.domains.people.folding import fold, homes_of_both
from yuanba.domains.people.lent import check_card
from yuanba.domains.people.models import Merge, ResidentCard
from yuanba.domains.people.rules.cards import SEALED
from yuanba.domains.people.writing import POINTERS
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("two-accounts", 409, "Both cards have an account, so they are perhaps two persons. Please ask them first.")
PLAIN = ("name_en", "languages")


def merge_residents(*, actor: Actor, yard: Yard, keep: UUID, double: UUID) -> Merge:
    """The merge: tenures, account, and what the kept card lacked have gone over to it. Sent twice it is one.

    A tenure that both cards had is one afterwards (`folding`).

    ValueError: a card with itself. Refused: `two-accounts`, `lent-self`, absent.
    """
    if keep == double:
        raise ValueError("a card is no double of itself")
    with transaction.atomic():
        homes = homes_of_both(yard, keep, double)
        cards = cards_to_write(actor, yard, [keep, double], "people.merge")
        if keep in cards and double not in cards:
            return _before(yard, keep, double)
        if len(cards) < 2:
            raise absent()
        kept, other = cards[keep], cards[double]
        if kept.account_id and other.account_id:
            raise Refusal("two-accounts")
        for card in (kept, other):
            check_card(actor, kept.account_id or other.account_id, "people.merge", card)
        merge = Merge(yard=yard, kept=kept, double=other, moved=_take_over(kept, other, homes), at=clock.now())
        merge.account, merge.name = actor.account, actor.name
        merge.save()
        record(Merged(double=str(other.id)), yard=yard, actor=actor, subject=kept.id)
    return merge


def _before(yard: Yard, keep: UUID, double: UUID) -> Merge:
    merge = Merge.objects.filter(yard=yard, kept=keep, double=double, undone_at=None).first()
    if merge is None:
        raise absent()
    return merge


def _take_over(kept: ResidentCard, other: ResidentCard, homes: list[UUID]) -> dict[str, Any]:
    """Move everything that points at the double, and copy what the kept card lacks; what that was, by ids."""
    moved: dict[str, Any] = {"account": str(other.account_id) if other.account_id else "", "taken": []}
    moved["folded"] = fold(kept, other, homes)
    for name, model, key in POINTERS:
        rows = model.objects.filter(**{"yard": kept.yard_id, key: other})
        moved[name] = [str(one) for one in rows.order_by("id").values_list("id", flat=True)]
        if moved[name]:
            rows.update(**{key: kept})
    account, other.account_id = other.account_id, None
    other.merged_into = kept
    other.save(update_fields=["account", "merged_into"])
    kept.account_id = account or kept.account_id
    moved["taken"] = _copy(kept, other)
    kept.save()
    return moved


def _copy(kept: ResidentCard, other: ResidentCard) -> list[str]:
    taken = []
    for field in PLAIN:
        if getattr(other, field) and not getattr(kept, field):
            setattr(kept, field, getattr(other, field))
            taken.append(field)
    for field in SEALED:
        if getattr(other, f"sealed_{field}") and not getattr(kept, f"sealed_{field}"):
            writing.put(kept, field, writing.opened(other, field))
            taken.append(field)
    return taken
