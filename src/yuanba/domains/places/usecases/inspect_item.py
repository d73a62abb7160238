"""Somebody looks at a thing and says how it is."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.events import ItemInspected
from yuanba.domains.places.inspecting import inspection_to, keep_photos, still_open
from yuanba.domains.places.models import Item
from yuanba.domains.places.rules.inspections import Looked, checked
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

NONE: Mapping[UUID, str] = MappingProxyType({})


def inspect_item(
    *,
    actor: Actor,
    yard: Yard,
    number: int,
    item: int,
    looked: Looked,
    photos: Sequence[UUID] = (),
    documents: Mapping[UUID, str] = NONE,
) -> Item:
    """What is said again replaces what was said, photographs are added; the same again changes nothing.

    `documents` by their file with what they are called.

    Refused: the fields of `rules.inspections.checked`, `takeover-signed`, absent.
    """
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.inspect", yard, number)
        row = Item.objects.filter(yard=yard, inspection=inspection, number=item).first()
        if row is None:
            raise absent()
        still_open(inspection)
        said = checked(looked, row.name)
        before = row.photos.count()
        keep_photos(row, photos, documents)
        added = row.photos.count() - before
        if not added and row.at and said == {name: getattr(row, name) for name in said}:
            return row
        for name, value in said.items():
            setattr(row, name, value)
        row.by, row.at = actor.name[:60], clock.now()
        row.save()
        told = ItemInspected(number, item, row.condition, added)
        record(told, yard=yard, actor=actor, subject=row.id)
    return row
