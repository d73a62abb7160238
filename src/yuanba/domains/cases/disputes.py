"""The only functions that hand out a dispute: to its mediator and its parties; to nobody else, wherever they stand."""

from uuid import UUID

from django.db.models import Q

from yuanba.domains.cases.models import Dispute, Party
from yuanba.domains.cases.secrecy import told
from yuanba.domains.people.public import Tenure, own_homes
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

MEDIATOR, PARTY = "mediator", "party"
register("dispute-stale", 409, "Meanwhile something was done in this mediation. Please read and send again.")


def parties_of(dispute: Dispute) -> list[Party]:
    """The sides in their order, with card and home."""
    rows = Party.objects.filter(yard=dispute.yard, dispute=dispute).select_related("card", "home", "yard", "dispute")
    return list(rows.order_by("order"))


def own_side(actor: Actor, parties: list[Party]) -> Party | None:
    """The side the actor is: by the own card, or by a home of today that was theirs when the dispute was opened.

    Whoever moved in later is the side only by the name that was said: the quarrels of those before are not theirs.
    """
    if actor.account is None:
        return None
    by_card = next((one for one in parties if one.card and one.card.account_id == actor.account), None)
    return by_card or next((one for one in _of_homes(actor, parties) if _was_there(actor.account, one)), None)


def _of_homes(actor: Actor, parties: list[Party]) -> list[Party]:
    """The sides that are a home in which the actor lives today."""
    homes = ((one, one.home) for one in parties if one.card is None)
    return [one for one, home in homes if home is not None and can(actor, "dispute.join", home)]


def _was_there(account: UUID, party: Party) -> bool:
    name, day = told(party, "name"), clock.aware(party.dispute.opened_at).date()
    own = (one for one in own_homes(account) if one.home_id == party.home_id)
    return any(one.since <= day or name in _names(one) for one in own)


def _names(tenure: Tenure) -> list[str]:
    """Of the card and of the enterprise."""
    return [one.name for one in (tenure.card, tenure.enterprise) if one]


def part_in(actor: Actor, dispute: Dispute, parties: list[Party]) -> str:
    """What the actor is in a dispute: its mediator, a party, or nothing. Who is a party never mediates."""
    if own_side(actor, parties):
        return PARTY
    is_mediator = actor.account == dispute.mediator and actor.account is not None and not _of_homes(actor, parties)
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
