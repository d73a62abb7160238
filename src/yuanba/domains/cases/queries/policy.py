"""The policy in force in a yard."""

from collections.abc import Iterable
from dataclasses import dataclass

from yuanba.domains.cases.models import PolicyVersion
from yuanba.domains.cases.rules.policy import DEFAULT, Policy, from_data
from yuanba.kernel.memory import Kept
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class InForce:
    """What a yard promises, and the number of the version that says so; 0 is the preset."""

    number: int
    policy: Policy


_kept: Kept[InForce] = Kept()
_counted: Kept[InForce] = Kept(seconds=300)


def policy_of(yard: Yard) -> Policy:
    """The newest version, or the preset. Kept in memory for five seconds."""
    return _kept.get(yard.id, lambda: _newest(yard)).policy


def policy_at(yard: Yard, changes: int) -> InForce:
    """The same for a report, which has counted the changes here and so knows whether what is kept still holds."""
    return _counted.get((yard.id, changes), lambda: _newest(yard))


def _newest(yard: Yard) -> InForce:
    newest = PolicyVersion.objects.filter(yard=yard).order_by("-number").first()
    return InForce(newest.number, from_data(newest.data)) if newest else InForce(0, DEFAULT)


def versions_in(yards: Iterable[Yard], numbers: Iterable[int]) -> list[PolicyVersion]:
    """The versions of these numbers in these yards, in order of number; one statement."""
    rows = PolicyVersion.objects.filter(yard__in=list(yards), number__in=set(numbers))
    return list(rows.defer("data").order_by("number"))


def versions_of(yard: Yard) -> list[PolicyVersion]:
    """What was promised here when, the newest first, at most the last twenty."""
    return list(PolicyVersion.objects.filter(yard=yard).order_by("-number")[:20])


def forget_policies() -> None:
    """Read again at once: after a change, and between tests."""
    _kept.forget()
    _counted.forget()
