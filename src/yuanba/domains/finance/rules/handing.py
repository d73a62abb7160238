"""What is handed over when another company follows: the balances by kind, and what the one that left owes."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from yuanba.domains.finance.rules import chart
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("handing-vouchers", 409, "Vouchers of the days before still wait for approval. Approve or refuse them first.")
register("handing-bank", 409, "Lines of the bank of the days before still wait for their home. Settle them first.")
register("handing-stale", 409, "Meanwhile the book says something else. Please look at the figures again.")
register("handing-signer", 422, "Please say who signed, in up to 60 characters.")
register("handing-day", 422, "Please give the day of the signatures: after the last day of the contract, not ahead.")
register("handing-sum", 422, "A balance is a sum in yuan.")
register("handing-why", 422, "Please say why a sum differs from the book, in up to 300 characters.")
register("handing-came", 422, "A sum above zero, and not more than is owed still.")

OWED = "1221"
MONEY, ARREARS, ADVANCES, DEPOSITS, PASSED = "money", "arrears", "advances", "deposits", "passed"
OWNERS, PUBLIC, SHARE, COMPANY = "owners", "public", "share", "company"
KINDS: dict[str, str] = {
    MONEY: _("Money in cash and at the bank"),
    ARREARS: _("Owed by homes"),
    ADVANCES: _("Paid in advance by homes"),
    DEPOSITS: _("Deposits of homes"),
    PASSED: _("Passed on to others, or to be cleared up"),
    OWNERS: _("Funds and surplus of the owners"),
    PUBLIC: _("Public revenue of the owners"),
    SHARE: _("Share of public revenue of the company that left"),
    COMPANY: _("Fees and costs not carried"),
    OWED: _("Owed by companies that left before"),
}
# How codes begin, and the kind. What begins with none of these was not carried: fees, costs and pay.
BEGINS: tuple[tuple[str, str], ...] = (
    ("10", MONEY),
    (chart.RECEIVABLE, ARREARS),
    (OWED, OWED),
    (chart.PREPAID, ADVANCES),
    (chart.DEPOSITS, DEPOSITS),
    (chart.COMPANY_SHARE, SHARE),
    ("22", PASSED),
    ("28", OWNERS),
    (chart.PUBLIC, PUBLIC),
    (chart.PUBLIC_SPENT, PUBLIC),
)
MOST = 10**13


@dataclass(frozen=True)
class Agreed:
    """Who agreed on the hand-over on which day, having `seen` these figures; what differs, in fen by kind, and why."""

    on: date
    owners: str
    former: str
    following: str
    seen: str
    differs: Mapping[str, int] = field(default_factory=dict)
    why: str = ""


def kind_of(code: str) -> str:
    """Of an account."""
    return next((kind for begin, kind in BEGINS if code.startswith(begin)), COMPANY)


def owed_by(number: int) -> str:
    """The account of what the company of a contract has to pay over: 1221.C3."""
    return f"{OWED}.C{number}"


def summed(balances: Mapping[str, int]) -> dict[str, int]:
    """Of each kind, what stands in its accounts together."""
    found = dict.fromkeys(KINDS, 0)
    for code, fen in balances.items():
        found[kind_of(code)] += fen
    return found


def leaving(balances: Mapping[str, int], mode: str) -> dict[str, int]:
    """What leaves with the company: the money it holds and its share; under a lump sum its gain or loss too."""
    kinds = {MONEY, SHARE} | (set() if mode == "remuneration" else {COMPANY})
    return {code: fen for code, fen in balances.items() if fen and kind_of(code) in kinds}


def sight(balances: Mapping[str, int]) -> str:
    """By which it is known that the book still says the same."""
    return hashlib.sha256(canon({code: fen for code, fen in sorted(balances.items()) if fen})).hexdigest()


def checked(said: Agreed, last: date, today: date, figures: Mapping[str, int]) -> Agreed:
    """With clean words and only what really differs; refused as `invalid` with a code per field."""
    names = {name: clean(getattr(said, name)) for name in ("owners", "former", "following")}
    differs = {kind: fen for kind, fen in said.differs.items() if figures.get(kind) != fen}
    why, wrong = clean(said.why), _unsigned(names)
    if not last < said.on <= today:
        wrong["on"] = "handing-day"
    for kind, fen in differs.items():
        if kind not in figures or abs(fen) > MOST:
            wrong[f"sum_{kind}"] = "handing-sum"
    if len(why) > 300 or (bool(differs) and not why):
        wrong["why"] = "handing-why"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return Agreed(said.on, **names, seen=said.seen, differs=differs, why=why)


def _unsigned(names: Mapping[str, str]) -> dict[str, str]:
    return {name: "handing-signer" for name, text in names.items() if not 0 < len(text) <= 60}


def digest(said: Agreed, kinds: Iterable[str] = KINDS) -> str:
    """Of what was agreed on."""
    differs = {kind: said.differs[kind] for kind in kinds if kind in said.differs}
    return hashlib.sha256(canon(vars(said) | {"on": said.on.isoformat(), "differs": differs})).hexdigest()
