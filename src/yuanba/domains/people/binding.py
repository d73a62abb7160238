"""An account tied to a home by invitation, by claim, or by whoever looks after it."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Account, Device, ResidentCard, Tenure
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import LIVED_IN, TENURE_ROLES, same_name
from yuanba.domains.people.rules.tenure import OWNING, STANDING_IN, Stay
from yuanba.domains.people.writing import card_of, enter
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.sealed.public import stored
from yuanba.platform.yards.models import Yard

register("lives-there", 409, "This home is bound to this account already.")
register(
    "owned-by-other",
    409,
    "Somebody else is registered as the owner of this home. If that is the same person, let the card sign in "
    "under People; else register the sale first, or choose family.",
)
register(
    "account-other-name",
    409,
    "The account of this number has another name. Ask whose number it is today, and correct name or number; or invite "
    "the person to the home, and merge the two cards.",
)

# On whose behalf a guardian or heir is there is said on cards, not by a code.
BOUND_KINDS = {kind: words for kind, words in TENURE_ROLES.items() if kind not in STANDING_IN}


def check_lived_in(home: Place) -> None:
    """Refused as `not-a-home`."""
    if home.kind not in LIVED_IN:
        raise Refusal("not-a-home")


def lives_at(account: Account, home: Place) -> bool:
    """Whether the account has a tie to the home today or later."""
    ends = Q(until=None) | Q(until__gte=clock.today())
    return Tenure.objects.filter(ends, yard=home.yard_id, home=home, card__account=account).exists()


def bind_once(actor: Actor, yard: Yard, account: Account, home: Place, kind: str) -> Tenure:
    """The tenure from today on, or the one that was written down for the person before the account was there.

    Refused as `lives-there` where the account has one, `owned-by-other`. Two at once wait for each other.
    """
    locked = Place.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    place = locked.get(yard=yard, id=home.id)
    if lives_at(account, place):
        raise Refusal("lives-there")
    card = card_of(actor, yard, account)
    known = _known(card, place, kind)
    if known is not None:
        return known
    try:
        return enter(actor, place, card, Stay(kind, clock.today()))
    except Refusal as refusal:
        if refusal.code == "shares-over":
            raise Refusal("owned-by-other") from None
        raise


def _known(card: ResidentCard, home: Place, kind: str) -> Tenure | None:
    """What stands on the card for this home today: the same kind, or owning in either way."""
    kinds = OWNING if kind in OWNING else (kind,)
    rows = Tenure.objects.filter(in_force(clock.today()), yard=home.yard, home=home, card=card)
    return rows.filter(kind__in=kinds).first()


def account_of(number: str, name: str) -> Account:
    """Whose number it is; a number nobody has here gets an account of this name that signs in by code.

    Refused: `account-other-name`. The number may have had another holder, and of whom it is nobody is told.
    """
    known = Account.objects.filter(phone_digest=number_digest(number)).first()
    if known is not None:
        return _named(known, name)
    account = Account(name=name, created_at=clock.now())
    account.phone = number
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:  # opened by somebody else meanwhile
        return _named(Account.objects.get(phone_digest=number_digest(number)), name)
    return account


def _named(account: Account, name: str) -> Account:
    if not same_name(account.name, name):
        raise Refusal("account-other-name")
    return account


def let_number_go(account: Account) -> None:
    """The account has no number any more, and every session of it is over; its homes stay with it."""
    account.phone = None
    account.session_turn += 1
    account.save(update_fields=[*stored(account, "sealed_phone"), "session_turn"])
    drop(Device.objects.filter(account=account))
