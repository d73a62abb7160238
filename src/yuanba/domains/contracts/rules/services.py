"""Services owed and done: how many times one is due in some days, and what an entry must hold."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from yuanba.domains.contracts.rules.terms import Line
from yuanba.domains.contracts.rules.vocabulary import COUNTED
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

HAND = "hand"
MOST_TIMES, LONGEST = 1000, 120
BACK = timedelta(days=92)
MONTHS: Mapping[str, int] = {"month": 1, "quarter": 3, "year": 12}
DAYS: Mapping[str, int] = {"day": 1, "week": 7}

register("service-contract", 422, "No signed contract runs on this day.")
register("service-line", 422, "Please choose which service was done.")
register("service-day", 422, "The day is today or one of the last three months.")
register("service-times", 422, "How many times: from 1 to 1,000.")
register("service-photo", 422, "Please add a photograph of what was done.")
register("service-photo-used", 409, "This photograph shows another entry of this service already. Take a new one.")
register("service-why", 422, "Please say in a few words why.")


@dataclass(frozen=True)
class Done:
    """What somebody signs for: the line of the contract, the day, how often, what, where, who did it, the photograph.

    `who` is empty where the signer did it.
    """

    line: str
    day: date
    times: int = 1
    words: str = ""
    place: UUID | None = None
    who: str = ""
    photo: UUID | None = None


def checked(done: Done, lines: Mapping[str, Line] | None, today: date) -> Done:
    """The same with clean words; refused with a code for each field. `lines` are those of the day, if any."""
    wrong = {
        "line": "service-contract" if lines is None else "" if done.line in lines else "service-line",
        "day": "" if today - BACK <= done.day <= today else "service-day",
        "times": "" if 1 <= done.times <= MOST_TIMES else "service-times",
        "photo": "" if done.photo else "service-photo",
    }
    if any(wrong.values()):
        raise Refusal("invalid", fields={name: code for name, code in wrong.items() if code})
    return replace(done, words=clean(done.words)[:LONGEST], who=clean(done.who)[:60])


def due(line: Line, runs: tuple[date, date], span: tuple[date, date]) -> int | None:
    """How many times a service is due in `span` under a contract that `runs`; None where it is not counted.

    It is what is due for the year so far less what was due before: the periods of a year are the year exactly.
    """
    if line.per not in COUNTED:
        return None
    return _so_far(line, runs, span[1]) - _so_far(line, runs, span[0] - timedelta(days=1))


def _so_far(line: Line, runs: tuple[date, date], day: date) -> int:
    total = 0
    for year in range(runs[0].year, day.year + 1):
        first, last = max(runs[0], date(year, 1, 1)), min(runs[1], day, date(year, 12, 31))
        if first <= last:
            total += line.times * _periods(line.per, first, last) // 1
    return total


def _periods(per: str, first: date, last: date) -> Fraction:
    if per in DAYS:
        return Fraction((last - first).days + 1, DAYS[per])
    return _months(first, last) / MONTHS[per]


def _months(first: date, last: date) -> Fraction:
    """From a day to a later one of the same year; of a month begun, its days."""
    whole = Fraction(last.month - first.month - 1)
    begun, ended = monthrange(first.year, first.month)[1], monthrange(last.year, last.month)[1]
    return whole + Fraction(begun - first.day + 1, begun) + Fraction(last.day, ended)
