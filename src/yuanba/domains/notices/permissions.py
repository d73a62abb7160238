"""Who may do what with notices and undertakings."""

from yuanba.platform.access.actions import Rule

_COMPANY = frozenset({"butler", "manager"})
_OFFICES = frozenset({"community-supervisor", "grid-worker", "street-official", "district-official"})
_ANSWERABLE = frozenset({"manager", "community-supervisor", "street-official", "district-official"})
_OWNERS = frozenset({"owner", "co-owner"})

PERMISSIONS = {
    "notice.draft": Rule(
        _COMPANY | _OFFICES | {"police-officer"}, "Write a notice for the own places, and see the drafts."
    ),
    "notice.publish": Rule(_ANSWERABLE, "Publish a notice to the own places, and withdraw it."),
    "notice.read": Rule(
        _COMPANY | _OFFICES | {"engineer", "guard", "cleaner", "police-officer"},
        "Read what is said to people in the own places, also where it does not hang on the wall.",
    ),
    "notice.deliver": Rule(
        _COMPANY | {"guard", "grid-worker", "community-supervisor"},
        "Note that a home was handed a notice or has it at the door.",
    ),
    "notice.standing": Rule(_COMPANY | _OFFICES, "See which homes have a notice and which have not."),
    "undertaking.plan": Rule(_ANSWERABLE, "Plan an installation or a use of common parts."),
    "undertaking.object": Rule(_OWNERS | {"guardian"}, "Object for the own or the guarded home to what touches it."),
    "undertaking.object_for": Rule(
        _ANSWERABLE | {"butler"}, "Write down the objection of a home in the own places that came on paper or spoken."
    ),
    "undertaking.start": Rule(_ANSWERABLE, "Begin what was announced, delivered and open to objections."),
    "undertaking.drop": Rule(_ANSWERABLE, "Give up a plan, or take away what was begun."),
    "undertaking.answer": Rule(_ANSWERABLE | {"butler"}, "Answer an objection to an undertaking in the own places."),
    "undertaking.objections": Rule(
        _COMPANY | _OFFICES, "Read who objects to an undertaking in the own places, and why."
    ),
}
