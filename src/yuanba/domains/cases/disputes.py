"""The only functions that hand out a dispute: to its mediator and its parties; to nobody else, wherever they stand."""

from uuid import UUID

from django.db.models import Q

from yuanba.domains.cases.models import Dispute, Party
from yuanba.domains.people.public import own_homes
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

MEDIATOR, PARTY = "mediator", "party"
register("dispute-stale", 409, "Meanwhile something was done in this mediation. Please read and send again.")


def parties_of(dispute: Dispute) -> list[Party]:
    """The sides in their order, with card and home."""
    rows = Party.objects.filter(yard=dispute.yard, dispute=dispute).select_related("card", "home", "yard")
    return list(rows.order_by("order"))


def own_side(actor: Actor, parties: list[Party]) -> Party | None:
    """The side the actor is: by the own card, or by a home of today."""
    if actor.account is None:
        return None
    by_card = next((one for one in parties if one.card and one.card.account_id == actor.account), None)
    return by_card or next((one for one in parties if one.home and not one.card and _at_home(actor, one)), None)


def _at_home(actor: Actor, party: Party) -> bool:
    assert party.home is not None  # noqa: S101  asked for homes only
    return can(actor, "dispute.join", party.home)


def part_in(actor: Actor, dispute: Dispute, parties: list[Party]) -> str:
    """What the actor is in a dispute: its mediator, a party, or nothing. Who is a party never mediates."""
    if own_side(actor, parties):
        return PARTY
    is_mediator = actor.account == dispute.mediator and actor.account is not None
    return MEDIATOR if is_mediator and can(actor, "dispute.mediate", dispute) else ""


def dispute_to_read(actor: Actor, yard: Yard, dispute_id: UUID) -> tuple[Dispute, list[Party], str]:
    """A dispute with its sides, and what the actor is in it; refused as absent."""
    dispute = Dispute.objects.select_related("yard", "place").filter(yard=yard, id=dispute_id).first()
    return _let_in(actor, dispute)


def dispute_to_write(
    actor: Actor, yard: Yard, dispute_id: UUID, *, by: tuple[str, ...] = (MEDIATOR,), version: int | None = None
) -> tuple[Dispute, list[Party], str]:
    """The same, its row locked, for one of `by`; refused as absent, or `dispute-stale` on an older page."""
    rows = Dispute.objects.select_for_update(of=("self",), no_key=True).select_related("yard", "place")
    dispute, parties, part = _let_in(actor, rows.filter(yard=yard, id=dispute_id).first())
    if part not in by:
        raise absent()
    if version is not None and version != dispute.version:
        raise Refusal("dispute-stale")
    return dispute, parties, part


def _let_in(actor: Actor, dispute: Dispute | None) -> tuple[Dispute, list[Party], str]:
    if dispute is None:
        raise absent()
    parties = parties_of(dispute)
    part = part_in(actor, dispute, parties)
    if not part:
        raise absent()
    return dispute, parties, part


def lives_with(account: UUID, parties: list[Party]) -> bool:
    """Whether an account is a side, or has a home in common with one."""
    homes = {tenure.home_id for tenure in own_homes(account)}
    return any((one.card and one.card.account_id == account) or one.home_id in homes for one in parties)


def sides_of(account: UUID) -> Q:
    """The sides an account is, in all yards."""
    homes = [tenure.home_id for tenure in own_homes(account)]
    return Q(card__account=account) | Q(home_id__in=homes, card=None)
