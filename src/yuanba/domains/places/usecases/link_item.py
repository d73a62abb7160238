"""A defect became a case: the thing says which."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.events import ItemLinked
from yuanba.domains.places.inspecting import inspection_to
from yuanba.domains.places.models import Item
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def link_item(*, actor: Actor, yard: Yard, number: int, item: int, case: UUID) -> Item:
    """The first case stays; what is signed is not touched by it. Refused as absent."""
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.inspect", yard, number)
        row = Item.objects.filter(yard=yard, inspection=inspection, number=item).first()
        if row is None:
            raise absent()
        if row.case is None:
            row.case = case
            row.save()
            record(ItemLinked(number, item, str(case)), yard=yard, actor=actor, subject=row.id)
    return row
