"""What a home would pay by these prices: the example that stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from yuanba.domains.contracts.rules import fees, vocabulary
from yuanba.domains.contracts.rules.terms import Tariff
from yuanba.kernel.money import half_up

USUAL_AREA = 8960


@dataclass(frozen=True)
class Home:
    """Of `area` 0.01 m², lived in or not, with so many spaces to park."""

    area: int = USUAL_AREA
    is_empty: bool = False
    spaces: int = 0


@dataclass(frozen=True)
class Owes:
    """A price, and what it makes of this home: fen, or None where use or a common bill decides."""

    tariff: Tariff
    fen: int | None
    season: bool = False


def owes(tariffs: Sequence[Tariff], home: Home) -> list[Owes]:
    """Each price for this home; a price that does not touch it is left out."""
    rows = (Owes(one, due(one, home), one.kind == vocabulary.HEATING) for one in tariffs)
    return [row for row in rows if _touches(row.tariff, home)]


def due(tariff: Tariff, home: Home) -> int | None:
    """What a month (of heating, a season) costs this home; None where use or a common bill decides."""
    if tariff.kind in (vocabulary.AREA, vocabulary.HEATING):
        fen = half_up(fees.by_area(home.area, tariff.price))
    elif tariff.kind == vocabulary.FIXED:
        fen = half_up(tariff.price * 100)
    elif tariff.kind == vocabulary.PARKING_MONTH:
        fen = half_up(tariff.price * 100) * home.spaces
    else:
        return None
    return fees.vacant(fen, tariff.vacant) if home.is_empty and tariff.vacant is not None else fen


def _touches(tariff: Tariff, home: Home) -> bool:
    if tariff.kind == vocabulary.PARKING_HOUR:
        return False
    return tariff.kind != vocabulary.PARKING_MONTH or home.spaces > 0


def month(rows: Sequence[Owes]) -> int:
    """What is certain for a month."""
    return sum(row.fen or 0 for row in rows if not row.season)
