"""What is used: by the meters of a home, and by common ones of a building, shared by those who live there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from yuanba.domains.assets import public as assets
from yuanba.domains.contracts.public import Tariff, sharing, vocabulary
from yuanba.domains.finance.models import BillLine
from yuanba.domains.finance.rules import words
from yuanba.domains.finance.rules.using import Counted, due
from yuanba.domains.finance.writing.charging import NOTHING, OF_RUN, Charge
from yuanba.domains.finance.writing.estate import HOMES, Estate
from yuanba.domains.places.public import Place
from yuanba.kernel.money import format_decimal, format_yuan, half_up

Weights = Sequence[Fraction | None]
Uses = Mapping[UUID, Sequence[assets.Use]]
POINTS = (Place.Kind.POINT, Place.Kind.ROOM, Place.Kind.STATION)
# Why nobody beneath a common meter can be billed, by how its bill is shared.
UNKNOWN = {"area": words.SHARE_AREA, "floor": words.SHARE_FLOOR, "meter": words.SHARE_READ}


def metered(tariff: Tariff, rule: str, estate: Estate) -> list[Charge]:
    """By the meters that hang at each home; without a reading, as the contract says."""
    uses, before = _of_homes(tariff, estate), _taken_as_usual(rule, estate)
    return [_metered(tariff, uses.get(home.id, ()), before.get(home.id, 0)) for home in estate.homes]


def _metered(tariff: Tariff, uses: Sequence[assets.Use], before: int) -> Charge:
    if not uses:
        return Charge(why=words.NO_METER)
    found = due([Counted(one.used, one.usual) for one in uses], before, as_usual=tariff.missing == vocabulary.USUAL)
    if found is None:
        return Charge(why=words.UNREAD)
    said: dict[str, Any] = {"of": "metered", "meter": tariff.meter, "price": format_decimal(tariff.price)}
    said |= {"much": assets.written(found.billed)}
    said |= {name: much for name, much in (("usual", found.usual), ("settled", found.settled)) if much}
    return Charge(half_up(found.billed * tariff.price), said, over=OF_RUN)


def _of_homes(tariff: Tariff, estate: Estate) -> dict[UUID, list[assets.Use]]:
    found: dict[UUID, list[assets.Use]] = defaultdict(list)
    for use in assets.uses(estate.yard, tariff.meter, estate.first, estate.last):
        found[use.meter.place_id].append(use)
    return found


def _taken_as_usual(rule: str, estate: Estate) -> dict[UUID, int]:
    """What was billed by what is usual and no reading has settled yet, by home; of a home's parts one counts."""
    lines = BillLine.objects.filter(yard=estate.yard, rule=rule, void=False, month__lt=estate.first)
    said: dict[tuple[UUID, Any], Mapping[str, int]] = {}
    for name in ("usual", "settled"):
        rows = lines.filter(sum__has_key=name).values_list("home", "month", "sum")
        said |= {(home, month): one for home, month, one in rows}
    open_: dict[UUID, int] = defaultdict(int)
    for (home, _month), one in said.items():
        open_[home] += one.get("usual", 0) - one.get("settled", 0)
    return open_


def shared(tariff: Tariff, _rule: str, estate: Estate) -> list[Charge]:
    """Each common meter's bill by largest remainder among the homes of its building, unit or estate."""
    charges: dict[UUID, Charge] = {}
    uses = assets.uses(estate.yard, tariff.meter, estate.first, estate.last)
    own: dict[UUID, list[assets.Use]] = defaultdict(list)
    for use in uses:
        own[use.meter.place_id].append(use)
    for use in uses:
        if use.meter.place.kind not in HOMES and use.meter.code.startswith(tariff.starts):
            beneath = _beneath(use.meter.place, estate.homes)
            weights = [_weight(tariff, one, home, estate) for one, home in _weighed(tariff, beneath, own)]
            for home, charge in zip(beneath, _parted(tariff, use, weights), strict=True):
                charges[home.id] = _both(charges.get(home.id), charge)
    return [charges.get(home.id, NOTHING) for home in estate.homes]


def _beneath(place: Place, homes: Sequence[Place]) -> list[Place]:
    """The homes that a common meter serves; one at a point or in a room serves what this stands in."""
    path = place.path.rpartition("/")[0] if place.kind in POINTS else place.path
    return [home for home in homes if home.path.startswith(f"{path}/")]


def _weighed(tariff: Tariff, homes: Sequence[Place], own: Uses) -> Iterable[tuple[Fraction | None, Place]]:
    return zip(WEIGHTS[tariff.share](tariff, homes, own), homes, strict=True)


def _weight(tariff: Tariff, weight: Fraction | None, home: Place, estate: Estate) -> Fraction | None:
    """Where nobody lives there, as much of it as the contract says."""
    is_lower = weight is not None and tariff.vacant is not None and home.id in estate.empty
    return (weight or 0) * (tariff.vacant or Fraction(0)) if is_lower else weight


def _parted(tariff: Tariff, use: assets.Use, weights: Weights) -> list[Charge]:
    if use.used is None:
        return [Charge(why=words.COMMON_UNREAD) for _one in weights]
    known = [one for one in weights if one is not None]
    if len(known) < len(weights) or not any(known):
        why = UNKNOWN[tariff.share] if len(known) < len(weights) else words.SHARE_NONE
        return [Charge(why=why) for _one in weights]
    total = half_up(use.used * tariff.price)
    said: dict[str, Any] = {
        "of": "shared",
        "share": tariff.share,
        "meter": tariff.meter,
        "price": format_decimal(tariff.price),
    }
    said |= {"much": assets.written(use.used), "total": format_yuan(total), "homes": len(weights)}
    parts = sharing.by_weights(total, known)
    return [Charge(fen, said, over=OF_RUN) for fen in parts]


def _both(one: Charge | None, other: Charge) -> Charge:
    """Where two common meters serve a home: what both make, or why one of them makes nothing."""
    if one is None or one.why or other.why:
        return one if one is not None and one.why else other
    said = dict(one.said or {})
    more = other.said or {}
    said["much"] = f"{said['much']} + {more['much']}"
    said["total"] = f"{said['total']} + {more['total']}"
    return Charge(one.fen + other.fen, said, over=OF_RUN)


def _areas(_tariff: Tariff, homes: Sequence[Place], _own: Uses) -> Weights:
    return [Fraction(home.area) if home.area else None for home in homes]


def _households(_tariff: Tariff, homes: Sequence[Place], _own: Uses) -> Weights:
    return [sharing.ONE for _home in homes]


def _floors(tariff: Tariff, homes: Sequence[Place], _own: Uses) -> Weights:
    bands = {(low, high): one for low, high, one in tariff.bands}
    return [None if home.floor is None else sharing.coefficient(home.floor, bands) for home in homes]


def _readings(_tariff: Tariff, homes: Sequence[Place], own: Uses) -> Weights:
    return [_own(own.get(home.id, ())) for home in homes]


def _own(uses: Sequence[assets.Use]) -> Fraction | None:
    counted = [one.used for one in uses]
    return None if None in counted else Fraction(sum(one or 0 for one in counted))


WEIGHTS: dict[str, Callable[[Tariff, Sequence[Place], Uses], Weights]] = {
    "area": _areas,
    "households": _households,
    "floor": _floors,
    "meter": _readings,
}
