"""The states of a notice and of an undertaking, and the verbs that move them: tables a person can read."""

from collections.abc import Mapping

from yuanba.kernel.text import gettext_noop as _

DRAFT, PUBLISHED, ENDED, WITHDRAWN = "draft", "published", "ended", "withdrawn"
PLANNED, ANNOUNCED, LIVE, DROPPED = "planned", "announced", "live", "dropped"

NOTICE_STATES: dict[str, str] = {
    DRAFT: _("Draft"),
    PUBLISHED: _("Published"),
    ENDED: _("Period over"),
    WITHDRAWN: _("Withdrawn"),
}
UNDERTAKING_STATES: dict[str, str] = {
    PLANNED: _("Planned"),
    ANNOUNCED: _("Announced"),
    LIVE: _("In use"),
    DROPPED: _("Dropped"),
}
UNDONE = "undone"
SHOWN_STATES: dict[str, str] = {**UNDERTAKING_STATES, UNDONE: _("Undone: taken away again")}
Moves = Mapping[str, Mapping[str, str]]

NOTICE_MOVES: Moves = {
    "edit": {DRAFT: DRAFT},
    "publish": {DRAFT: PUBLISHED},
    "deliver": {PUBLISHED: PUBLISHED, ENDED: ENDED},
    "end": {PUBLISHED: ENDED},
    "withdraw": {DRAFT: WITHDRAWN, PUBLISHED: WITHDRAWN},
}
# What stands between a plan and its beginning `rules.guard` says. What is taken away again after it was live is dropped
# too. A withdrawn notice leads back to the plan.
UNDERTAKING_MOVES: Moves = {
    "announce": {PLANNED: ANNOUNCED},
    "unannounce": {ANNOUNCED: PLANNED, DROPPED: DROPPED},
    "take_back": {PLANNED: PLANNED, ANNOUNCED: ANNOUNCED, DROPPED: DROPPED},
    "object": {ANNOUNCED: ANNOUNCED},
    "start": {PLANNED: LIVE, ANNOUNCED: LIVE},
    "drop": {PLANNED: DROPPED, ANNOUNCED: DROPPED, LIVE: DROPPED},
}


def after(moves: Moves, verb: str, state: str) -> str | None:
    """The state after a verb, or None where the verb cannot be done in this state."""
    return moves[verb].get(state)
