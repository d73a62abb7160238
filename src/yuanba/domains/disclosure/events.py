"""What happened to statements."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("statement.drafted")
@dataclass(frozen=True)
class StatementDrafted:
    """The figures of a period were worked out, or worked out anew; nobody outside sees them."""

    number: int
    label: str
    income: int
    expense: int


@event("statement.moved")
@dataclass(frozen=True)
class StatementMoved:
    """It was reviewed, signed by a side, sent back or thrown away."""

    number: int
    state: str
    side: str
    why: str


@event("statement.published")
@dataclass(frozen=True)
class StatementPublished:
    """It hangs at the notice board for good; `supersedes` is the code of the one that it corrects."""

    code: str
    digest: str
    supersedes: str


@event("service.matched")
@dataclass(frozen=True)
class ServicesMatched:
    """It was said which categories of requests count for which lines of a contract; so many are matched now."""

    contract: int
    matched: int


@event("statement.asked")
@dataclass(frozen=True)
class LineAsked:
    """Somebody asked about a row of a publication; the question is the case of this number."""

    code: str
    row: str
    case: int


@event("duty.set")
@dataclass(frozen=True)
class DutySet:
    """From a day on a document of each such period is owed within so many days; None: no longer."""

    what: str
    kind: str
    since: str
    days: int | None


@event("statement.due")
@dataclass(frozen=True)
class StatementDue:
    """On the morning of `day`: what is to be published by `due`, and is not yet. `late` in days; 0: still in time."""

    day: str
    contract: int
    label: str
    due: str
    late: int


@event("statement.late")
@dataclass(frozen=True)
class StatementLate:
    """It was not published in time; said once."""

    contract: int
    label: str
    due: str
