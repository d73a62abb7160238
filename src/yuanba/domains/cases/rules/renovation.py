"""What a renovation may not touch, and what must be agreed before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

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
MOST_FEN, LONGEST_DAYS = 5_000_000, 365

register("renovation-period", 422, "The last day must not lie before the first, and at most a year after it.")
register("renovation-hours", 422, "Please write the hours in which work is allowed.")
register("deposit-range", 422, "A deposit is between 0 and 50,000 yuan.")
register("not-renovation", 409, "This is not sorted as a renovation.")
register("renovation-closed", 409, "This renovation is closed.")
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
