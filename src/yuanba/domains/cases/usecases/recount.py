"""The figures of a yard are counted anew; what differed is set right and said."""

from yuanba.domains.cases import tallying
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def recount(*, actor: Actor, yard: Yard) -> tallying.Recount:
    """How many cases were counted, and what was not as it should be. By the clock or the command, as SYSTEM."""
    return tallying.recount(yard)
