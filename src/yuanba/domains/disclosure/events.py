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
