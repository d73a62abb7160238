"""Kinds of tenure, and pure rules of names, telephones and paths."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

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

CODE_FIGURES, CODE_MINUTES, CODE_TRIES = 6, 5, 5
# A number nobody used for this long goes to somebody else: operators give it out again after three months.
QUIET = timedelta(days=90)
PROVED_ANEW = timedelta(days=30)
SEEN_ANEW = timedelta(minutes=15)
SHORTEST_PASSWORD = 10
RECOVERY_CODES, RECOVERY_SIGNS = 10, 12
# Without signs that look alike.
INVITATION_ALPHABET, INVITATION_SIGNS, INVITATION_DAYS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 8, 14

# A letter by which somebody sets a password: more signs than an invitation, and three days.
LETTER_SIGNS, LETTER_DAYS = 12, 3


def is_mobile(text: str) -> bool:
    """A mainland mobile number, the only kind that gets SMS."""
    return bool(MOBILE.fullmatch(text))


def plain_code(text: str) -> str:
    """A code as typed, without spaces, hyphens and full-width figures."""
    return re.sub(r"[\s-]", "", text.translate(FULL_WIDTH))


def plain_recovery(text: str) -> str:
    """A recovery code as typed, without blanks and hyphens, in small letters."""
    return plain_code(text).casefold()


def split_invitation(text: str) -> tuple[str, str]:
    """Code of the yard and secret part of an invitation as typed: JG-7K3M-9QXT."""
    return _split(text, INVITATION_SIGNS)


def split_letter(text: str) -> tuple[str, str]:
    """The same of the code in a letter: JG-7K3M-9QXT-2PFA."""
    return _split(text, LETTER_SIGNS)


def _split(text: str, signs: int) -> tuple[str, str]:
    plain = re.sub(r"[\s\-－—_]", "", unicodedata.normalize("NFKC", text[:60])).upper()
    return plain[:-signs], plain[-signs:]


def is_quiet(last_sign: datetime, now: datetime) -> bool:
    """Whether the number may have gone to somebody else since its holder last proved it."""
    return now - last_sign >= QUIET


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever the blanks and the size of the letters."""
    return "".join(clean(one).split()).casefold() == "".join(clean(other).split()).casefold()


def masked_network(address: str) -> str:
    """Where an address is, not which: 203.0.113.*, or the first three groups of IPv6."""
    if address.count(".") == 3 and ":" not in address:
        return address.rpartition(".")[0] + ".*"
    groups = [group for group in address.split(":") if group]
    return ":".join(groups[:3]) + "::*" if len(groups) > 1 else ""


def is_weak(password: str, names: Iterable[str]) -> bool:
    """Too short, all one sign, or made of what everybody knows of the account."""
    low = password.casefold()
    known = [name.casefold() for name in names if len(name) >= 3]
    return len(password) < SHORTEST_PASSWORD or len(set(low)) < 4 or any(name in low for name in known)


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
