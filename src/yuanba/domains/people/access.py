"""The only functions that hand out people's objects to read in full and to change."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.people.models import Claim, Enterprise, Invitation, Post, ResidentCard, Tenure
from yuanba.domains.people.rules import LIVED_IN, OCCUPIED, SELF, appointing
from yuanba.domains.people.rules.cards import OPENED
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.paths import covers
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor, can, check, visible
from yuanba.platform.yards.models import Yard

register("not-a-home", 422, "People live in homes and keep shops: choose one of those, not a building or a gate.")
register("own-claim", 409, "This is your own claim: somebody else decides it.")
register("decided", 409, "This was decided meanwhile. Please look at the list again.")


def invitation_to_revoke(actor: Actor, yard: Yard, invitation_id: UUID) -> Invitation:
    """An invitation the actor may revoke, locked; refused as absent."""
    row = Invitation.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, id=invitation_id).first()
    if row is None or row.used_at is not None:
        raise absent()
    check(actor, "people.register", row)
    return row


def claim_to_decide(actor: Actor, yard: Yard, claim_id: UUID) -> Claim:
    """An open claim of somebody else that the actor may decide, locked; refused as absent, `own-claim`, `decided`."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True).select_related("account", "home")
    row = rows.filter(yard=yard, id=claim_id).first()
    if row is None:
        raise absent()
    check(actor, "people.register", row)
    if row.account_id == actor.account:
        raise Refusal("own-claim")
    if row.state != Claim.State.OPEN:
        raise Refusal("decided")
    return row


def post_to_end(actor: Actor, yard: Yard, post_id: UUID) -> Post:
    """A post the actor may end, locked; refused as absent."""
    post = Post.objects.select_for_update(of=("self",)).filter(yard=yard, id=post_id).first()
    if post is None:
        raise absent()
    check(actor, appointing(post.role), post)
    return post


def post_to_write(actor: Actor, yard: Yard, post_id: UUID) -> Post:
    """A post the actor holds or may appoint to, locked; refused as absent."""
    post = Post.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, id=post_id).first()
    if post is None:
        raise absent()
    own = (SELF,) if actor.account is not None and post.account_id == actor.account else ()
    if not can(actor, "people.own_post", post, own):
        check(actor, appointing(post.role), post)
    return post


def somewhere_in(actor: Actor, action: str, yard: Yard) -> bool:
    """Whether the actor may in the yard or some part of it."""
    rule = rule_of(action)
    return can(actor, action, yard) or any(
        grant.role in rule.roles and covers(yard.path, grant.path) and (rule.inherits or grant.yard == yard.id)
        for grant in actor.grants
    )


def _of_homes(actor: Actor, action: str, yard: Yard, key: str) -> Q:
    """Cards or enterprises whose homes lie where the right holds.

    Whoever has moved out belongs to the homes before; whoever has not moved in yet to everybody with the right, but
    what is sealed only to those who have it for the whole yard.
    """
    every = Tenure.objects.filter(**{"yard": OuterRef("yard"), key: OuterRef("pk")})
    current = every.filter(Q(until=None) | Q(until__gte=clock.today()))
    here = visible(actor, action, "home__path")
    of_homes = Q(Exists(current.filter(here))) | Q(~Exists(current), Exists(every.filter(here)))
    is_shown = action not in OPENED and somewhere_in(actor, action, yard)
    return of_homes | (Q(~Exists(every)) if is_shown else Q(pk__in=()))


def cards_within(actor: Actor, action: str, yard: Yard) -> QuerySet[ResidentCard]:
    """The cards for which the actor may: the own one where the table says so, those of homes where the right holds.

    Cards that were merged into another or erased are not among them.
    """
    cards = ResidentCard.objects.filter(yard=yard, merged_into=None, erased_at=None)
    if can(actor, action, yard):
        return cards
    own = Q(account=actor.account) if actor.account and SELF in rule_of(action).roles else Q(pk__in=())
    return cards.filter(own | _of_homes(actor, action, yard, "card"))


def with_doubles(cards: Iterable[UUID]) -> list[UUID]:
    """The cards and those merged into them, and into those: all that is known of one person."""
    known, new = list(cards), list(cards)
    while new:
        new = list(ResidentCard.objects.filter(merged_into__in=new).order_by("id").values_list("id", flat=True))
        known += new
    return known


def enterprises_within(actor: Actor, action: str, yard: Yard) -> QuerySet[Enterprise]:
    """The enterprises for which the actor may, by the places they occupy."""
    rows = Enterprise.objects.filter(yard=yard)
    return rows if can(actor, action, yard) else rows.filter(_of_homes(actor, action, yard, "enterprise"))


def enterprise_to_write(actor: Actor, yard: Yard, enterprise_id: UUID) -> Enterprise:
    """An enterprise the actor may register, locked; refused as absent."""
    rows = enterprises_within(actor, "people.register", yard).select_for_update(of=("self",), no_key=True)
    found = rows.filter(id=enterprise_id).first()
    if found is None:
        raise absent()
    return found


def card_to_write(actor: Actor, yard: Yard, card_id: UUID, action: str) -> ResidentCard:
    """A card the actor may do `action` to, locked; refused as absent."""
    cards = cards_within(actor, action, yard).select_for_update(of=("self",), no_key=True)
    card = cards.filter(id=card_id).first()
    if card is None:
        raise absent()
    return card


def cards_to_write(actor: Actor, yard: Yard, card_ids: list[UUID], action: str) -> dict[UUID, ResidentCard]:
    """Those of the cards the actor may do `action` to, locked in the order of their ids."""
    cards = cards_within(actor, action, yard).select_for_update(of=("self",), no_key=True)
    return {card.id: card for card in cards.filter(id__in=card_ids).order_by("id")}


def card_to_open(actor: Actor, yard: Yard, card_id: UUID, action: str) -> ResidentCard:
    """A card the actor may do `action` to without changing it; refused as absent."""
    card = cards_within(actor, action, yard).select_related("yard").filter(id=card_id).first()
    if card is None:
        raise absent()
    return card


def home_to_write(actor: Actor, yard: Yard, home_id: UUID, *, enterprise: bool = False) -> Place:
    """A home or shop, for an enterprise a room too, at which the actor registers people.

    Locked, so that what happens there happens in turn. Refused: absent, `not-a-home`.
    """
    rows = Place.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    home = rows.filter(yard=yard, id=home_id).first()
    if home is None:
        raise absent()
    check(actor, "people.register", home)
    if home.kind not in (OCCUPIED if enterprise else LIVED_IN):
        raise Refusal("not-a-home")
    return home


def tenure_to_write(actor: Actor, yard: Yard, tenure_id: UUID) -> Tenure:
    """A tenure the actor may change, its home locked; refused as absent."""
    tenure = Tenure.objects.filter(yard=yard, id=tenure_id).first()
    if tenure is None:
        raise absent()
    home = home_to_write(actor, yard, tenure.home_id, enterprise=tenure.enterprise_id is not None)
    tenure.refresh_from_db()
    tenure.home = home
    return tenure
