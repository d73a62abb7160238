"""What somebody writes about an estate, and what is wrong with it."""

import re
import unicodedata
from dataclasses import dataclass, fields

from yuanba.domains.places.rules.estates import MOST_BUILDINGS, MOST_HOMES, fee_of
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

EARLIEST = 1900
LENGTHS = {"name": 60, "name_en": 120, "address": 120, "company": 80, "company_en": 120, "developer": 80}
_PHONE = re.compile(r"\+?\d[\d -]{1,18}\d")

register("profile-name", 422, "Please write the name of the estate, up to 60 characters.")
register("profile-long", 422, "This is too long. Please shorten it.")
register("profile-phone", 422, "Please write a telephone number with its area code, such as 028-0000 1200.")
register("profile-year", 422, "Please write a year such as 2009.")
register("profile-count", 422, "Please write a number such as 3005.")
register("profile-fee", 422, "Please write yuan for a square metre and month, such as 1.5 or 0.6-0.9.")


@dataclass(frozen=True)
class Written:
    """The profile of an estate as somebody typed it; what is empty is not known."""

    name: str = ""
    name_en: str = ""
    address: str = ""
    phone: str = ""
    company: str = ""
    company_en: str = ""
    developer: str = ""
    year: str = ""
    homes: str = ""
    buildings: str = ""
    fee: str = ""


def profile_of(written: Written, this_year: int) -> dict[str, str | int | None]:
    """Its columns. Refused: `profile-name`, `-long`, `-phone`, `-year`, `-count`, `-fee`, each at its field."""
    said = {one.name: clean(getattr(written, one.name)) for one in fields(written)}
    wrong = {name: "profile-long" for name, most in LENGTHS.items() if len(said[name]) > most}
    if not 0 < len(said["name"]) <= LENGTHS["name"]:
        wrong["name"] = "profile-name"
    if said["phone"] and not _PHONE.fullmatch(said["phone"]):
        wrong["phone"] = "profile-phone"
    numbers: dict[str, int | None] = {"year": _number(said["year"], EARLIEST, this_year + 5)}
    numbers |= {"homes": _number(said["homes"], 0, MOST_HOMES)}
    numbers |= {"buildings": _number(said["buildings"], 0, MOST_BUILDINGS)}
    codes = {"year": "profile-year", "homes": "profile-count", "buildings": "profile-count"}
    wrong |= {name: codes[name] for name, number in numbers.items() if said[name] and number is None}
    low, high, of_fee = fee_of(said["fee"])
    wrong |= {"fee": "profile-fee"} if of_fee else {}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    texts = {name: said[name] for name in (*LENGTHS, "phone")}
    counts = {"homes": numbers["homes"] or 0, "buildings": numbers["buildings"] or 0, "year": numbers["year"]}
    return {**texts, **counts, "fee_low": low, "fee_high": high}


def fee_words(low: int | None, high: int | None) -> str:
    """60 and 90 fen → '0.6-0.9'; what `profile_of` reads again."""
    if low is None or high is None:
        return ""
    return _yuan(low) if low == high else f"{_yuan(low)}-{_yuan(high)}"


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}".rstrip("0").rstrip(".")


def _number(text: str, least: int, most: int) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    number = int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 8 else None
    return number if number is not None and least <= number <= most else None
