"""What the verbs of mediation share: opening a dispute, and one step on."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from yuanba.domains.cases.disputes import lives_with
from yuanba.domains.cases.events import DisputeMoved
from yuanba.domains.cases.models import Case, Dispute, Party
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.rules.disputes import Side
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.people.public import Member, ResidentCard, Tenure, holders, own_homes, plain_phone
from yuanba.domains.places.public import Place, find_place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.events.public import record
from yuanba.platform.sealed.public import search_digest


def stepped(dispute: Dispute, step: str) -> Dispute:
    """The dispute saved, one version on, with its event: of SYSTEM, because who did it is told nowhere."""
    dispute.version += 1
    dispute.save()
    record(DisputeMoved(step=step), yard=dispute.yard, actor=SYSTEM, subject=dispute.id)
    return dispute


def named(place: Place, side: Side, order: int) -> Party:
    """A side as a row: somebody with a card where name and home fit one of today, else the home, else from outside."""
    home = find_place(place.yard, side.home) if side.home else None
    card = _card_of(home, side.name) if home else None
    party = Party(yard=place.yard, order=order, home=home, card=card)
    party.kind = "card" if card else "home" if home else "outsider"
    hide(party, name=side.name, phone=plain_phone(side.phone)[:20])
    return party


def _card_of(home: Place, name: str) -> ResidentCard | None:
    today = clock.today()
    rows = Tenure.objects.filter(Q(until=None) | Q(until__gte=today), yard=home.yard, home=home, since__lte=today)
    found = rows.filter(card__name=name).select_related("card").order_by("id").first()
    return found.card if found else None


def own_party(place: Place, account: UUID, phone: str = "") -> Party | None:
    """Whoever asks, as the first side, agreeing; None without a card in this estate."""
    card = ResidentCard.objects.filter(yard=place.yard, account=account, erased_at=None).order_by("id").first()
    if card is None:
        return None
    home = next((one.home for one in own_homes(account) if one.yard_id == place.yard_id), None)
    party = Party(yard=place.yard, order=1, card=card, home=home, kind="card", stance="agreed", stance_how="self")
    party.stance_at = clock.now()
    hide(party, name=card.name, phone=phone)
    return party


def mediator_of(path: str, wanted: UUID | None, parties: Iterable[Party]) -> Member:
    """The mediator asked for, or the nearest who is no side. Refused: `mediator-unknown`, `mediator-party`."""
    sides, known = list(parties), holders("mediator", path)
    if wanted is not None:
        known = [one for one in known if one.account == wanted]
    if not known:
        raise Refusal("invalid", fields={"mediator": "mediator-unknown"})
    free = next((one for one in known if not lives_with(one.account, sides)), None)
    if free is None:
        raise Refusal("invalid", fields={"mediator": "mediator-party"})
    return free


def opened(
    actor: Actor,
    place: Place,
    matter: str,
    parties: list[Party],
    mediator: tuple[UUID, str],
    client_key: str,
    origin: Case | None = None,
) -> Dispute:
    """A new dispute with its sides; the same key again gives the first. Refused: `conflict` with other content."""
    key = digest(f"{actor.account or place.id}:{client_key}")
    content = search_digest(matter, bound=f"dispute:{place.yard_id}:{key}")
    try:
        with transaction.atomic():
            return _new(actor, place, matter, parties, mediator, (key, content), origin)
    except IntegrityError:
        there = Dispute.objects.select_related("yard", "place").filter(yard=place.yard, client_key=key).first()
        if there is None:
            raise
        if there.content_digest != content:
            raise Refusal("conflict") from None
        return there


def _new(
    actor: Actor,
    place: Place,
    matter: str,
    parties: list[Party],
    mediator: tuple[UUID, str],
    keys: tuple[str, str],
    origin: Case | None,
) -> Dispute:
    dispute = Dispute(
        yard=place.yard,
        number=next_number(place.yard, "dispute"),
        state=rules.after_consent([one.stance for one in parties]),
        place=place,
        path=place.path,
        mediator=mediator[0],
        mediator_name=mediator[1][:60],
        origin=origin,
        opened_by=actor.account,
        opened_at=clock.now(),
        due_on=clock.today() + timedelta(days=rules.DAYS),
        client_key=keys[0],
        content_digest=keys[1],
    )
    hide(dispute, matter=matter)
    dispute.save()
    for party in parties:
        party.dispute = dispute
        party.save()
    record(DisputeMoved(step="opened"), yard=place.yard, actor=SYSTEM, subject=dispute.id)
    return dispute
