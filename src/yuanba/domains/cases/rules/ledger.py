"""The ledger of problems as a table: fields, sources, states, verbs; what an entry or a call must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.domains.cases.rules.drafts import words
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

FIELDS: dict[str, str] = {
    "contract": _("Contract performance"),
    "service": _("Service detail"),
    "team": _("Team"),
    "innovation": _("Innovation"),
    "upgrade": _("Regional upgrade"),
}
SOURCES: dict[str, str] = {
    "cases": _("Requests"),
    "meeting": _("Meeting"),
    "inspection": _("Inspection"),
    "observer": _("Observer"),
}
ENTERED, UNDER_WAY, DONE, SOLVED = "entered", "under-way", "done", "solved"
STATES: dict[str, str] = {
    ENTERED: _("On the ledger"),
    UNDER_WAY: _("Measure set"),
    DONE: _("Said to be done"),
    SOLVED: _("Solved, verified"),
}
MOVES: dict[str, dict[str, str]] = {
    "set_measure": {ENTERED: UNDER_WAY, UNDER_WAY: UNDER_WAY},
    "say_done": {UNDER_WAY: DONE},
    "verify": {DONE: SOLVED},
    "send_back": {DONE: UNDER_WAY},
    "minute": {ENTERED: ENTERED, UNDER_WAY: UNDER_WAY, DONE: DONE},
}
SIGNERS: dict[str, str] = {"company": _("Property company"), "estate": _("Estate")}
MOST_ITEMS, MOST_BELOW = 200, 40  # of an agenda; of what is taken up from estates at once
FOLLOWS = (ENTERED, UNDER_WAY)  # a measure of the office's meeting is set in the estate's ledger too

register("problem-state", 409, "This cannot be done with a problem that is “%(state)s”.")
register("signer-nameless", 422, "The profile of the estate names no company. Please write it there first.")
register("problem-stale", 409, "Meanwhile somebody did something with this problem. Please read and send again.")
register("verify-own", 409, "Whoever is responsible, or said it is done, does not verify it. Please ask somebody else.")
register("due-past", 422, "Please choose a day that is still to come.")
register("responsible-missing", 422, "Please say who is responsible.")
register("agenda-empty", 422, "Please choose at least one problem that is not solved.")
register("agenda-long", 422, "At most 200 problems on one agenda, 40 of them taken up from estates.")
register("agenda-changed", 409, "Meanwhile %(count)s problems are open in this choice. Please look and call again.")
register("signed-on-already", 409, "This name stands under the call already.")


@dataclass(frozen=True)
class Entry:
    """A problem as it is put on the ledger."""

    field: str
    title: str
    text: str
    source: str
    company: str = ""
    estate: UUID | None = None
    cases: tuple[int, ...] = ()


@dataclass(frozen=True)
class Measure:
    """Who does what by when."""

    responsible: str
    measure: str
    due_on: date | None
    account: UUID | None = None


@dataclass(frozen=True)
class Batch:
    """All open problems of a choice, in place of single ones; `count` is how many whoever chose was shown."""

    count: int
    field: str = ""
    state: str = "open"
    company: str = ""


def after(verb: str, state: str) -> str:
    """The state after a verb; refused as `problem-state`."""
    to = MOVES[verb].get(state)
    if to is None:
        raise Refusal("problem-state", state=STATES[state])
    return to


def checked_entry(entry: Entry) -> Entry:
    """The entry with clean words; refused as `invalid`."""
    _known(FIELDS, entry.field, "field")
    _known(SOURCES, entry.source, "source")
    title = words(entry.title, "title")[:60]
    return replace(entry, title=title, text=words(entry.text), company=clean(entry.company)[:80])


def _known(table: Mapping[str, str], word: str, field: str) -> None:
    if word not in table:
        raise Refusal("invalid", fields={field: "choice-unknown"})


def checked_measure(measure: Measure, today: date) -> Measure:
    """The measure with clean words; refused as `invalid`."""
    who = clean(measure.responsible)[:80]
    if not who:
        raise Refusal("invalid", fields={"responsible": "responsible-missing"})
    if measure.due_on is None or measure.due_on < today:
        raise Refusal("invalid", fields={"due_on": "due-past"})
    return replace(measure, responsible=who, measure=words(measure.measure, "measure"))


def may_verify(verifier: UUID | None, responsible: UUID | None, done_by: UUID | None) -> bool:
    """Somebody else than whoever is responsible or said it was done."""
    return verifier is not None and verifier not in (responsible, done_by)


def checked_signer(kind: str, estate: str, company: str) -> str:
    """The name under a call: of the estate or of its company, as its profile says; refused as `invalid`."""
    _known(SIGNERS, kind, "kind")
    name = company if kind == "company" else estate
    if not name:
        raise Refusal("invalid", fields={"kind": "signer-nameless"})
    return name[:80]


STEPS: dict[str, str] = {
    "enter": _("Put on the ledger"),
    "measure": _("Measure and day set"),
    "done": _("Said to be done"),
    "verify": _("Verified: solved"),
    "back": _("Verified: not solved yet"),
    "meeting": _("Decided by a joint meeting"),
    "up": _("Taken up by the office above"),
}
