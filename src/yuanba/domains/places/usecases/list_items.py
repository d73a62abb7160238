"""The things to look at when an estate is taken over come from a spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Q

from yuanba.domains.places.events import ItemsAdded
from yuanba.domains.places.inspecting import add_items, inspection_to, still_open
from yuanba.domains.places.models import Inspection, Place
from yuanba.domains.places.rules.lists import ListedItem, listed_item
from yuanba.domains.places.rules.spots import spot_of, title_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line, Outcomes, RowOutcome
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class ListedItems(Outcomes):
    """Every row is ok or refused; `added` things are new, `same` stand in the list already."""

    items: list[ListedItem]
    added: int
    same: int


def list_items(*, actor: Actor, yard: Yard, number: int, lines: Iterable[Line], dry_run: bool = False) -> ListedItems:
    """Lines with the columns of `rules.lists`; what stands in the list already is not added again.

    All rows or none; `dry_run` only says what would come of it. Refused: `takeover-signed`, `takeover-many`, absent.
    """
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.inspect", yard, number)
        still_open(inspection)
        made, new = _read(inspection, list(lines))
        if new and not dry_run:
            add_items(inspection, new)
            record(ItemsAdded(number, len(new)), yard=yard, actor=actor, subject=inspection.id)
    return made


def _read(inspection: Inspection, lines: Sequence[Line]) -> tuple[ListedItems, list[dict[str, Any]]]:
    items = [listed_item(line.values, line.unknown, line.sheet) for line in lines]
    places = _places(inspection.yard, {one.place for one in items if one.place})
    there = set(inspection.items.values_list("group", "name", "place_id"))
    seen: set[Any] = set()
    new: list[dict[str, Any]] = []
    for at, one in enumerate(items):
        place = places.get(one.place)
        key = (one.group, one.name, place.id if place else None)
        if not one.refused and (*key, one.place) in seen:
            items[at] = replace(one, refused="item-again", warnings=())
        elif not one.refused:
            seen.add((*key, one.place))
            items[at] = one if place or not one.place else _unplaced(one)
            if _named(items[at], place) not in there:
                new.append(_columns(items[at], place))
    read = zip(lines, items, strict=True)
    outcomes = [RowOutcome(line.sheet, line.number, one.refused, one.warnings) for line, one in read]
    ok = sum(not one.refused for one in items)
    return ListedItems(outcomes, items, len(new), ok - len(new)), new


def _unplaced(one: ListedItem) -> ListedItem:
    """Where nobody finds it on the map, the name says where it is."""
    name = f"{one.name}（{one.place}）"[:80]
    return replace(one, name=name, warnings=(*one.warnings, "item-placed"))


def _named(one: ListedItem, place: Place | None) -> tuple[str, str, Any]:
    return one.group, one.name, place.id if place else None


def _columns(one: ListedItem, place: Place | None) -> dict[str, Any]:
    names = ("group", "name", "name_en", "expected", "words")
    return {name: getattr(one, name) for name in names} | {"place": place}


def _places(yard: Yard, texts: set[str]) -> dict[str, Place]:
    """The places that are meant, in one statement: by their label, or by the way down as 3-1."""
    paths = {text: f"{yard.path}/{tail}" for text in texts if (tail := _tail(text))}
    rows = Place.objects.filter(Q(path__in=paths.values()) | Q(label__in=texts), yard=yard)
    found = list(rows) if texts else []
    by_path, by_label = {one.path: one for one in found}, {one.label: one for one in found}
    meant = {text: by_path.get(paths.get(text, "")) or by_label.get(text) for text in texts}
    return {text: place for text, place in meant.items() if place}


def _tail(text: str) -> str:
    if said := title_of(text):
        return "/".join(said[kind] for kind in ("zone", "building", "unit") if kind in said)
    spot = spot_of({"whole": text})
    if spot is not None and spot.is_known:
        return "/".join(code for _kind, code in spot.steps)
    return "/".join(part for part in text.replace(" ", "-").split("-") if part)
