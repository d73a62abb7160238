"""SHARED rows that come along: found again by what they are known by, or made with what the pack carries."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from yuanba.kernel.errors import Refusal
from yuanba.platform.packs.carried import CARRIED, Carried
from yuanba.platform.packs.models import Alias
from yuanba.platform.packs.reading import Pack
from yuanba.platform.packs.rows import read, value_of
from yuanba.platform.packs.schema import shared_tables
from yuanba.platform.yards.models import Yard

LONGEST = 40  # signs of a text that is kept sealed


def take_shared(pack: Pack, yard: Yard) -> dict[UUID, UUID]:
    """Ids of the pack that are called otherwise here; written down for the way back. Refused: `pack-division`."""
    names: dict[UUID, UUID] = {}
    parts = {part.label: part for part in pack.manifest.shared}
    for label, model in shared_tables().items():
        for said in _in_order(CARRIED[model], (read(line) for line in pack.lines(parts[label], "shared"))):
            there = value_of(model._meta.pk, said["id"])
            here = _row(CARRIED[model], said, there, names)
            if here != there:
                names[there] = here
    Alias.objects.bulk_create(Alias(yard=yard, there=there, here=here) for there, here in names.items())
    return names


def _in_order(carried: Carried, rows: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """What others follow comes first."""
    left = {str(said.get("id")): said for said in rows}
    if not carried.follow:
        return list(left.values())
    done: list[dict[str, Any]] = []
    while left:
        ready = [key for key, said in left.items() if str(said.get(carried.follow)) not in left]
        if not ready:
            raise Refusal("pack-broken", part=carried.model._meta.label)
        done += [left.pop(key) for key in ready]
    return done


def _row(carried: Carried, said: dict[str, Any], there: UUID, names: dict[UUID, UUID]) -> UUID:
    """The id here of a row of the pack."""
    model: Any = carried.model
    if set(said) != {"id", *carried.fields, *filter(None, [carried.follow])}:
        raise Refusal("pack-broken", part=model._meta.label)
    values = {name: _value(carried, name, said[name]) for name in carried.fields}
    mark = values[carried.match]
    sought = carried.found_by(mark) if carried.found_by and mark else {carried.match: mark}
    known = model.objects.filter(id=there).first() or (mark and model.objects.filter(**sought).first())
    if known:
        if any(getattr(known, name) != values[name] for name in carried.fixed):
            raise Refusal("pack-division", division=str(mark))
        return UUID(str(known.id))
    if carried.follow:
        above = value_of(model._meta.get_field(carried.follow), said[carried.follow])
        values[f"{carried.follow}_id"] = names.get(above, above)
    model(id=there, **values).save()
    return there


def _value(carried: Carried, name: str, said: Any) -> Any:
    """What a field of the row says; a text that is kept sealed has no field of its own."""
    if name not in carried.opened:
        return value_of(carried.model._meta.get_field(name), said)
    if said is not None and not (isinstance(said, str) and said.isprintable() and len(said) <= LONGEST):
        raise Refusal("pack-broken", part=carried.model._meta.label)
    return said
