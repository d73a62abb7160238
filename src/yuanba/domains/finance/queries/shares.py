"""What an owner's own money did: what of it paid bills on which day, and what is still held in advance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yuanba.domains.finance.access import bills_owned_by, owning_of
from yuanba.domains.finance.queries.owed import advance_of
from yuanba.domains.finance.queries.periods import Settled, settled
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class OwnShare:
    """Of the homes that are or were one's own here: what paid their bills, and what waits of who owns them today."""

    homes: Sequence[Place]
    advance: int
    settled: Sequence[Settled]

    def within(self, since: date, until: date) -> tuple[int, int]:
        """What of fees, and what that is passed on to others, came of these days' payments and advances."""
        now = [one for one in self.settled if since <= one.day <= until]
        return sum(one.fee for one in now), sum(one.passed for one in now)


def own_share(actor: Actor, yard: Yard) -> OwnShare:
    """Of the days on which the actor owned the homes; refused as absent who owned none here."""
    if actor.account is None:
        raise absent()
    today = clock.today()
    tenures = owning_of(actor).filter(yard=yard)
    homes = list(Place.objects.filter(yard=yard, id__in=tenures.values("home")).order_by("path"))
    if not homes:
        raise absent()
    now = tenures.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    held = set(now.values_list("home", flat=True))
    advance = sum(advance_of(yard, one) for one in homes if one.id in held)
    return OwnShare(homes, advance, settled(yard, today, bills_owned_by(actor, yard)))
