"""The arithmetic of a survey: marks 1 to 5 are 0, 25, 50, 75, 100 points; 0 is no opinion and counts nowhere.

Limits: one set of questions for all estates; points of the whole are those of all marks together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import gettext_noop as _

QUESTIONS: dict[str, str] = {
    "order": _("Safety and order: gates, patrols, parking"),
    "cleaning": _("Cleaning: stairs, lifts, yards, waste"),
    "greening": _("Greening: trees, lawns, paths"),
    "repairs": _("Repairs: lifts, lights, water, doors"),
    "answers": _("Requests: somebody answers, and it gets done"),
    "accounts": _("Open accounts: fees and income are shown"),
    "whole": _("All in all"),
}
MARKS: dict[int, str] = {
    5: _("Very satisfied"),
    4: _("Satisfied"),
    3: _("So-so"),
    2: _("Not satisfied"),
    1: _("Not satisfied at all"),
    0: _("I cannot say"),
}
WAYS: dict[str, str] = {"self": _("By themselves"), "door": _("At the door"), "phone": _("On the telephone")}
BY_STAFF = ("door", "phone")
LEAST, USUAL, LONGEST = 5, 10, timedelta(days=120)
RUNNING, FEW, PUBLISHED = "running", "few", "published"

register("survey-day", 422, "The last day lies after today, and at most 120 days away.")
register("survey-minimum", 422, "At least five homes: below that somebody could be recognised.")
register("survey-year", 422, "Please choose this year or the last one.")
register("survey-mark", 422, "Please choose one of the faces.")
register("survey-way", 422, "Please say whether it was at the door or on the telephone.")


@dataclass(frozen=True)
class Score:
    """`points` of `base` marks added up."""

    points: int = 0
    base: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.points + other.points, self.base + other.base)

    @property
    def value(self) -> Fraction:
        """Points of a hundred; 0 where nobody marked."""
        return Fraction(self.points, self.base) if self.base else Fraction(0)

    @property
    def words(self) -> str:
        """92.5: tenths, half of one upwards."""
        return _tenths(self.value)

    def since(self, before: "Score") -> str:
        """+1.3: how it changed, exactly, then rounded."""
        change = self.value - before.value
        return f"{'−' if change < 0 else '+'}{_tenths(abs(change))}"


def _tenths(value: Fraction) -> str:
    tenths = (value * 20 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"


def score_of(marks: Mapping[int, int] | Iterable[tuple[int, int]]) -> Score:
    """What (mark, how often) makes; no opinion counts nowhere."""
    pairs = list(dict(marks).items())
    return Score(sum((mark - 1) * 25 * n for mark, n in pairs if mark), sum(n for mark, n in pairs if mark))


def checked_marks(marks: Mapping[str, int]) -> dict[str, int]:
    """A mark for each question; refused with a code per question."""
    wrong = {name: "survey-mark" for name in QUESTIONS if marks.get(name) not in MARKS}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return {name: marks[name] for name in QUESTIONS}


def check_opening(year: int, closes_on: date, minimum: int, today: date) -> None:
    """Refuse a survey of another year, without an end, or by which somebody could be recognised."""
    checks = {
        "year": "" if year in (today.year, today.year - 1) else "survey-year",
        "closes_on": "" if today < closes_on <= today + LONGEST else "survey-day",
        "minimum": "" if LEAST <= minimum <= 100_000 else "survey-minimum",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)


def state_on(today: date, closes_on: date, answered: int, minimum: int) -> str:
    """Running to the end of its last day; then published, or too few."""
    if today <= closes_on:
        return RUNNING
    return PUBLISHED if answered >= minimum else FEW
