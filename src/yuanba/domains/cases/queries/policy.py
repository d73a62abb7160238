"""The policy in force in a yard."""

import time
from uuid import UUID

from yuanba.domains.cases.models import PolicyVersion
from yuanba.domains.cases.rules.policy import DEFAULT, Policy, from_data
from yuanba.platform.yards.models import Yard

KEPT_SECONDS = 5.0
_kept: dict[UUID, tuple[float, Policy]] = {}


def policy_of(yard: Yard) -> Policy:
    """The newest version, or the preset. Kept in memory for five seconds: it is read on every report."""
    moment = time.monotonic()
    kept = _kept.get(yard.id)
    if kept and moment - kept[0] < KEPT_SECONDS:
        return kept[1]
    newest = PolicyVersion.objects.filter(yard=yard).order_by("-number").first()
    policy = from_data(newest.data) if newest else DEFAULT
    _kept[yard.id] = (moment, policy)
    return policy


def forget_policies() -> None:
    """Read again at once: after a change, and between tests."""
    _kept.clear()
