"""The ground of a scene: divisions, yards, homes out of a spreadsheet, stations, grids and door codes.

Everything here looks first whether it is there, so that a scene can be played again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from django.db import transaction

from yuanba.demo.stage.divisions import DIVISIONS
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.importing import homes_in, source_of
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

HEADS = ("区", "楼号", "单元", "房号", "楼层", "建筑面积", "用途")
WHO = ("业主姓名", "业主电话", "家庭成员", "租户姓名", "租户电话", "入住时间")
LEVELS = {4: "city", 6: "district", 9: "street", 12: "community"}


@dataclass(frozen=True)
class Estate:
    """An estate or an office to found; `within` is the code of its division."""

    code: str
    within: str
    name: str
    name_en: str
    phone: str
    kind: str = "estate"
    address: str = ""
    company: str = ""
    company_en: str = ""
    developer: str = ""


@dataclass(frozen=True)
class Block:
    """A building of a spreadsheet: so many units, floors and doors on each floor; `lowest` is the first floor lived on.

    `without` are homes left out, as unit-room: what became a lobby or an office.
    """

    code: str
    units: int
    floors: int
    doors: int
    lowest: int = 1
    zone: str = ""
    use: str = "住宅"
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """A point or station: code, names, and for a station hours and services."""

    code: str
    name: str
    name_en: str
    hours: str = ""
    services: tuple[tuple[str, str], ...] = ()
    phone: str = ""


def division(code: str) -> places.Division:
    """The division with this code and those above it, by their real codes and names."""
    length = {12: 9, 9: 6, 6: 4}.get(len(code), 0)
    above = division(code[:length]) if length else None
    name, name_en = DIVISIONS[code]
    return places.add_division(
        actor=SYSTEM, code=code, level=LEVELS[len(code)], name=name, name_en=name_en, parent=above
    )


def found(estate: Estate) -> Yard:
    """The yard; founded where it is missing."""
    known = Yard.objects.filter(code=estate.code).first()
    if known is not None:
        return known
    said = {name: value for name, value in vars(estate).items() if name not in ("within", "developer")}
    yard = places.found_yard(actor=SYSTEM, division=division(estate.within), **said)
    places.fill_profile(actor=SYSTEM, yard=yard, facts=places.Facts(developer=estate.developer))
    return by_code(yard.code)


def homes(yard: Yard, blocks: Sequence[Block], who: Sequence[Sequence[str]] = ()) -> None:
    """The homes of the blocks, written into a spreadsheet and taken over from it; with who lives in each."""
    with TemporaryDirectory(prefix="yuanba-demo-") as folder:
        file = Path(folder) / f"{yard.code}.xlsx"
        _write(file, blocks, who)
        table = homes_in(file)
        people.import_residents(actor=SYSTEM, yard=yard, lines=table.lines(), source=source_of(file))
    count = places.Place.objects.filter(yard=yard, kind="home").count()
    facts = places.Facts(homes=count or None, buildings=len(blocks))
    places.fill_profile(actor=SYSTEM, yard=yard, facts=facts)


def _write(file: Path, blocks: Iterable[Block], who: Sequence[Sequence[str]]) -> None:
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    sheet = book.add_worksheet("房屋清册")
    sheet.write_row(0, 0, HEADS + WHO if who else HEADS)
    for number, row in enumerate(rows(blocks)):
        sheet.write_row(number + 1, 0, (*row, *who[number]) if who else row)
    book.close()


def rows(blocks: Iterable[Block]) -> Iterable[tuple[object, ...]]:
    """The rows of the spreadsheet, a home each."""
    for block in blocks:
        for unit in range(1, block.units + 1):
            for floor in range(block.lowest, block.floors + 1):
                for door in range(1, block.doors + 1):
                    room = f"{floor}{door:02}"
                    if f"{unit}-{room}" not in block.without:
                        area = 62 + (door * 17 + unit * 5) % 60 + 0.25 * (door % 4)
                        yield block.zone, block.code, unit, room, floor, area, block.use


def place(yard: Yard, at: str) -> places.Place:
    """The place of the yard at a path below it, such as 3/1/902; the whole estate where it is empty."""
    path = f"{yard.path}/{at}" if at else yard.path
    return places.Place.objects.select_related("yard").get(yard=yard, path=path)


def homes_at(yard: Yard, at: str = "") -> list[places.Place]:
    """All homes at a place and below it, in the order of the spreadsheet."""
    inside = f"{yard.path}/{at}/" if at else f"{yard.path}/"
    return list(places.Place.objects.filter(yard=yard, kind="home", path__startswith=inside).order_by("id"))


def spots(yard: Yard, kind: str, wanted: Iterable[Spot], at: str = "") -> list[places.Place]:
    """Points or stations at a place of the estate, described and made where they are missing."""
    parent = place(yard, at)
    known = {one.path: one for one in places.Place.objects.filter(yard=yard, kind=kind)}
    made = []
    for spot in wanted:
        there = known.get(f"{parent.path}/{spot.code}") or places.add_place(
            actor=SYSTEM,
            yard=yard,
            parent_id=parent.id,
            kind=kind,
            code=spot.code,
            name=spot.name,
            name_en=spot.name_en,
        )
        if kind == "station":
            places.describe_station(
                actor=SYSTEM, yard=yard, place_id=there.id, hours=spot.hours, services=spot.services, phone=spot.phone
            )
        made.append(there)
    return made


def doors(yard: Yard, kinds: Iterable[str] = ("building", "point")) -> int:
    """A code at each place of these kinds that has none yet; how many were made."""
    hung = places.DoorCode.objects.filter(yard=yard).values("place")
    bare = places.Place.objects.filter(yard=yard, kind__in=list(kinds)).exclude(id__in=hung).order_by("path")
    with transaction.atomic():
        codes = [places.issue_door_code(actor=SYSTEM, yard=yard, place_id=one.id) for one in bare]
    return len(codes)


def grid(
    keeper: Yard, code: str, names: tuple[str, str], paths: Iterable[str], above: places.Grid | None = None
) -> places.Grid:
    """A grid, or with `above` a micro-grid in it, with these places."""
    known = places.Grid.objects.filter(yard=keeper, code=code).first()
    name, name_en = names
    made = known or places.draw_grid(
        actor=SYSTEM, yard=keeper, code=code, name=name, name_en=name_en, above_id=above.id if above else None
    )
    places.set_grid_members(actor=SYSTEM, yard=keeper, grid_id=made.id, paths=paths)
    return made
