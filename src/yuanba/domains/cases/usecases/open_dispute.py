"""A mediator opens a dispute that was brought to the station."""

from collections.abc import Sequence

from yuanba.domains.cases.disputes import lives_with
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules.disputes import Side, checked_sides
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._mediation import named, opened
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check


def open_dispute(*, actor: Actor, place: Place, matter: str, sides: Sequence[Side], client_key: str) -> Dispute:
    """Opened, to be mediated by the actor, once per client key.

    Refused: `invalid` with fields (a side the mediator is: `mediator-party`), `conflict`, absent.
    """
    check(actor, "dispute.mediate", place)
    if actor.account is None:
        raise absent()
    said, named_sides = words(matter, "matter"), checked_sides(sides)
    parties = [named(place, side, order) for order, side in enumerate(named_sides, 1)]
    if lives_with(actor.account, parties):
        raise Refusal("invalid", fields={"sides": "mediator-party"})
    return opened(actor, place, said, parties, (actor.account, actor.name), client_key)
