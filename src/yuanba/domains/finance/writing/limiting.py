"""By which resolution a payment is made: above the limit it names one that holds, with enough left of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from yuanba.domains.finance.models import DeficitCover, SpendingLimit, Voucher
from yuanba.domains.finance.rules.spending import APPROVED, WRITTEN, check_limit
from yuanba.domains.voting import public as voting
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard

SUBJECT, DEFICIT = voting.rules.SPENDING, voting.rules.DEFICIT


@dataclass(frozen=True)
class Left:
    """A resolution that holds, and how much of it no voucher names yet (fen)."""

    resolution: voting.Resolution
    fen: int


def limit_of(yard: Yard) -> SpendingLimit | None:
    """The one that counts today; None where none was ever set."""
    return SpendingLimit.objects.filter(yard=yard).order_by("-id").first()


def left_of(yard: Yard) -> Sequence[Left]:
    """The resolutions by which something can be paid."""
    found = voting.holding(yard, SUBJECT)
    used = _used(yard, [one.id for one in found])
    return [Left(one, (one.most or 0) - used.get(one.id, 0)) for one in found]


def resolution_for(yard: Yard, fen: int, number: int, but: Voucher | None = None) -> voting.Resolution | None:
    """What a payment of `fen` may name: called with the till held, so that no other one takes of it meanwhile.

    `but` is not counted. Refused: `spending-resolution`, `resolution-unfit`, `resolution-spent`.
    """
    limit = limit_of(yard)
    found = voting.held_at(yard, number, SUBJECT) if number else None
    if number and found is None:
        raise Refusal("resolution-unfit")
    left = (found.most or 0) - _used(yard, [found.id], but).get(found.id, 0) if found else None
    check_limit(fen, limit.fen if limit else None, left)
    return found


def _used(yard: Yard, resolutions: Sequence[UUID], but: Voucher | None = None) -> Mapping[UUID, int]:
    rows = Voucher.objects.filter(yard=yard, resolution__in=resolutions, state__in=(WRITTEN, APPROVED))
    rows = rows.exclude(id=but.id) if but else rows
    return dict(rows.values_list("resolution").annotate(fen=Sum("fen")).order_by())


def left_to_cover(yard: Yard) -> Sequence[Left]:
    """The resolutions by which a deficit can be covered, as far as something is left of them."""
    found = voting.holding(yard, DEFICIT)
    used = _covered(yard, [one.id for one in found])
    left = (Left(one, (one.most or 0) - used.get(one.id, 0)) for one in found)
    return [one for one in left if one.fen > 0]


def cover_resolution(yard: Yard, fen: int, number: int) -> voting.Resolution:
    """By which so much of a deficit is covered; the caller holds the till. Refused as payments are."""
    found = voting.held_at(yard, number, DEFICIT)
    if found is None:
        raise Refusal("resolution-unfit")
    check_limit(fen, None, (found.most or 0) - _covered(yard, [found.id]).get(found.id, 0))
    return found


def _covered(yard: Yard, resolutions: Sequence[UUID]) -> Mapping[UUID, int]:
    rows = DeficitCover.objects.filter(yard=yard, resolution__in=resolutions)
    return dict(rows.values_list("resolution").annotate(fen=Sum("fen")).order_by())
