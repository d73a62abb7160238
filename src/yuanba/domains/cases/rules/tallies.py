"""What one case adds to the figures: pure, from its row alone, so that counting again gives the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yuanba.domains.cases.rules.figures import Figure

MEASURES = ("all", "answered", "answered_in_time", "due", "done_in_time", "ended", "solved", "rated", "good")
KEYS = ("month", "path", "kind", "level", "unit", "assignee", "policy", "company")
NONE: tuple[int, ...] = (0,) * len(MEASURES)


@dataclass(frozen=True)
class Counted:
    """What the figures need to know of a case. `building` is the place below the estate it lies in."""

    reported: date
    building: str
    kind: str
    level: str
    unit: str
    assignee: str
    policy: int
    company: str
    is_public: bool
    answered_at: datetime | None
    answer_due: datetime
    resolved_at: datetime | None
    close_due: datetime | None
    outcome: str
    rating: str

    @property
    def key(self) -> tuple[Any, ...]:
        """Under which it is counted: month, building, kind, level, unit, assignee, version of the policy, company."""
        month = self.reported.replace(day=1)
        return month, self.building, self.kind, self.level, self.unit, self.assignee, self.policy, self.company

    @property
    def measures(self) -> tuple[int, ...]:
        """What it adds; nothing where it is only for those who handle it, or was taken into another case."""
        if not self.is_public:
            return NONE
        answered, done = self.answered_at, self.resolved_at
        marks = (
            True,
            answered is not None,
            answered is not None and answered <= self.answer_due,
            done is not None and self.close_due is not None,
            done is not None and self.close_due is not None and done <= self.close_due,
            bool(self.outcome),
            self.outcome == "solved",
            bool(self.rating),
            self.rating == "good",
        )
        return tuple(int(mark) for mark in marks)


@dataclass(frozen=True)
class Rates:
    """The figures of a row, each with its base. Late is what is not done and was due: it belongs to the base."""

    counts: dict[str, int]
    late_answers: int = 0
    late_closings: int = 0

    @property
    def response(self) -> Figure:
        """Answered of all."""
        return Figure(self.counts["answered"], self.counts["all"])

    @property
    def answered(self) -> Figure:
        """Answered in time of what is answered or late."""
        return Figure(self.counts["answered_in_time"], self.counts["answered"] + self.late_answers)

    @property
    def closed(self) -> Figure:
        """Done in time of what is done or late."""
        return Figure(self.counts["done_in_time"], self.counts["due"] + self.late_closings)

    @property
    def solved(self) -> Figure:
        """Solved of what was ended."""
        return Figure(self.counts["solved"], self.counts["ended"])

    @property
    def satisfied(self) -> Figure:
        """Satisfied of those who judged."""
        return Figure(self.counts["good"], self.counts["rated"])

    def of(self, what: str) -> Figure:
        """A figure by its name."""
        figure: Figure = getattr(self, what)
        return figure


def together(several: Iterable[Rates]) -> Rates:
    """Several rows as one."""
    rows = list(several)
    counts = {name: sum(row.counts[name] for row in rows) for name in MEASURES}
    return Rates(counts, sum(row.late_answers for row in rows), sum(row.late_closings for row in rows))


FIGURES = ("response", "answered", "closed", "solved", "satisfied")


def building_of(yard_path: str, path: str) -> str:
    """The place directly below the estate that a path lies in; the estate's own path where it names no building."""
    below = path.removeprefix(yard_path).strip("/")
    return f"{yard_path}/{below.split('/')[0]}" if below else yard_path
