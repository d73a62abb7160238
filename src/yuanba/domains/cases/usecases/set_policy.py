"""A yard gets new levels and clocks; cases reported before keep theirs."""

from django.db import transaction

from yuanba.domains.cases.events import PolicySet
from yuanba.domains.cases.models import PolicyVersion
from yuanba.domains.cases.numbering import count_change
from yuanba.domains.cases.queries.policy import forget_policies
from yuanba.domains.cases.rules.policy import Policy, to_data
from yuanba.domains.cases.rules.sensible import check_sensible
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("policy-changed", 409, "Meanwhile %(name)s has changed these promises. Please look at them and save again.")


def set_policy(*, actor: Actor, yard: Yard, policy: Policy, seen: int | None = None) -> PolicyVersion:
    """The new version; the same as the newest changes nothing. `seen` is the number of the version on the page.

    Refused: `invalid`, `policy-changed`, absent.
    """
    check(actor, "case.policy", yard)
    check_sensible(policy)
    data = to_data(policy)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        newest = PolicyVersion.objects.filter(yard=yard).order_by("-number").first()
        if newest is not None and newest.data == data:
            return newest
        last = newest.number if newest else 0
        if seen is not None and seen != last:
            raise Refusal("policy-changed", name=newest.name if newest else "–")
        version = PolicyVersion(yard=yard, number=last + 1, data=data, at=clock.now(), name=actor.name[:60])
        version.save()
        count_change(yard.id)
        record(PolicySet(number=version.number), yard=yard, actor=actor, subject=version.id)
    forget_policies()
    return version
