"""What each price of a contract makes of each home: an amount with its arithmetic, or why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yuanba.domains.contracts.public import Tariff, fees, vocabulary
from yuanba.domains.finance.rules.words import NO_AREA
from yuanba.domains.places.public import Place
from yuanba.kernel.area import format_square_metres
from yuanba.kernel.money import format_decimal, half_up


@dataclass(frozen=True)
class Charge:
    """Fen for a whole month and the arithmetic, as pages show it; or `why` nothing is charged."""

    fen: int = 0
    said: Mapping[str, Any] | None = None
    why: str = ""


Charging = Callable[[Tariff, Sequence[Place]], list[Charge]]


def _by_area(tariff: Tariff, homes: Sequence[Place]) -> list[Charge]:
    return [_area(tariff, home) for home in homes]


def _area(tariff: Tariff, home: Place) -> Charge:
    if not home.area:
        return Charge(why=NO_AREA)
    said = {"of": "area", "much": format_square_metres(home.area), "price": format_decimal(tariff.price)}
    return Charge(half_up(fees.by_area(home.area, tariff.price)), said)


def _fixed(tariff: Tariff, homes: Sequence[Place]) -> list[Charge]:
    said = {"of": "fixed", "price": format_decimal(tariff.price)}
    return [Charge(half_up(tariff.price * 100), said) for _home in homes]


BY_KIND: dict[str, Charging] = {vocabulary.AREA: _by_area, vocabulary.FIXED: _fixed}
