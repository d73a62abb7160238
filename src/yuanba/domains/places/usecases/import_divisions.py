"""The official tree of a city is taken over: what is there keeps its code and gets its name of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from yuanba.domains.places.models import Division
from yuanba.domains.places.rules import division_fault
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("division-row", 422, "Row %(row)s of the tree is wrong in the column %(column)s. Nothing was changed.")
register("division-none", 422, "The tree has no row of the city %(city)s. Nothing was changed.")
Level = Division.Level


@dataclass(frozen=True)
class ImportedDivisions:
    """How many of each level the tree has; what was added and renamed; codes we know and the tree does not."""

    districts: int
    streets: int
    communities: int
    added: int
    renamed: int
    unknown: tuple[str, ...]


def import_divisions(
    *, actor: Actor, city: str, rows: Iterable[Mapping[str, str]], name: str = ""
) -> ImportedDivisions:
    """Take over the rows (columns `rules.DIVISION_COLUMNS`), all or none; the same again changes nothing.

    `city` is the code of four figures, `name` its name where it is not known yet. Nothing is ever removed.
    Refused: `division-row`, `division-none`, absent without the right.
    """
    check(actor, "place.found", Yard(code=city, kind="district", path=city))
    tree = _tree(city, rows)
    if not tree:
        raise Refusal("division-none", city=city)
    with transaction.atomic():
        known = {one.code: one for one in Division.objects.filter(code__startswith=city)}
        top = known.get(city)
        nodes = {city: (Level.CITY, name or (top.name if top else city), "")} | tree
        added = _add(nodes, known)
        renamed = [
            known[code] for code, (_, called, _) in nodes.items() if code in known and known[code].name != called
        ]
        for one in renamed:
            one.name = nodes[one.code][1]
        Division.objects.bulk_update(renamed, ["name"], batch_size=500)
    levels = [level for level, _, _ in tree.values()]
    return ImportedDivisions(
        districts=levels.count(Level.DISTRICT),
        streets=levels.count(Level.STREET),
        communities=levels.count(Level.COMMUNITY),
        added=added,
        renamed=len(renamed),
        unknown=tuple(sorted(known.keys() - nodes.keys())),
    )


def _tree(city: str, rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, str, str]]:
    """Level, name and the code above, by code, in an order in which each stands after the one above it."""
    districts: dict[str, tuple[str, str, str]] = {}
    streets: dict[str, tuple[str, str, str]] = {}
    communities: dict[str, tuple[str, str, str]] = {}
    for number, row in enumerate(rows, start=1):
        if column := division_fault(row, city):
            raise Refusal("division-row", row=number, column=column)
        districts[row["area_code"]] = (Level.DISTRICT, row["area"].strip(), city)
        streets[row["street_code"]] = (Level.STREET, row["street"].strip(), row["area_code"])
        communities[row["village_code"]] = (Level.COMMUNITY, row["village"].strip(), row["street_code"])
    return districts | streets | communities


def _add(nodes: Mapping[str, tuple[str, str, str]], known: Mapping[str, Division]) -> int:
    made: dict[str, Division] = dict(known)
    new: list[Division] = []
    for code, (level, name, above) in nodes.items():
        if code in made:
            continue
        parent = made.get(above)
        path = f"{parent.path}/{code}" if parent else code
        made[code] = Division(code=code, level=level, name=name, parent=parent, path=path)
        new.append(made[code])
    Division.objects.bulk_create(new, batch_size=500)
    return len(new)
