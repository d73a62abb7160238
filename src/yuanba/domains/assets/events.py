"""What happened to meters."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("meter.hung")
@dataclass(frozen=True)
class MeterHung:
    """A meter counts from now on; `replaces` is the number of the one before."""

    code: str
    kind: str
    path: str
    replaces: str = ""


@event("meter.read")
@dataclass(frozen=True)
class MeterRead:
    """What was used since the reading before, in hundredths of its unit."""

    code: str
    day: str
    used: int
    rolled: bool


@event("meter.readings_taken")
@dataclass(frozen=True)
class ReadingsTaken:
    """A spreadsheet was taken over: how many readings came of how many rows."""

    rows: int
    taken: int
