"""The daily check: rules whose unit, person or place has gone are put on record, and the managers told."""

from django.db import transaction

from yuanba.domains.cases.events import RoutingBroken
from yuanba.domains.cases.models import RoutingTrouble, RoutingVersion
from yuanba.domains.cases.queries.plan import read_plan
from yuanba.domains.cases.queries.units import troubles
from yuanba.domains.cases.writing import each
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def check_routing(*, actor: Actor) -> int:
    """How many rules lead to nobody now, over all yards that have rules."""
    begun = RoutingVersion.objects.filter(number=1).values("yard")
    return each(Yard.objects.filter(id__in=begun).order_by("path").iterator(), lambda yard: _check(actor, yard))


def _check(actor: Actor, yard: Yard) -> int:
    """One yard: what is new is told, what works again is taken off the list."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        found = {(one.number, one.what, one.name) for one in troubles(yard, read_plan(yard))}
        kept = {(one.number, one.what, one.name): one for one in RoutingTrouble.objects.filter(yard=yard)}
        for key in kept.keys() - found:
            kept[key].delete()
        new = sorted(found - kept.keys())
        for number, what, name in new:
            RoutingTrouble(yard=yard, number=number, what=what, name=name, since=clock.today()).save()
        if new:
            told = RoutingBroken(rules=[number for number, _what, _name in new], path=yard.path)
            record(told, yard=yard, actor=actor, subject=yard.id)
    return len(found)
