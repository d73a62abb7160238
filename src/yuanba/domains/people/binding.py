"""An account tied to a home by invitation, by claim, or by whoever looks after it."""

from django.db.models import Q

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Account, Device, Tenure
from yuanba.domains.people.rules import LIVED_IN, TENURE_ROLES
from yuanba.domains.people.rules.tenure import STANDING_IN, Stay
from yuanba.domains.people.writing import card_of, enter
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("lives-there", 409, "This home is bound to this account already.")

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
    """The tenure from today on; refused as `lives-there` where there is one. Two at once wait for each other."""
    locked = Place.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    place = locked.get(yard=yard, id=home.id)
    if lives_at(account, place):
        raise Refusal("lives-there")
    return enter(actor, place, card_of(yard, account), Stay(kind, clock.today()))


def let_number_go(account: Account) -> None:
    """The account has no number any more, and every session of it is over; its homes stay with it."""
    account.phone = None
    account.session_turn += 1
    account.save(update_fields=["sealed_phone", "phone_digest", "session_turn"])
    drop(Device.objects.filter(account=account))
