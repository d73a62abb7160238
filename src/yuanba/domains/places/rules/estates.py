"""A row of a list of estates: what is understood, and what is wrong with it."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from yuanba.domains.places.rules import short_division
from yuanba.kernel.errors import register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

LENGTHS = {"name": 60, "address": 120, "company": 80, "developer": 80}
UNKNOWN = frozenset({"暂无信息", "暂无", "无", "不详", "-", "/"})
MOST_HOMES, MOST_BUILDINGS, MOST_FEE = 100_000, 5_000, 1000_00
_COUNT = re.compile(r"(\d{1,6})(?:\.0)?(户|套|栋|幢|座)?")
_FEE = re.compile(r"(\d+(?:\.\d{1,2})?)(?:(?:至|到|-|~)(\d+(?:\.\d{1,2})?))?元?(?:/平米|/㎡|/平方米|/m2)?(?:/月)?")
_QUARTER = re.compile(r"\(([^()]*)\)")

register("estate-name", 422, "The estate has no name.")
register("estate-district", 422, "The district of this estate is not known here.")
register("estate-districts", 422, "Several districts are called like this.")
register(
    "estate-closed", 409, "This estate was handed over to another installation; what is new about it is kept there."
)
register("estate-twice", 422, "This estate stands in the file before; the first row counts.")
register("estate-several", 422, "Several estates of this name stand here already.")
register("estate-known", 422, "This estate stands here already; nothing was founded.")
register("estate-other-name", 422, "An estate of another name stands at this address; it was taken for the same.")
register("estate-homes", 422, "The number of households was not understood; it was left out.")
register("estate-buildings", 422, "The number of buildings was not understood; it was left out.")
register("estate-fee", 422, "The fee was not understood; it was left out.")
register("estate-company", 422, "The property company is not known.")
register("estate-cut", 422, "A text was too long and was cut.")
HINTS = {
    "estate-name": _("Fill in the name. If this is a remark, nothing is lost."),
    "estate-district": _(
        "Begin the address with the district. If its city is not known here yet, whoever runs the server brings its "
        "divisions, or all rows are put under one division that is known."
    ),
    "estate-districts": _("Say which city is meant: --city."),
    "estate-closed": _("Leave the row out here, and send it to whoever keeps the estate now."),
    "estate-twice": _("Leave one row for the estate."),
    "estate-several": _("Write the address with its number."),
    "estate-known": _("If it is another one, write the address with its number."),
    "estate-other-name": _("If it is another one, write its own address or its phase into the name."),
    "estate-homes": _("Write a number such as 3005."),
    "estate-buildings": _("Write a number such as 65."),
    "estate-fee": _("Write yuan a square metre and month, such as 1.5 or 0.6-0.9."),
    "estate-company": _("Fill in the company under contract, or leave it until there is one."),
    "estate-cut": _("Shorten the text: 60 characters for the name, 120 for the address, 80 for a company."),
}


@dataclass(frozen=True)
class Facts:
    """What a list says about an estate; fees in fen for a square metre and month. None and empty: nothing is said."""

    address: str = ""
    company: str = ""
    developer: str = ""
    homes: int | None = None
    buildings: int | None = None
    fee_low: int | None = None
    fee_high: int | None = None


@dataclass(frozen=True)
class EstateRow:
    """An estate out of a row: `district` is the code of the one it lies in; `refused` or `warnings` as codes."""

    name: str = ""
    district: str = ""
    code: str = ""
    facts: Facts = Facts()
    refused: str = ""
    warnings: tuple[str, ...] = ()


def estate_of(values: Mapping[str, str], districts: Mapping[str, str], within: str = "") -> EstateRow:
    """From name, district, address, homes, buildings, fee, company, developer, key; `districts` are names by code.

    `within` is the code of the district in which all of them lie, whatever the row says.
    """
    name = _plain(values.get("name", ""))
    if not name:
        return EstateRow(refused="estate-name")
    address = _plain(values.get("address", ""))
    said = _plain(values.get("district", "")) or address.lstrip("(")
    found = (within,) if within else districts_of(said, districts)
    if len(found) != 1:
        return EstateRow(name, refused="estate-districts" if found else "estate-district")
    facts, warnings = _facts(values, _QUARTER.sub("", address, count=1) if address.startswith("(") else address)
    cut = ("estate-cut",) if len(name) > LENGTHS["name"] else ()
    code = code_of_estate(values.get("key", "") or f"{found[0]} {name}")
    return EstateRow(name[: LENGTHS["name"]], found[0], code, facts, warnings=(*cut, *warnings))


def districts_of(text: str, districts: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the districts a text begins with, by their whole or short name; the longest name counts."""
    fits = [
        (max(len(one) for one in (name, short_division(name)) if text.startswith(one)), code)
        for code, name in districts.items()
        if text.startswith(short_division(name))
    ]
    longest = max((length for length, _code in fits), default=0)
    return tuple(sorted(code for length, code in fits if length == longest))


def code_of_estate(key: str) -> str:
    """A code for a yard that is the same for the same key: E and ten letters or figures."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
    return "E" + "".join(signs[number >> 5 * place & 31] for place in range(10))


def _facts(values: Mapping[str, str], address: str) -> tuple[Facts, tuple[str, ...]]:
    homes, of_homes = _count(values.get("homes", ""), MOST_HOMES, "estate-homes")
    buildings, of_buildings = _count(values.get("buildings", ""), MOST_BUILDINGS, "estate-buildings")
    low, high, of_fee = fee_of(values.get("fee", ""))
    texts = {"address": address} | {name: _known(values.get(name, "")) for name in ("company", "developer")}
    of_company = "" if texts["company"] else "estate-company"
    of_length = "estate-cut" if any(len(text) > LENGTHS[name] for name, text in texts.items()) else ""
    kept = {name: text[: LENGTHS[name]] for name, text in texts.items()}
    facts = Facts(**kept, homes=homes, buildings=buildings, fee_low=low, fee_high=high)
    return facts, tuple(filter(None, (of_homes, of_buildings, of_fee, of_company, of_length)))


def _plain(text: str) -> str:
    return clean(unicodedata.normalize("NFKC", text))


def _known(text: str) -> str:
    plain = _plain(text)
    return "" if plain in UNKNOWN else plain


def _count(text: str, most: int, code: str) -> tuple[int | None, str]:
    """'3005户' → 3005."""
    plain = _known(text).replace(",", "").replace(" ", "")
    found = _COUNT.fullmatch(plain)
    if found is None or int(found[1]) > most:
        return None, code if plain else ""
    return int(found[1]), ""


def fee_of(text: str) -> tuple[int | None, int | None, str]:
    """'0.6至0.9元/平米/月' → 60 and 90 fen; one number is both ends."""
    plain = _known(text).replace(" ", "")
    found = _FEE.fullmatch(plain)
    if found is None:
        return None, None, "estate-fee" if plain else ""
    low, high = (int(Decimal(part) * 100) for part in (found[1], found[2] or found[1]))
    return (low, high, "") if low <= high <= MOST_FEE else (None, None, "estate-fee")
