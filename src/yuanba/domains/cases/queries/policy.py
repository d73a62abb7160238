"""The policy in force in a yard."""

from yuanba.domains.cases.models import PolicyVersion
from yuanba.domains.cases.rules.policy import DEFAULT, Policy, from_data
from yuanba.kernel.memory import Kept
from yuanba.platform.yards.models import Yard

_kept: Kept[Policy] = Kept()
_counted: Kept[Policy] = Kept(seconds=300)


def policy_of(yard: Yard) -> Policy:
    """The newest version, or the preset. Kept in memory for five seconds."""
    return _kept.get(yard.id, lambda: _newest(yard))


def policy_at(yard: Yard, changes: int) -> Policy:
    """The same for a report, which has counted the changes here and so knows whether what is kept still holds."""
    return _counted.get((yard.id, changes), lambda: _newest(yard))


def _newest(yard: Yard) -> Policy:
    newest = PolicyVersion.objects.filter(yard=yard).order_by("-number").first()
    return from_data(newest.data) if newest else DEFAULT


def versions_of(yard: Yard) -> list[PolicyVersion]:
    """What was promised here when, the newest first, at most the last twenty."""
    return list(PolicyVersion.objects.filter(yard=yard).order_by("-number")[:20])


def forget_policies() -> None:
    """Read again at once: after a change, and between tests."""
    _kept.forget()
    _counted.forget()
