"""A yard gets new levels and clocks; cases reported before keep theirs."""

from django.db import transaction
from django.db.models import Max

from yuanba.domains.cases.events import PolicySet
from yuanba.domains.cases.models import PolicyVersion
from yuanba.domains.cases.rules.policy import Policy, to_data
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def set_policy(*, actor: Actor, yard: Yard, policy: Policy) -> PolicyVersion:
    """The new version; refused as absent without the right."""
    check(actor, "case.policy", yard)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        last = PolicyVersion.objects.filter(yard=yard).aggregate(last=Max("number"))["last"] or 0
        version = PolicyVersion(yard=yard, number=last + 1, data=to_data(policy), at=clock.now())
        version.save()
        record(PolicySet(number=version.number), yard=yard, actor=actor, subject=version.id)
    return version
