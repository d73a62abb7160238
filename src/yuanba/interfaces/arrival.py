"""Where everybody's own first page is: for each role one page, and the order of pages for who has several roles."""

from yuanba.platform.access.public import Actor

HOME, DESK, OPERATING = "/", "/desk/", "/backoffice/"
OVERSIGHT, FIGURES, LEDGERS = "/oversight/", "/oversight/figures/", "/oversight/problems/"
ORDER = (OVERSIGHT, FIGURES, LEDGERS, DESK, OPERATING, HOME)
# Where `/desk/` leads is the first line of the own rail: today's work, mediation, figures, the ledger, notices.
FIRST: dict[str, str] = {
    "butler": DESK,
    "engineer": DESK,
    "guard": DESK,
    "cleaner": DESK,
    "manager": DESK,
    "company-headquarters": DESK,
    "developer": DESK,
    "grid-worker": OVERSIGHT,
    "micro-grid-member": HOME,
    "police-officer": DESK,
    "committee-member": DESK,
    "company-supervisor": DESK,
    "management-committee": DESK,
    "building-head": HOME,
    "building-representative": HOME,
    "observer": DESK,
    "mediator": DESK,
    "party-committee": HOME,
    "party-adviser": HOME,
    "party-branch": HOME,
    "party-group": HOME,
    "party-liaison": HOME,
    "community-supervisor": OVERSIGHT,
    "safety-officer": HOME,
    "visitor-1": HOME,
    "visitor-2": HOME,
    "visitor-3": HOME,
    "volunteer": HOME,
    "volunteer-family": HOME,
    "social-organisation": HOME,
    "merchant": HOME,
    "street-official": OVERSIGHT,
    "district-official": OVERSIGHT,
    "city-official": FIGURES,
    "association": LEDGERS,
    "platform-operator": OPERATING,
    "program": HOME,
}


def first_page(actor: Actor) -> str:
    """The door of one's post; `/` for residents and strangers."""
    doors = {FIRST.get(role, HOME) for role in actor.roles}
    return next((page for page in ORDER if page in doors), HOME)
