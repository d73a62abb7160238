"""What a contract says: mode and pay, late fees, services owed, prices, a year's budget; to stored data and back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from yuanba.domains.contracts.rules.late import Clause
from yuanba.domains.contracts.rules.modes import LUMP_SUM, Pay
from yuanba.domains.contracts.rules.sharing import BandOf, bands_of, plain_bands
from yuanba.kernel.merkle import canon
from yuanba.kernel.money import format_decimal, parse_decimal


@dataclass(frozen=True)
class Line:
    """A service owed: so many `times` `per` month, or always, or whenever asked."""

    code: str
    name: str
    standard: str = ""
    times: int = 0
    per: str = "asked"
    name_en: str = ""
    standard_en: str = ""


@dataclass(frozen=True)
class Tariff:
    """A price in yuan. `vacant`: the part that is paid while nobody lives there; `share`: how a common bill is parted.

    `free` minutes and `cap` fen in 24 hours are for parking by the hour. `meter` is what is counted, by meters of homes
    or (shared) by common ones whose numbers start with `starts`; `missing`: what is billed without a reading.
    `month` is the one of the year in which a season of heating is billed.
    """

    code: str
    name: str
    kind: str
    price: Fraction
    name_en: str = ""
    vacant: Fraction | None = None
    share: str = ""
    passed_on: bool = False
    free: int = 0
    cap: int = 0
    meter: str = ""
    starts: str = ""
    missing: str = ""
    month: int = 0
    bands: tuple[BandOf, ...] = ()


@dataclass(frozen=True)
class Terms:
    """All a contract says; `once`: a span of months is rounded as a whole, not month by month."""

    mode: str = LUMP_SUM
    pay: Pay = field(default_factory=Pay)
    base: str = "received"
    late: Clause | None = None
    order: str = "oldest_first"
    once: bool = False
    lines: tuple[Line, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    budget: Mapping[str, int] = field(default_factory=dict)


# Left out of stored data where they say nothing, so that what was signed before them keeps its digest.
LATER = frozenset({"meter", "starts", "missing", "month", "bands"})


def to_data(terms: Terms) -> dict[str, Any]:
    """As it is stored, and given to programs: fractions as decimal text."""
    late = terms.late
    return {
        "mode": terms.mode,
        "pay": {"ratio": format_decimal(terms.pay.ratio), "fixed": terms.pay.fixed},
        "base": terms.base,
        "late": late and {"daily": format_decimal(late.daily), "cap": _written(late.cap), "grace": late.grace},
        "order": terms.order,
        "once": terms.once,
        "lines": [dict(vars(one)) for one in terms.lines],
        "tariffs": [_tariff_data(one) for one in terms.tariffs],
        "budget": dict(terms.budget),
    }


def _written(value: Fraction | None) -> str | None:
    return None if value is None else format_decimal(value)


def _read(text: str | None) -> Fraction | None:
    return None if text is None else parse_decimal(text, 8)


def _tariff_data(tariff: Tariff) -> dict[str, Any]:
    said = vars(tariff) | {"price": format_decimal(tariff.price), "vacant": _written(tariff.vacant)}
    said["bands"] = plain_bands(tariff.bands)
    return {name: value for name, value in said.items() if value or name not in LATER}


def from_data(data: Mapping[str, Any]) -> Terms:
    """What `to_data` made."""
    late, pay = data["late"], data["pay"]
    return Terms(
        mode=data["mode"],
        pay=Pay(parse_decimal(pay["ratio"], 8), pay["fixed"]),
        base=data["base"],
        late=late and Clause(parse_decimal(late["daily"], 8), _read(late["cap"]), late["grace"]),
        order=data["order"],
        once=data["once"],
        lines=tuple(Line(**one) for one in data["lines"]),
        tariffs=tuple(_tariff(one) for one in data["tariffs"]),
        budget=data["budget"],
    )


def _tariff(data: Mapping[str, Any]) -> Tariff:
    bands = bands_of(data.get("bands", ""))
    return Tariff(**{**data, "price": parse_decimal(data["price"], 8), "vacant": _read(data["vacant"]), "bands": bands})


def digest(said: Mapping[str, Any]) -> str:
    """SHA-256 over stored data."""
    return hashlib.sha256(canon(dict(said))).hexdigest()
