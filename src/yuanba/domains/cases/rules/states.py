"""The states of a case and the verbs that move it: a table a person can read."""

from dataclasses import dataclass

from yuanba.kernel.text import gettext_noop as _

NEW, TRIAGED, DISPATCHED, IN_WORK = "new", "triaged", "dispatched", "in-work"
RESOLVED, REOPEN_REQUESTED, CLOSED, MERGED = "resolved", "reopen-requested", "closed", "merged"

STATES: dict[str, str] = {
    NEW: _("Received"),
    TRIAGED: _("Sorted"),
    DISPATCHED: _("Assigned"),
    IN_WORK: _("In work"),
    RESOLVED: _("Done, waits for you"),
    REOPEN_REQUESTED: _("Asked to be done again"),
    CLOSED: _("Closed"),
    MERGED: _("Taken together with another"),
}
WAITING_FOR_STAFF = (NEW, TRIAGED, DISPATCHED, IN_WORK, REOPEN_REQUESTED)
OPEN = (*WAITING_FOR_STAFF, RESOLVED)
ENDED = (CLOSED, MERGED)
SAME = ""


@dataclass(frozen=True)
class Move:
    """From which states a verb leads where; SAME leaves the state as it is."""

    to: dict[str, str]


MOVES: dict[str, Move] = {
    "triage": Move({NEW: TRIAGED, TRIAGED: SAME, DISPATCHED: SAME, IN_WORK: SAME}),
    "dispatch": Move({NEW: DISPATCHED, TRIAGED: DISPATCHED, DISPATCHED: SAME, IN_WORK: SAME}),
    "take": Move({NEW: DISPATCHED, TRIAGED: DISPATCHED, DISPATCHED: SAME, IN_WORK: SAME}),
    "route": Move({NEW: SAME, TRIAGED: SAME, DISPATCHED: TRIAGED, IN_WORK: SAME}),
    "hand_back": Move({NEW: SAME, TRIAGED: SAME, DISPATCHED: TRIAGED, IN_WORK: SAME}),
    "ask_help": Move({NEW: SAME, TRIAGED: SAME, DISPATCHED: SAME, IN_WORK: SAME}),
    "give_help": Move({NEW: SAME, TRIAGED: SAME, DISPATCHED: SAME, IN_WORK: SAME}),
    "answer": Move({NEW: IN_WORK, TRIAGED: IN_WORK, DISPATCHED: IN_WORK, IN_WORK: SAME}),
    "promise": Move({IN_WORK: SAME}),
    "pause": Move({IN_WORK: SAME}),
    "resume": Move({IN_WORK: SAME}),
    "extend": Move({IN_WORK: SAME}),
    "decide_extension": Move({IN_WORK: SAME}),
    "talk": Move({NEW: IN_WORK, TRIAGED: IN_WORK, DISPATCHED: IN_WORK, IN_WORK: SAME}),
    "check_in": Move({IN_WORK: SAME}),
    "hand_up": Move(dict.fromkeys((TRIAGED, DISPATCHED, IN_WORK, REOPEN_REQUESTED), SAME)),
    "take_on": Move(dict.fromkeys(WAITING_FOR_STAFF, SAME)),
    "send_back": Move(dict.fromkeys(WAITING_FOR_STAFF, SAME)),
    "instruct": Move(dict.fromkeys(OPEN, SAME)),
    "answer_instruction": Move(dict.fromkeys(STATES, SAME)),
    "judge_instruction": Move(dict.fromkeys(STATES, SAME)),
    "type_out": Move(dict.fromkeys(OPEN, SAME)),
    "note": Move(dict.fromkeys(WAITING_FOR_STAFF, SAME)),
    "resolve": Move({NEW: RESOLVED, TRIAGED: RESOLVED, DISPATCHED: RESOLVED, IN_WORK: RESOLVED}),
    "refer": Move({NEW: RESOLVED, TRIAGED: RESOLVED, DISPATCHED: RESOLVED, IN_WORK: RESOLVED}),
    "unname": Move(dict.fromkeys(STATES, SAME)),
    "hide": Move(dict.fromkeys(STATES, SAME)),
    "cover": Move(dict.fromkeys(STATES, SAME)),
    "say_more": Move(dict.fromkeys((*OPEN, CLOSED), SAME)),
    "confirm": Move({RESOLVED: CLOSED}),
    "expire": Move({RESOLVED: CLOSED}),
    "request_reopen": Move({RESOLVED: REOPEN_REQUESTED, CLOSED: REOPEN_REQUESTED}),
    "reopen": Move({REOPEN_REQUESTED: IN_WORK}),
    "uphold": Move({REOPEN_REQUESTED: CLOSED}),
    "rate": Move({CLOSED: SAME}),
    "call_back": Move(dict.fromkeys((*OPEN, CLOSED), SAME)),
    "join": Move(dict.fromkeys((*OPEN, CLOSED), SAME)),
    "merge": Move(dict.fromkeys((NEW, TRIAGED, DISPATCHED, IN_WORK), MERGED)),
    "go_along": Move(dict.fromkeys((NEW, TRIAGED, DISPATCHED, IN_WORK), MERGED)),
    "unmerge": Move({MERGED: SAME}),
    "split": Move(dict.fromkeys(WAITING_FOR_STAFF, SAME)),
}

# Steps of the history that move nothing: of neighbours, a look at their telephone, on the other one of two cases,
# and a decision taken anew.
BESIDE = ("leave", "add", "open_joiner", "take_in", "let_go", "split_off", "decide_renovation")


def after(verb: str, state: str) -> str | None:
    """The state after a verb, or None where the verb cannot be done in this state."""
    to = MOVES[verb].to.get(state)
    return None if to is None else (to or state)


def verbs_in(state: str) -> tuple[str, ...]:
    """What can be done in a state."""
    return tuple(verb for verb, move in MOVES.items() if state in move.to)
