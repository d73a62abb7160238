"""Who may do what with statements; what is published is for anyone."""

from yuanba.platform.access.actions import ANYONE, Rule

_COMPANY = frozenset({"manager", "company-headquarters"})
_OWNERS = frozenset({"committee-member", "management-committee"})
_WATCHERS = frozenset({"company-supervisor", "community-supervisor"})
_SETTERS = _OWNERS | {"community-supervisor", "platform-operator"}
_ABOVE = frozenset({"street-official", "district-official", "city-official", "association"})

PERMISSIONS = {
    "statement.read": Rule(
        _COMPANY | _OWNERS | _WATCHERS, "See statements of income and expense that are not published yet."
    ),
    "statement.draft": Rule(
        _COMPANY, "Work out the statement of a period, explain its figures, correct a published one."
    ),
    "statement.review": Rule(
        _COMPANY | _OWNERS | _WATCHERS, "Review a statement that somebody else drafted, or send it back."
    ),
    "statement.sign": Rule(_COMPANY, "Sign a reviewed statement for the company."),
    "service.match": Rule(
        _COMPANY, "Say which categories of requests count as done for which service of the contract."
    ),
    "statement.countersign": Rule(_OWNERS, "Sign a reviewed statement for the committee."),
    "statement.ask": Rule(frozenset({ANYONE}), "Ask about a row of a published statement."),
    "statement.publish": Rule(
        _COMPANY | {"community-supervisor"}, "Publish a signed statement at the notice board, for good."
    ),
    "duty.read": Rule(
        _COMPANY | _WATCHERS | _SETTERS | _ABOVE, "See what an estate owes to be published by when, and what is late."
    ),
    "duty.set": Rule(
        _SETTERS, "Set which statement and report is owed for which period, from a day on. The company cannot."
    ),
    "duty.oversee": Rule(
        _ABOVE | {"community-supervisor"}, "See in one list which estates below have not published in time."
    ),
}
