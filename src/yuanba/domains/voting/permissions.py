"""Who may do what with resolutions; those that were confirmed are for anyone."""

from yuanba.platform.access.actions import Rule

_COMPANY = frozenset({"manager", "company-headquarters"})
_OWNERS = frozenset({"committee-member", "management-committee"})
_WATCHERS = frozenset({"company-supervisor", "community-supervisor"})

PERMISSIONS = {
    "resolution.read": Rule(
        _COMPANY | _OWNERS | _WATCHERS, "See resolutions that nobody confirmed yet, and the signed papers of all."
    ),
    "resolution.record": Rule(
        frozenset({"manager", "community-supervisor"}) | _OWNERS, "Record what was decided, with its signed paper."
    ),
    "resolution.confirm": Rule(
        _OWNERS | {"community-supervisor"}, "Confirm a resolution that somebody else recorded, or withdraw it."
    ),
}
