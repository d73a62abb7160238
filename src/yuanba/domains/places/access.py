"""The only functions that hand out a place to change."""

from uuid import UUID

from django.db.models import Q

from yuanba.domains.places.models import (
    Division,
    DoorCode,
    EstateList,
    Grid,
    Handover,
    ImportBatch,
    ListedEstate,
    Place,
)
from yuanba.domains.places.rules.offices import KINDS
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check, visible
from yuanba.platform.yards.models import Yard

register(
    "list-division",
    422,
    "Write the code or the whole name of one district, street or community that is known here; estates stand in those.",
)


def place_to_manage(actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """A place the actor may manage, locked; refused as absent."""
    place = Place.objects.select_for_update(of=("self",)).filter(yard=yard, id=place_id).first()
    if place is None:
        raise absent()
    check(actor, "place.manage", place)
    return place


def place_to_hang(actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """A place whose door codes the actor may print, locked; refused as absent."""
    place = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, id=place_id).first()
    if place is None:
        raise absent()
    check(actor, "place.doors", place)
    return place


def station_to_write(actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """A place whose station the actor may write, locked; refused as absent."""
    place = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, id=place_id).first()
    if place is None:
        raise absent()
    check(actor, "place.station", place)
    return place


def door_to_manage(actor: Actor, yard: Yard, token: str) -> DoorCode:
    """A door code the actor may manage, locked; refused as absent."""
    doors = DoorCode.objects.select_for_update(of=("self",)).select_related("place")
    door = doors.filter(yard=yard, token=token).first()
    if door is None:
        raise absent()
    check(actor, "place.manage", door.place)
    return door


def batch_to_undo(actor: Actor, yard: Yard, number: int) -> ImportBatch:
    """An import of the actor's yard, locked; refused as absent."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).filter(yard=yard, number=number).first()
    if batch is None:
        raise absent()
    batch.yard = yard
    check(actor, "place.manage", yard)
    return batch


def division_for_estates(actor: Actor, text: str) -> Division:
    """The one division of this code or name where the actor founds estates. Refused: `list-division`."""
    said = clean(text)[:60]
    levels = [level for level, kinds in KINDS.items() if "estate" in kinds]
    rows = Division.objects.filter(visible(actor, "place.found"), level__in=levels)
    found = list(rows.filter(Q(code=said) | Q(name=said) | Q(name_en__iexact=said))[:2])
    if len(found) != 1 or not said:
        raise Refusal("list-division")
    return found[0]


def list_to_undo(actor: Actor, number: int) -> tuple[EstateList, list[ListedEstate]]:
    """A list of estates, locked, with those it founded or filled in; refused as absent without the right over each."""
    taken = EstateList.objects.select_for_update(of=("self",)).filter(number=number).first()
    if taken is None:
        raise absent()
    rows = list(ListedEstate.objects.filter(list=taken).select_related("yard").order_by("path"))
    for row in rows:
        check(actor, "place.found", Yard(id=row.yard_id, path=row.path))
        if not row.is_founded:
            check(actor, "place.manage", row.yard)
    return taken, rows


def grid_to_draw(actor: Actor, yard: Yard, grid_id: UUID) -> Grid:
    """A grid that the actor's office keeps; refused as absent."""
    grid = Grid.objects.select_related("above").filter(yard=yard, id=grid_id).first()
    if grid is None:
        raise absent()
    check(actor, "place.grid", yard)
    return grid


def handover_to(actor: Actor, action: str, yard: Yard, number: int) -> Handover:
    """A request that the estate goes on elsewhere, locked; refused as absent."""
    check(actor, action, yard)
    asked = Handover.objects.select_for_update(of=("self",)).filter(yard=yard, number=number).first()
    if asked is None:
        raise absent()
    asked.yard = yard
    return asked


def estate_to_move(actor: Actor, yard: Yard) -> None:
    """Refused as absent without the right where the estate is."""
    check(actor, "place.move", yard)


def division_to_move_to(actor: Actor, yard: Yard, code: str) -> Division:
    """The division of this code, where the actor may bring the estate from where it is; refused as absent."""
    check(actor, "place.move", yard)
    division = Division.objects.filter(code=code[:12]).first()
    if division is None:
        raise absent()
    check(actor, "place.move", Yard(id=yard.id, path=division.path))
    return division
