"""What becomes of a resolution, as a row of its own."""

from yuanba.domains.voting.events import ResolutionDecided
from yuanba.domains.voting.models import Became, Resolution
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def became(actor: Actor, resolution: Resolution, kind: str, why: str = "") -> None:
    """It is so from now on, told."""
    named = {"account": actor.account, "by": actor.name[:60], "at": clock.now()}
    Became.objects.create(yard=resolution.yard, resolution=resolution, kind=kind, why=why, **named)
    record(ResolutionDecided(resolution.number, kind), yard=resolution.yard, actor=actor, subject=resolution.id)
