"""Who may do what with meters."""

from yuanba.platform.access.actions import Rule

_READERS = frozenset({"butler", "engineer", "manager"})
_WATCHERS = frozenset({"committee-member", "management-committee", "company-supervisor", "community-supervisor"})

PERMISSIONS = {
    "meter.see": Rule(_READERS | _WATCHERS, "See the meters of an estate and what was read on them."),
    "meter.take": Rule(_READERS, "Write down what a meter shows, one by one or from a spreadsheet."),
    "meter.hang": Rule(frozenset({"engineer", "manager"}), "Hang up a meter, and replace one by another."),
}
