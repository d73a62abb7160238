"""A resident asks a mediator for help in a dispute of the own home."""

from collections.abc import Sequence
from uuid import UUID

from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules.disputes import Side, checked_sides
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._mediation import mediator_of, named, opened, own_party
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check


def ask_mediation(
    *,
    actor: Actor,
    home: Place,
    matter: str,
    others: Sequence[Side],
    client_key: str,
    mediator: UUID | None = None,
) -> Dispute:
    """Opened with the actor as first side, given to the mediator asked for or the nearest who is no side.

    Refused: `invalid` with fields, `conflict`, absent.
    """
    check(actor, "dispute.ask", home)
    own = own_party(home, actor.account) if actor.account else None
    if own is None:
        raise absent()
    said, sides = words(matter, "matter"), checked_sides(others, besides=1)
    parties = [own, *(named(home, side, order) for order, side in enumerate(sides, 2))]
    chosen = mediator_of(home.path, mediator, parties)
    return opened(actor, home, said, parties, (chosen.account, chosen.name), client_key)
