"""Somebody says to live in a home."""

from django.db import IntegrityError, transaction

from yuanba.domains.people.binding import BOUND_KINDS, check_lived_in, lives_at
from yuanba.domains.people.events import HomeClaimed
from yuanba.domains.people.models import Account, Claim
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

OFTEN, SECONDS = 6, 86400


def claim_home(*, actor: Actor, yard: Yard, home: Place, kind: str, text: str = "") -> Claim:
    """The claim; one that waits already is returned as it is. ValueError: unknown kind.

    Refused: `not-a-home`, `lives-there`, `too-many`; absent without an account.
    """
    if kind not in BOUND_KINDS:
        raise ValueError(f"unknown kind of tenure {kind!r}")
    check(actor, "people.claim", home)
    account = Account.objects.filter(id=actor.account).first() if actor.account else None
    if account is None:
        raise absent()
    check_lived_in(home)
    if lives_at(account, home):
        raise Refusal("lives-there")
    waiting = Claim.objects.filter(yard=yard, account=account, home=home, state=Claim.State.OPEN)
    if known := waiting.first():
        return known
    throttle.hit(f"claim:{account.id}", limit=OFTEN, seconds=SECONDS)
    claim = Claim(yard=yard, account=account, home=home, path=home.path, kind=kind, text=clean(text)[:300])
    claim.at = clock.now()
    try:
        with transaction.atomic():
            claim.save()
            record(HomeClaimed(home=home.path, kind=kind), yard=yard, actor=actor, subject=claim.id)
    except IntegrityError:  # the same form twice at once
        return waiting.get()
    return claim
