"""Kinds of tenure, and pure rules of names, telephones and paths."""

import re

from yuanba.domains.people.rules.roles import BY_COMMUNITY, BY_COMPANY, BY_OPERATOR, ROLES
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

POST_ROLES: dict[str, str] = {code: role.title for code, role in ROLES.items()}
TENURE_ROLES: dict[str, str] = {
    "owner": _("Owner"),
    "co-owner": _("Co-owner"),
    "tenant": _("Tenant"),
    "family": _("Family"),
    "guardian": _("Guardian"),
    "heir": _("Heir"),
}
# In the permission table: the person whom a card or post is about.
SELF = "self"
STAFF = frozenset(POST_ROLES)
LIVED_IN = frozenset({"home", "shop"})
OCCUPIED = LIVED_IN | {"room"}  # by enterprises
MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(?:-\d{1,5})?", re.ASCII)
FULL_WIDTH = {0xFF10 + figure: str(figure) for figure in range(10)} | {0xFF0B: "+", 0xFF0D: "-"}


def is_phone(text: str) -> bool:
    """A mainland mobile number, or a landline with its area code."""
    return bool(MOBILE.fullmatch(text) or LANDLINE.fullmatch(text))


def plain_phone(text: str) -> str:
    """A number as typed, without spaces, full-width figures and +86; a mobile without hyphens too."""
    plain = re.sub(r"[\s()（）]", "", text.translate(FULL_WIDTH))
    plain = plain.removeprefix("+86").removeprefix("0086").removeprefix("-")
    figures = plain.replace("-", "")
    return figures if MOBILE.fullmatch(figures) else plain


def plain_username(text: str) -> str:
    """A user name as it is kept and looked up: no edges, no control characters, small letters."""
    return clean(text).casefold()


def appointing(role: str) -> str:
    """The action that appoints to a role and ends its posts."""
    actions = {
        BY_OPERATOR: "people.appoint",
        BY_COMPANY: "people.appoint_staff",
        BY_COMMUNITY: "people.appoint_neighbours",
    }
    return actions[ROLES[role].by]


def holds_for(path: str, *, yard_path: str, is_estate: bool) -> bool:
    """Whether a yard may keep a post at `path`: an estate its own tree, an office all of its division."""
    top = yard_path if is_estate else yard_path.rpartition("/")[0]
    return path == top or path.startswith(top + "/")


def prefixes(path: str) -> list[str]:
    """The path and all above it, the nearest first."""
    steps = path.split("/")
    return ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]
