"""A reading beside the one before: what was used, whether the meter began at zero again, whether it can be true.

Readings are whole hundredths of the unit, as they stand on the meter; what was used is counted with its factor.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

KINDS: dict[str, str] = {
    "water": _("Water, m³"),
    "power": _("Electricity, kWh"),
    "gas": _("Gas, m³"),
    "heat": _("Heat, kWh"),
}
SOURCES: dict[str, str] = {"hand": _("read on the spot"), "sheet": _("from a spreadsheet")}
TIMES = 10  # so many times the usual is a leap
NEARLY, BARELY = 9, 1  # tenths: a new round begins in the last and ends in the first
MOST_FACTOR = 10_000
_VALUE = re.compile(r"(\d{1,10})(?:\.(\d{1,2}))?")
register("meter-code", 422, "Please give the number on the meter, in up to 30 characters.")
register("meter-kind", 422, "Please choose what the meter counts.")
register("meter-digits", 422, "A meter has from 3 to 9 figures before the point, and counts from 1 to 10,000 times.")
register("meter-known", 409, "A meter of this number hangs here already: %(meter)s.")
register("meter-gone", 409, "This meter was taken down on %(day)s. Please read the one that hangs there now.")
register("reading-number", 422, "Please write what the meter shows, with at most two figures after the point.")
register("reading-digits", 422, "The meter does not have so many figures.")
register("reading-day", 422, "A reading is of today or before, and not before the last one of %(last)s.")
register("reading-there", 409, "Of this day there is another reading: %(value)s. If that was wrong, say why.")
register("reading-back", 422, "It showed %(before)s before and cannot run backwards. If it was replaced, say so.")
register("reading-leap", 422, "That is %(used)s, more than ten times the usual. Please look again, and confirm it.")


@dataclass(frozen=True)
class Before:
    """The reading before: what it showed, on which day, and what was used over how many days until then."""

    value: int
    day: date
    used: int = 0
    days: int = 0


@dataclass(frozen=True)
class Judged:
    """What was used since, in hundredths, and whether the meter began at zero again."""

    used: int
    rolled: bool = False


@dataclass(frozen=True)
class NewMeter:
    """A meter as it is hung up: its number, what it counts, figures before the point, factor, and what it shows."""

    code: str
    kind: str
    day: date
    first: int = 0
    digits: int = 5
    factor: int = 1


def value_of(text: str) -> int:
    """'123.4' → 12340; ValueError for anything else than a number with at most two figures after the point."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    match = _VALUE.fullmatch(plain)
    if match is None:
        raise ValueError(f"not a reading: {text!r}")
    return int(match.group(1)) * 100 + int((match.group(2) or "0").ljust(2, "0"))


def written(value: int) -> str:
    """12340 → '123.4', 12300 → '123'."""
    return f"{value // 100}.{value % 100:02d}".rstrip("0").rstrip(".")


def checked(new: NewMeter) -> NewMeter:
    """With a clean number; refused as `invalid` with a code per field."""
    code = clean(new.code)
    fits = 3 <= new.digits <= 9 and 1 <= new.factor <= MOST_FACTOR
    checks = {
        "code": "" if 0 < len(code) <= 30 else "meter-code",
        "kind": "" if new.kind in KINDS else "meter-kind",
        "digits": "" if fits else "meter-digits",
        "first": "" if 0 <= new.first < span(new.digits) else "reading-digits",
    }
    wrong = {name: one for name, one in checks.items() if one}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return NewMeter(code, new.kind, new.day, new.first, new.digits, new.factor)


def span(digits: int) -> int:
    """Where the meter begins at zero again."""
    return int(10**digits) * 100


def judged(before: Before, value: int, day: date, digits: int, *, sure: bool = False) -> Judged:
    """What was used since; refused as `reading-digits`, `reading-day`, `reading-back`, `reading-leap`.

    A meter in its last tenth that now stands in its first began at zero again. `sure` confirms a leap.
    """
    whole = span(digits)
    if not 0 <= value < whole:
        raise Refusal("invalid", fields={"value": "reading-digits"})
    if day < before.day:
        raise Refusal("invalid", fields={"day": "reading-day"}, last=before.day.isoformat())
    rolled = value < before.value
    if rolled and not (before.value * 10 >= whole * NEARLY and value * 10 <= whole * BARELY):
        raise Refusal("invalid", fields={"value": "reading-back"}, before=written(before.value))
    used = value - before.value + (whole if rolled else 0)
    if not sure and leaps(before, used, (day - before.day).days):
        raise Refusal("invalid", fields={"value": "reading-leap"}, used=written(used))
    return Judged(used, rolled)


def leaps(before: Before, used: int, days: int) -> bool:
    """Whether a day's use is more than ten times that of the time before; where nothing is known, never."""
    if not before.used or not before.days:
        return False
    return used * before.days > TIMES * before.used * max(days, 1)
