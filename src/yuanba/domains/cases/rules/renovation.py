"""What is asked for a renovation, what it may not touch, and what must be agreed before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

UNTOUCHABLE: dict[str, str] = {
    "walls": _("Load-bearing walls, beams and slabs"),
    "waterproof": _("Waterproof layers of bath and kitchen, without a test after"),
    "gas": _("Gas pipes and meters"),
    "flue": _("Flues and air shafts"),
    "facade": _("Facade, outer windows and railings"),
    "fire": _("Fire doors, hydrants, sprinklers"),
    "risers": _("Risers of water, drains and heating"),
    "mains": _("Mains of electricity in the stairwell"),
}
WORKS: dict[str, str] = {
    "paint": _("Walls and ceilings, paint"),
    "floor": _("Floors"),
    "kitchen": _("Kitchen"),
    "bath": _("Bathroom, waterproofing"),
    "wiring": _("Electricity and light"),
    "pipes": _("Water and drains"),
    "inner": _("Inner walls taken down or built"),
    "windows": _("Balcony and windows"),
    "air": _("Air conditioning and heating"),
}
ASKED, APPROVED, REFUSED = "asked", "approved", "refused"
STATES: dict[str, str] = {
    ASKED: _("Asked for"),
    APPROVED: _("Approved, with conditions"),
    REFUSED: _("Not approved"),
}
RUNNING, CLOSED = _("Work is on"), _("Finished, closed")
STAGES: dict[str, str] = {"before": _("Before the work"), "during": _("During the work"), "after": _("After the work")}
NOISE = ("吵", "噪", "敲墙", "电钻", "打孔", "施工", "装修", "noise", "noisy", "drill", "loud", "renovat")
MOST_FEN, LONGEST_DAYS, MOST_DRAWINGS = 5_000_000, 365, 12

register("renovation-period", 422, "The last day must not lie before the first, and at most a year after it.")
register("renovation-hours", 422, "Please write the hours in which work is allowed.")
register("deposit-range", 422, "A deposit is between 0 and 50,000 yuan.")
register("not-renovation", 409, "This is not sorted as a renovation.")
register("renovation-closed", 409, "This renovation is closed.")
register("works-missing", 422, "Please tick what is to be done.")
register("renovator-missing", 422, "Please write who does the work: the company, or yourself.")
register("rules-please", 422, "Please read the rules of the house, and tick that you keep to them.")
register("renovation-past", 422, "The first day must not lie in the past.")
register("renovation-state", 409, "This cannot be done with this renovation now. Please look at its page again.")
register("drawings-many", 422, "At most twelve pages of drawings.")
register("drawing-missing", 422, "Please choose the picture of a drawing.")


@dataclass(frozen=True)
class Terms:
    """What is told and agreed before the work."""

    untouchable: Sequence[str]
    starts_on: date
    ends_on: date
    hours: str
    deposit_fen: int = 0
    advice: str = ""


def checked_terms(terms: Terms) -> Terms:
    """The terms with clean words; refused as `invalid` with a code per field."""
    hours = clean(terms.hours)[:60]
    days = (terms.ends_on - terms.starts_on).days
    checks = {
        "untouchable": "choice-unknown" if set(terms.untouchable) - UNTOUCHABLE.keys() else "",
        "ends_on": "renovation-period" if not 0 <= days <= LONGEST_DAYS else "",
        "hours": "" if hours else "renovation-hours",
        "deposit": "" if 0 <= terms.deposit_fen <= MOST_FEN else "deposit-range",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    chosen = [key for key in UNTOUCHABLE if key in terms.untouchable]
    return replace(terms, hours=hours, advice=clean(terms.advice)[:2000], untouchable=chosen)


@dataclass(frozen=True)
class Intended:
    """What a resident wants to do in the own home, by whom and when; `agrees` to the rules of the house."""

    text: str
    works: Sequence[str]
    starts_on: date | None
    ends_on: date | None
    company: str
    agrees: bool
    drawings: tuple[UUID, ...] = ()


def checked_intended(said: Intended, today: date) -> Intended:
    """The same with clean words; refused as `invalid` with a code per field."""
    company, chosen = clean(said.company)[:80], [key for key in WORKS if key in said.works]
    checks = {
        "works": "works-missing" if not chosen else "choice-unknown" if set(said.works) - WORKS.keys() else "",
        "starts_on": "" if said.starts_on and said.starts_on >= today else "renovation-past",
        "ends_on": _wrong_end(said),
        "company": "" if company else "renovator-missing",
        "agrees": "" if said.agrees else "rules-please",
        "drawings": "drawings-many" if len(said.drawings) > MOST_DRAWINGS else "",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(said, company=company, works=chosen)


def _wrong_end(said: Intended) -> str:
    if said.starts_on is None or said.ends_on is None:
        return "renovation-period"
    return "" if 0 <= (said.ends_on - said.starts_on).days <= LONGEST_DAYS else "renovation-period"


def is_noise(text: str) -> bool:
    """Whether words speak of noise or of work in a home."""
    folded = text.casefold()
    return any(word in folded for word in NOISE)
