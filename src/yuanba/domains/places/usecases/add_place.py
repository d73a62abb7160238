"""A zone, building, unit, home, shop, room, station or point is added under another place."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import PlaceAdded
from yuanba.domains.places.models import Place
from yuanba.domains.places.rules import is_place_code, path_below
from yuanba.domains.places.rules.kinds import may_stand
from yuanba.domains.places.rules.single import label_below
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("place-code", 422, "A code is up to 30 letters, figures, points or hyphens, such as 3 or 902.")
register("place-kind", 422, "Such a place does not stand here.")
register("place-taken", 409, "There is a place with this code already.")


def add_place(
    *, actor: Actor, yard: Yard, parent_id: UUID, kind: str, code: str, name: str, name_en: str = ""
) -> Place:
    """The new place; its label names the way from the building down.

    Refused: `place-kind`, `place-code`, `place-taken`, absent.
    """
    with transaction.atomic():
        parent = place_to_manage(actor, yard, parent_id)
        if not may_stand(kind, parent.kind):
            raise Refusal("place-kind")
        if not is_place_code(code):
            raise Refusal("invalid", fields={"code": "place-code"})
        path = path_below(parent.path, code)
        if Place.objects.filter(yard=yard, path=path).exists():
            raise Refusal("place-taken")
        place = Place(yard=yard, parent=parent, kind=kind, name=name, name_en=name_en or name, path=path)
        above = None if parent.kind == Place.Kind.ROOT else (parent.label, parent.label_en)
        place.label, place.label_en = label_below(above, name, name_en or name)
        place.save()
        record(PlaceAdded(path=path, kind=kind), yard=yard, actor=actor, subject=place.id)
    return place
