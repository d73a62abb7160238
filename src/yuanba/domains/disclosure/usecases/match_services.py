"""Somebody says which requests count as done for which service of the contract."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.public import units
from yuanba.domains.contracts import public as contracts
from yuanba.domains.disclosure.access import estate_held
from yuanba.domains.disclosure.events import ServicesMatched
from yuanba.domains.disclosure.models import ServedBy
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def match_services(*, actor: Actor, yard: Yard, contract: int, lines: Mapping[UUID, str]) -> int:
    """The line of each category, empty for none; categories not named here stay as they were.

    Returns how many are matched now; the same again changes nothing. Refused: `service-match`, absent.
    """
    with transaction.atomic():
        estate_held(actor, yard, "service.match")
        found = contracts.Contract.objects.filter(yard=yard, number=contract, signed_on__isnull=False).first()
        if found is None:
            raise absent()
        known = {one.code for one in contracts.terms_on(found, found.last_day).lines}
        ids = set(units.Category.objects.filter(yard=yard, id__in=list(lines)).values_list("id", flat=True))
        if ids != set(lines) or not known.issuperset(filter(None, lines.values())):
            raise Refusal("service-match")
        rows = ServedBy.objects.filter(yard=yard, contract=found)
        before = dict(rows.values_list("category_id", "line"))
        after = {key: line for key, line in {**before, **lines}.items() if line}
        if after != before:
            rows.delete()
            made = [ServedBy(id=uuid7(), yard=yard, contract=found, category_id=key, line=after[key]) for key in after]
            ServedBy.objects.bulk_create(made)
            record(ServicesMatched(found.number, len(after)), yard=yard, actor=actor, subject=found.id)
    return len(after)
