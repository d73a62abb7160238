"""Whether the mailbox's own server vouches for who wrote: its line of results, the topmost, and no other's."""

import re
from email.message import EmailMessage
from email.utils import getaddresses

COMMENT = re.compile(r"\([^()]*\)")
FIELD = "Authentication-Results"


def is_proven(letter: EmailMessage, sender: str, authserv: str) -> bool:
    """Whether `authserv` found that the domain of the one address it is from sent it: by DMARC, or DKIM or SPF of it.

    Without a name to trust nobody is proven. What others wrote into the mail under that name stands further down.
    """
    lines, written = letter.get_all(FIELD, []), letter.get_all("From", [])
    addresses = [address for _name, address in getaddresses([str(one) for one in written]) if address]
    if not authserv or not lines or len(written) != 1 or len(addresses) != 1:
        return False
    by, _semi, rest = COMMENT.sub(" ", str(lines[0])).partition(";")
    if by.split()[:1] != [authserv]:
        return False
    domain = sender.rpartition("@")[2]
    return any(_vouches(one, domain) for one in rest.lower().split(";"))


def _vouches(result: str, domain: str) -> bool:
    said = dict(part.partition("=")[::2] for part in result.split() if "=" in part)
    names = {
        "dmarc": said.get("header.from", ""),
        "dkim": said.get("header.d", "") or said.get("header.i", ""),
        "spf": said.get("smtp.mailfrom", ""),
    }
    return any(said.get(way) == "pass" and name.rpartition("@")[2] == domain for way, name in names.items())
