"""Who may do what with contracts."""

from yuanba.platform.access.actions import Rule

_WRITERS = frozenset({"manager", "committee-member", "management-committee", "community-supervisor"})
_SIGNERS = frozenset({"committee-member", "management-committee", "community-supervisor", "platform-operator"})
_WORKERS = frozenset({"manager", "butler", "engineer", "guard", "cleaner"})
_READERS = frozenset({"butler", "company-supervisor", "street-official", "district-official", "platform-operator"})

PERMISSIONS = {
    "contract.read": Rule(
        _WRITERS | _READERS, "Read contracts with their drafts; what is signed stands on the notice board for anyone."
    ),
    "contract.draft": Rule(_WRITERS, "Draft a contract of the estate, and write the draft anew."),
    "contract.sign": Rule(
        _SIGNERS, "Write down that a contract or a supplement was signed by both sides. The company alone cannot."
    ),
    "contract.end": Rule(_SIGNERS, "End a contract, and hand its balances to the company that comes."),
    "service.read": Rule(
        _WORKERS
        | {"committee-member", "management-committee", "company-headquarters", "company-supervisor"}
        | {"community-supervisor"},
        "See which services of the contract are due and were done, with their photographs.",
    ),
    "service.sign": Rule(_WORKERS, "Sign, with a photograph, that a service of the contract was done."),
    "service.cover": Rule(
        frozenset({"manager", "community-supervisor"}),
        "Take the photograph of a service out of public view, with a reason, also after it was published.",
    ),
    "service.take_back": Rule(
        frozenset({"manager"}), "Take back what somebody else signed by mistake; one's own may whoever signed it."
    ),
}
