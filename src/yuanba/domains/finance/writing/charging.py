"""What each price of a contract makes of each home: an amount with its arithmetic, or why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yuanba.domains.contracts.public import Tariff, fees
from yuanba.domains.finance.models import Situation
from yuanba.domains.finance.rules.owners import Span
from yuanba.domains.finance.rules.words import NO_AREA
from yuanba.domains.finance.writing.estate import Estate
from yuanba.domains.places.public import Place
from yuanba.kernel.area import format_square_metres
from yuanba.kernel.money import format_decimal, half_up

OF_MONTH, OF_RUN, OF_OWNERS = "month", "run", "owners"


@dataclass(frozen=True)
class Charge:
    """Fen for the whole month and the arithmetic, as pages show it; or `why` nothing is charged.

    `over`: the days that the sum is for: all of the month, those that are billed, or those that somebody owned.
    `held`: of spaces to park, the days of each; the sum is for one of them and the whole month.
    """

    fen: int = 0
    said: Mapping[str, Any] | None = None
    why: str = ""
    over: str = OF_MONTH
    held: tuple[Span, ...] = ()


NOTHING = Charge()
# A price, its rule (contract and code), the estate: a charge for each home.
Charging = Callable[[Tariff, str, Estate], list[Charge]]


def by_area(tariff: Tariff, _rule: str, estate: Estate) -> list[Charge]:
    """A square metre and month."""
    return [_lower(tariff, home, estate, _area(tariff, home, "area", OF_MONTH)) for home in estate.homes]


def _area(tariff: Tariff, home: Place, name: str, over: str) -> Charge:
    if not home.area:
        return Charge(why=NO_AREA)
    said = {"of": name, "much": format_square_metres(home.area), "price": format_decimal(tariff.price)}
    return Charge(half_up(fees.by_area(home.area, tariff.price)), said, over=over)


def fixed(tariff: Tariff, _rule: str, estate: Estate) -> list[Charge]:
    """The same for each home."""
    said = {"of": "fixed", "price": format_decimal(tariff.price)}
    charge = Charge(half_up(tariff.price * 100), said)
    return [_lower(tariff, home, estate, charge) for home in estate.homes]


def heating(tariff: Tariff, _rule: str, estate: Estate) -> list[Charge]:
    """A season, whole, in the month that the contract names."""
    if tariff.month != estate.first.month:
        return [NOTHING for _home in estate.homes]
    return [_lower(tariff, home, estate, _area(tariff, home, "heating", OF_OWNERS)) for home in estate.homes]


def _lower(tariff: Tariff, home: Place, estate: Estate, charge: Charge) -> Charge:
    """What is charged while nobody lives there."""
    if tariff.vacant is None or home.id not in estate.empty or charge.said is None:
        return charge
    said = {**charge.said, "vacant": format_decimal(tariff.vacant * 100)}
    return replace(charge, fen=fees.vacant(charge.fen, tariff.vacant), said=said)


def parking(tariff: Tariff, _rule: str, estate: Estate) -> list[Charge]:
    """A space and month, by the days on which it is let."""
    return [_spaces(tariff, estate, estate.spaces.get(home.id, ())) for home in estate.homes]


def _spaces(tariff: Tariff, estate: Estate, spaces: Sequence[Situation]) -> Charge:
    here = [one for one in spaces if one.price == tariff.name]
    if not here:
        return NOTHING
    held = tuple((one.since, one.until or estate.last) for one in here)
    said: dict[str, Any] = {
        "of": "parking",
        "count": len(here),
        "spaces": "、".join(dict.fromkeys(one.name for one in here)),
    }
    return Charge(half_up(tariff.price * 100), said | {"price": format_decimal(tariff.price)}, held=held)
