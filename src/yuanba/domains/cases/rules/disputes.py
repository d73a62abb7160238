"""Mediation as a table: states, verbs, words; what must be there before a dispute or an agreement stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yuanba.domains.cases.rules.drafts import words
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

ASKED, OPEN, SIGNING = "asked", "open", "signing"
AGREED, FAILED, WITHDRAWN = "agreed", "failed", "withdrawn"
STATES: dict[str, str] = {
    ASKED: _("Waits for both sides to agree to mediation"),
    OPEN: _("Being mediated"),
    SIGNING: _("To be signed"),
    AGREED: _("Agreed and signed"),
    FAILED: _("No agreement"),
    WITHDRAWN: _("Mediation withdrawn"),
}
RUNNING = (ASKED, OPEN, SIGNING)
MOVES: dict[str, tuple[str, ...]] = {
    "consent": (ASKED, OPEN),
    "sit": (OPEN,),
    "minute": (OPEN, SIGNING),
    "offer": (OPEN,),
    "take_back": (SIGNING,),
    "sign": (SIGNING,),
    "follow": (AGREED,),
    "end": RUNNING,
    "hand_over": (*RUNNING, AGREED),
}
KINDS: dict[str, str] = {"card": _("Neighbour"), "home": _("The home"), "outsider": _("From outside")}
STANCES: dict[str, str] = {"agreed": _("agrees to mediation"), "refused": _("refuses mediation")}
NEXT_WAYS: dict[str, str] = {
    "committee": _("People's mediation committee of the street"),
    "arbitration": _("Arbitration"),
    "court": _("Court"),
}
HELD: dict[str, str] = {"kept": _("held"), "partly": _("held in part"), "broken": _("not held")}
SIGNED: dict[str, str] = {"drawn": _("signed on screen"), "code": _("name and code"), "paper": _("signed on paper")}
DAYS, FEWEST, MOST, MOST_CLAUSES = 30, 2, 8, 20

register(
    "dispute-state", 409, "This cannot be done now: the mediation has moved on, or is not so far. Please look again."
)
register("parties-few", 422, "A dispute has two sides at least. Please name the other one.")
register("parties-many", 422, "At most eight sides.")
register("party-nameless", 422, "Please write a name.")
register("party-twice", 422, "This side is named already.")
register("mediator-party", 422, "Whoever is a side in the dispute, or lives with one, cannot mediate it.")
register("mediator-unknown", 422, "Please choose one of the mediators of this place.")
register("clauses-none", 422, "Please write what was agreed, one thing a line.")
register("clauses-many", 422, "At most twenty clauses.")
register("consent-missing", 422, "Only with the agreement of whoever reported it.")


@dataclass(frozen=True)
class Side:
    """One of those in a dispute as they are named: a name, a home where there is one, a telephone."""

    name: str
    home: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Agreed:
    """One clause: what, and by when."""

    text: str
    due_on: date | None = None


def may(verb: str, state: str) -> None:
    """Refuse as `dispute-state` what the table does not know in this state."""
    if state not in MOVES[verb]:
        raise Refusal("dispute-state")


def after_consent(stances: Sequence[str]) -> str:
    """Mediation is open once every side agreed, and only as long as all do."""
    return OPEN if stances and all(one == "agreed" for one in stances) else ASKED


def checked_sides(sides: Iterable[Side], *, besides: int = 0) -> list[Side]:
    """The sides with clean words; refused as `invalid` at `sides`. `besides` are those known otherwise."""
    found = [replace(one, name=clean(one.name)[:60], home=clean(one.home)[:60]) for one in sides]
    count = len(found) + besides
    code = "parties-few" if count < FEWEST else "parties-many" if count > MOST else ""
    if not code and not all(one.name for one in found):
        code = "party-nameless"
    if not code and len({(one.name, one.home) for one in found}) < len(found):
        code = "party-twice"
    if code:
        raise Refusal("invalid", fields={"sides": code})
    return found


def checked_clauses(clauses: Iterable[Agreed]) -> list[Agreed]:
    """The clauses with clean words; refused as `invalid` at `clauses`."""
    found = [replace(one, text=words(one.text, "clauses")) for one in clauses if clean(one.text)]
    if not found or len(found) > MOST_CLAUSES:
        raise Refusal("invalid", fields={"clauses": "clauses-many" if found else "clauses-none"})
    return found


def checked_end(outcome: str, next_way: str) -> None:
    """How a mediation ends without agreement; who found none is told of the next way."""
    if outcome not in (FAILED, WITHDRAWN):
        raise Refusal("invalid", fields={"outcome": "choice-unknown"})
    if outcome == FAILED and next_way not in NEXT_WAYS:
        raise Refusal("invalid", fields={"next_way": "choice-unknown"})
