"""The roles of posts as data: on which side somebody stands, who appoints, who watches over the company."""

from dataclasses import dataclass

from yuanba.kernel.text import gettext_noop as _

SIDES: dict[str, str] = {
    "party": _("Party organisation"),
    "residents": _("Residents' representatives"),
    "grid": _("Micro-grid"),
    "company": _("Property company"),
    "owners": _("Owners"),
    "community": _("Community"),
    "street": _("Street"),
    "police": _("Police"),
    "developer": _("Developer"),
    "above": _("City, district and association"),
    "helpers": _("Volunteers, organisations and merchants"),
    "platform": _("Platform"),
}
# Who appoints.
BY_OPERATOR, BY_COMPANY, BY_COMMUNITY = "operator", "company", "community"


@dataclass(frozen=True)
class Role:
    """What a post is. `watches`: looks over the company's shoulder, so nobody of the company stands in for it."""

    title: str
    side: str
    by: str = BY_OPERATOR
    watches: bool = False


ROLES: dict[str, Role] = {
    "butler": Role(_("Butler"), "company", BY_COMPANY),
    "engineer": Role(_("Engineer"), "company", BY_COMPANY),
    "guard": Role(_("Guard"), "company", BY_COMPANY),
    "cleaner": Role(_("Cleaner"), "company", BY_COMPANY),
    "manager": Role(_("Project manager"), "company"),
    "company-headquarters": Role(_("Company headquarters"), "company"),
    "developer": Role(_("Developer"), "developer"),
    "grid-worker": Role(_("Grid worker"), "grid", BY_COMMUNITY, watches=True),
    "micro-grid-member": Role(_("Micro-grid member"), "grid", BY_COMMUNITY),
    "police-officer": Role(_("Police officer"), "police", watches=True),
    "committee-member": Role(_("Owners' committee"), "owners", BY_COMMUNITY, watches=True),
    "company-supervisor": Role(_("Supervisor of the company"), "owners", BY_COMMUNITY, watches=True),
    "management-committee": Role(_("Management committee"), "", BY_COMMUNITY, watches=True),
    "building-head": Role(_("Building head"), "residents", BY_COMMUNITY),
    "building-representative": Role(_("Building representative"), "residents", BY_COMMUNITY),
    "observer": Role(_("Observer"), "residents", BY_COMMUNITY),
    "mediator": Role(_("Mediator"), "residents", BY_COMMUNITY),
    "party-committee": Role(_("Community party committee"), "party", BY_COMMUNITY),
    "party-adviser": Role(_("Party-building adviser"), "party", BY_COMMUNITY),
    "party-branch": Role(_("Estate party branch"), "party", BY_COMMUNITY),
    "party-group": Role(_("Building party group"), "party", BY_COMMUNITY),
    "party-liaison": Role(_("Party member liaison"), "party", BY_COMMUNITY),
    "community-supervisor": Role(_("Community supervisor"), "community", watches=True),
    "safety-officer": Role(_("Community safety officer"), "community", BY_COMMUNITY),
    "visitor-1": Role(_("Visitor, level 1"), "community", BY_COMMUNITY),
    "visitor-2": Role(_("Visitor, level 2"), "community", BY_COMMUNITY),
    "visitor-3": Role(_("Visitor, level 3"), "community", BY_COMMUNITY),
    "volunteer": Role(_("Volunteer"), "helpers", BY_COMMUNITY),
    "volunteer-family": Role(_("Volunteer family"), "helpers", BY_COMMUNITY),
    "social-organisation": Role(_("Social organisation"), "helpers", BY_COMMUNITY),
    "merchant": Role(_("Merchant"), "helpers", BY_COMMUNITY),
    "street-official": Role(_("Street official"), "street", watches=True),
    "district-official": Role(_("District official"), "above", watches=True),
    "city-official": Role(_("City official"), "above", watches=True),
    "association": Role(_("Association"), "above", watches=True),
    "platform-operator": Role(_("Platform operator"), "platform", watches=True),
    "program": Role(_("Program"), "platform"),
}
# Committees with terms and seats; of the management committee each seat belongs to a side.
COMMITTEES = ("committee-member", "management-committee")
# Who sits for a term: committees, and the representatives of the buildings.
TERMED = (*COMMITTEES, "building-representative")
COMMITTEE_SIDES = ("street", "community", "police", "developer", "party", "residents", "owners", "company")
SEATS: dict[str, str] = {
    "chair": _("Chair"),
    "deputy": _("Deputy chair"),
    "secretary": _("Secretary"),
    "member": _("Member"),
    "alternate": _("Alternate"),
}
# 五方: who sits at the joint meeting of an estate.
FIVE_SIDES = ("party", "residents", "grid", "company", "owners")
# Who is of an estate by a post, side by side: lives there, is chosen there, or looks after it day by day.
NEAR_SIDES = ("residents", "owners", "grid", "party", "company", "police", "community", "helpers")
FAR = ("company-headquarters", "party-committee", "community-supervisor")
# The chain from the community's party committee down to the liaison at the door.
CHAIN = ("party-committee", "party-adviser", "party-branch", "party-group", "party-liaison")
# 1+1+N: police, grid, then the company's people.
TEAM = ("police-officer", "grid-worker", "manager", "butler", "engineer", "guard", "cleaner")
# Who looks after a home, in the order in which people ask for them.
LOOKING_AFTER: tuple[str, ...] = ("butler", "manager", "engineer", "grid-worker", "micro-grid-member")
LOOKING_AFTER += ("police-officer", "building-head", "party-liaison", "community-supervisor")
BUTLER_HOMES = 100
# Staff and officials: their badges hang at the notice board. Of all others strangers learn name and role only.
PUBLIC_SIDES = ("company", "police", "street", "above")
PUBLIC: frozenset[str] = frozenset({"grid-worker", "community-supervisor", "safety-officer", "party-committee"}) | {
    code for code, role in ROLES.items() if role.side in PUBLIC_SIDES
}


def side_of(role: str, seat: str) -> str:
    """On which side a post stands: its role's, or that of its seat on a committee."""
    return ROLES[role].side or seat


def near_roles() -> dict[str, list[str]]:
    """The posts of an estate by side; the management committee, whose seats have sides, stands with the owners."""
    found = {side: [code for code in roles_of(side) if code not in FAR] for side in NEAR_SIDES}
    return found | {"owners": [*found["owners"], "management-committee"]}


def roles_of(*sides: str) -> list[str]:
    """The roles that stand on one of these sides."""
    return [code for code, role in ROLES.items() if role.side in sides]
