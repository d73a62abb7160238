"""Words of statements: their states, what is refused, whose names stay."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from yuanba.kernel.errors import register
from yuanba.kernel.hushed import hushed
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import gettext_noop as _

DRAFT, REVIEWED, SIGNED, PUBLISHED, DROPPED = "draft", "reviewed", "signed", "published", "dropped"
STATES: dict[str, str] = {
    DRAFT: _("draft, not reviewed"),
    REVIEWED: _("reviewed, not signed"),
    SIGNED: _("signed, not published"),
    PUBLISHED: _("published for everybody"),
    DROPPED: _("thrown away"),
}
OPEN = (DRAFT, REVIEWED, SIGNED)
FIRST = "0" * 64
NOTE = 120
COMPANY, COMMITTEE = "company", "committee"
MOVED = "moved"  # what vouchers of earlier periods stand under
ROWS: dict[str, str] = {
    "fees": _("Fees of this period"),
    "arrears": _("Arrears of earlier periods"),
    "late": _("Other: late fees"),
    "cover": _("Deficit covered by a resolution"),
    "income": _("Income"),
    "remuneration": _("Remuneration of the company"),
    "expense": _("Expense"),
}
PUBLIC: dict[str, str] = {
    "in-parking": _("Parking on common ground"),
    "in-clubs": _("Club houses and common rooms"),
    "in-adverts": _("Advertising"),
    "in-sites": _("Stalls and sites"),
    "in-lockers": _("Parcel lockers and machines"),
    "in-other": _("Other public revenue"),
    "public-cost": _("Costs of earning it"),
    "public-share": _("Agreed share of the company"),
    "public-use": _("Used as the owners decided"),
    "public-fund": _("Paid to the maintenance fund"),
    "public-cover": _("Covered a deficit of the service fee"),
}
register("statement-kind", 422, "Please choose week, month, quarter or year.")
register("statement-running", 422, "This period is not over yet.")
register("statement-contract", 422, "No signed contract runs in this period.")
register("statement-published", 409, "This period was published already. What was wrong is corrected there.")
register("statement-state", 409, "Somebody else went on with this statement meanwhile. Please look at it again.")
register("statement-stale", 409, "The figures or notes changed since you looked. Please look at them again.")
register("statement-moved", 409, "The books of this period changed since the draft. Work it out anew first.")
register("statement-own", 409, "Somebody else has to review what you drafted.")
register("statement-both", 409, "You signed for the other side. Somebody else has to sign for this one.")
register("statement-why", 422, "Please say in a few words why.")
register("statement-superseded", 409, "There is a correction of this statement already. Correct that one.")
# How the name of an enterprise ends; whatever else was paid is a person, and a short name always is.
_FIRM = re.compile(
    r"(?:公司|厂|店|行|部|中心|合作社|局|所|院|站|社|队)$|\b(?:Ltd|Inc|LLC|Co)\.?$|\b(?:Company|Corporation|Limited)$"
)
_BESIDE = re.compile(r"[\s（(][^（()）]*[)）]$")
SHORTEST = 5
# A mobile written apart; papers and cards have 15 to 19 figures, of which the last four stay. Invoices have twenty.
_APART = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")
_PAPER = re.compile(r"(?<!\d)\d(?: ?\d){10,14}((?: ?\d){3} ?[\dXx])(?!\d)")


def digest(said: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON."""
    return hashlib.sha256(canon(dict(said))).hexdigest()


def veiled(payee: str) -> str:
    """An enterprise by its name; of a person the first sign. Four signs that end like a firm may be a person."""
    name = _BESIDE.sub("", payee.strip())
    return covered(payee) if len(name) >= SHORTEST and _FIRM.search(name) else f"{payee[:1]}**"


def covered(said: str, payee: str = "") -> str:
    """Words for everybody: without telephones, mail, papers and accounts; a person who was paid is veiled there too."""
    name = _BESIDE.sub("", payee.strip())
    text = said.replace(name, veiled(name)) if len(name) > 1 and veiled(name) != name else said
    return hushed(_APART.sub(r"\1****\2", _PAPER.sub(r"****\1", text)))
