"""Who may do what with surveys. Nobody has a right to see who said what: it is not kept."""

from yuanba.platform.access.actions import Rule

_LIVING = frozenset({"owner", "co-owner", "tenant", "family", "guardian", "heir"})
_ABOVE = frozenset({"community-supervisor", "grid-worker"})

PERMISSIONS = {
    "survey.answer": Rule(_LIVING, "Answer the survey of a year for one's own home, once."),
    "survey.enter": Rule(
        frozenset({"butler", "manager"}) | _ABOVE, "Write down what a home said at the door or on the telephone."
    ),
    "survey.open": Rule(frozenset({"manager", "community-supervisor"}), "Ask the homes of an estate, once a year."),
    "survey.compare": Rule(
        _ABOVE | {"street-official", "district-official", "city-official"},
        "Compare the points of all estates below, by estate and by company.",
    ),
}
