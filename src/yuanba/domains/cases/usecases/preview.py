"""What would be promised if this were sent now: shown before sending."""

from yuanba.domains.cases.queries import policy_of
from yuanba.domains.cases.rules.clocks import Promised, clocks
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def preview(*, actor: Actor, yard: Yard, level: str = "ordinary", kind: str = "") -> Promised:
    """The dues of a level from this moment on, by the same rules as the report itself."""
    check(actor, "case.report", yard)
    return clocks(policy_of(yard), level, clock.now(), kind=kind)
