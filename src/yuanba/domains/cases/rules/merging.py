"""Which request may be taken into which: the later into the earlier, so that no promise is lost on the way."""

from dataclasses import dataclass
from datetime import datetime

from yuanba.domains.cases.rules.states import WAITING_FOR_STAFF
from yuanba.kernel.errors import register

register("main-same", 422, "This is the same request. Please choose another one.")
register("main-unknown", 422, "There is no request of this number here that you may work on.")
register("main-ended", 409, "%(case)s is not in work any more. Only into one that is can another be taken.")
register("main-private", 409, "%(case)s is only for those who handle it: another reporter may not come to read it.")
register("main-later", 409, "%(case)s came in later. Take the later one into the earlier: its promise came first.")
register("merge-followed", 409, "Work went on with %(case)s since. What was taken together stays together.")
# Steps that are no work on the main request: a merge can still be undone after them.
QUIET = ("take_in", "let_go", "merge", "unmerge", "go_along", "join", "leave", "add", "open_joiner")


@dataclass(frozen=True)
class Side:
    """What decides of one of the two."""

    state: str
    visibility: str
    reported_at: datetime


def objection(case: Side, main: Side) -> str:
    """The code of the refusal, or nothing where `case` may be taken into `main`."""
    if main.state not in WAITING_FOR_STAFF:
        return "main-ended"
    if main.visibility != "neighbours":
        return "main-private"
    return "main-later" if main.reported_at > case.reported_at else ""
