"""What a resolution must say, and how it stands after what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("resolution-title", 422, "Please give it a title.")
register("resolution-words", 422, "Please write what was decided, as it stands in the minutes.")
register("resolution-body", 422, "Please choose who decided.")
register("resolution-day", 422, "Please give the day of the decision; it cannot lie in the future.")
register("resolution-subject", 422, "Please choose what it is about.")
register("resolution-most", 422, "Please write up to how many yuan, above zero, such as 30000.")
register("resolution-scan", 422, "Please add a photograph or a PDF of the signed paper.")
register("resolution-former", 422, "There is no resolution of this number that holds today.")
register("resolution-why", 422, "Please say in a few words why.")
register("resolution-own", 409, "Somebody else has to decide about what you recorded.")
register("resolution-state", 409, "Something became of this resolution meanwhile. Please look at it again.")
BODIES: dict[str, str] = {
    "owners": _("Owners' meeting"),
    "committee": _("Owners' committee"),
    "management": _("Management committee"),
    "joint": _("Joint meeting of all sides"),
}
SPENDING, DEFICIT, OTHER = "spending", "deficit", "other"
SUBJECTS: dict[str, str] = {
    SPENDING: _("A payment above the limit"),
    DEFICIT: _("How a deficit is covered"),
    OTHER: _("Something else"),
}
MONEY = (SPENDING, DEFICIT)
RECORDED, CONFIRMED, REFUSED = "recorded", "confirmed", "refused"
SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"
STATES: dict[str, str] = {
    RECORDED: _("waits for somebody to confirm it"),
    CONFIRMED: _("holds"),
    REFUSED: _("not confirmed"),
    SUPERSEDED: _("superseded"),
    WITHDRAWN: _("withdrawn"),
}
MOST_SCANS, LARGEST = 12, 100_000_000_00


@dataclass(frozen=True)
class NewResolution:
    """What was decided. `most`: up to how many fen, where it is about money; `former`: the number it supersedes."""

    title: str
    words: str
    body: str
    on: date | None
    subject: str
    most: int = 0
    former: int = 0
    scans: tuple[UUID, ...] = ()


def checked(said: NewResolution, today: date) -> NewResolution:
    """With clean words; refused as `invalid` with its fields."""
    found = NewResolution(
        clean(said.title)[:80],
        clean(said.words)[:4000],
        said.body,
        said.on,
        said.subject,
        said.most if said.subject in MONEY else 0,
        said.former,
        tuple(dict.fromkeys(said.scans)),
    )
    tests = {
        "title": ("resolution-title", bool(found.title)),
        "words": ("resolution-words", bool(found.words)),
        "body": ("resolution-body", found.body in BODIES),
        "on": ("resolution-day", found.on is not None and found.on <= today),
        "subject": ("resolution-subject", found.subject in SUBJECTS),
        "most": ("resolution-most", found.subject not in MONEY or 0 < found.most <= LARGEST),
        "former": ("resolution-former", found.former >= 0),
        "scans": ("resolution-scan", 0 < len(found.scans) <= MOST_SCANS),
    }
    wrong = {field: code for field, (code, holds) in tests.items() if not holds}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return found


def state_of(became: Collection[str]) -> str:
    """How it stands: a resolution that was withdrawn or superseded holds no more, though it was confirmed."""
    return next((one for one in (WITHDRAWN, SUPERSEDED, CONFIRMED, REFUSED) if one in became), RECORDED)


def said_why(why: str) -> str:
    """The reason; refused as `resolution-why` at its field where there is none."""
    said = clean(why)[:200]
    if not said:
        raise Refusal("invalid", fields={"why": "resolution-why"})
    return said
