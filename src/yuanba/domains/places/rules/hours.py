"""When something is open: '1-5 09:00-18:00; 6,7 10:00-16:00', days from Monday (1) to Sunday (7)."""

import re
from dataclasses import dataclass
from datetime import datetime, time

_SPAN = re.compile(r"([1-7](?:[-,][1-7])*) (\d\d:\d\d)-(\d\d:\d\d)")


@dataclass(frozen=True)
class Span:
    """Open on these days from one time to another of the same day; until 24:00 is 23:59."""

    days: frozenset[int]
    opens: time
    closes: time

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in it; the closing minute does not."""
        return moment.isoweekday() in self.days and self.opens <= moment.time() < self.closes


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans; empty for an empty text. ValueError for what is no such text."""
    return tuple(_span(part.strip()) for part in text.split(";") if part.strip())


def _span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"no hours: {text!r}")
    opens, closes = time.fromisoformat(found[2]), time.fromisoformat(found[3])
    days = frozenset(day for part in found[1].split(",") for day in _days(part))
    if not opens < closes or not days:
        raise ValueError(f"closed before it opens: {text!r}")
    return Span(days, opens, closes)


def _days(text: str) -> range:
    steps = [int(step) for step in text.split("-")]
    if len(steps) > 2:
        raise ValueError(f"no days: {text!r}")
    return range(steps[0], steps[-1] + 1)


def is_open(spans: tuple[Span, ...], moment: datetime) -> bool:
    """Whether it is open at a moment, which stands in the local time."""
    return any(span.holds(moment) for span in spans)
