"""Something that only this estate has is added to the list."""

from django.db import transaction

from yuanba.domains.places.events import ItemsAdded
from yuanba.domains.places.inspecting import add_items, inspection_to, still_open
from yuanba.domains.places.models import Item, Place
from yuanba.domains.places.rules.inspections import item_of
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("item-place", 422, "There is no such place in this estate.")


def add_item(
    *,
    actor: Actor,
    yard: Yard,
    number: int,
    group: str,
    name: str,
    expected: str = "",
    name_en: str = "",
    place: Place | None = None,
) -> Item:
    """The thing; the same again is the one that is there.

    Refused: `item-group`, `item-name`, `item-count`, `item-place`, `takeover-signed`, `takeover-many`, absent.
    """
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.inspect", yard, number)
        still_open(inspection)
        made = item_of(group, name, name_en, expected)
        if place is not None and place.yard_id != yard.id:
            raise Refusal("invalid", fields={"place": "item-place"})
        same = inspection.items.filter(group=group, name=made["name"], place=place).first()
        if same is not None:
            return same
        add_items(inspection, [made | {"place": place}])
        record(ItemsAdded(number, 1), yard=yard, actor=actor, subject=inspection.id)
        return inspection.items.get(group=group, name=made["name"], place=place)
