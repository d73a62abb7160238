"""What a notice and a plan must hold before they are kept."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from yuanba.domains.notices.rules.audience import Audience, fault, tidy, to_data
from yuanba.domains.notices.rules.vocabulary import KINDS
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean

SHORTEST, LONGEST, LONGEST_TITLE, LONGEST_PERIOD = 2, 5000, 60, 366
SHORTEST_WINDOW, USUAL_WINDOW, LONGEST_WINDOW = 5, 7, 60
LOUD, LOUDEST, LONGEST_HOURS = 60, 150, 60

register("words-missing", 422, "Please write a few words.")
register("text-long", 422, "At most 5,000 characters. Please shorten the text; nothing you typed is lost.")
register("title-long", 422, "At most 60 characters. Please shorten the title.")
register("period-wrong", 422, "The last day comes after the first, within a year.")
register("window-days", 422, "The days to object are from 5 to 60.")
register("noise-range", 422, "The noise at the nearest window is a whole number of decibels, from 0 to 150.")
register("hours-long", 422, "At most 60 characters. Please say it shorter.")


@dataclass(frozen=True)
class Draft:
    """What a notice says, to whom, and from which day to which; the first and the last day both count."""

    title: str
    text: str
    since: date
    until: date
    title_en: str = ""
    text_en: str = ""
    kind: str = "general"
    audience: Audience = field(default_factory=Audience)
    wall: bool = True
    sms: bool = False


@dataclass(frozen=True)
class Plan:
    """An installation or a use of common parts: what, from which day, whom it touches, and days to object.

    `noise_db` is measured or stated at the nearest window, `hours` says when it runs or is worked at.
    """

    title: str
    text: str
    starts_on: date
    affected: Audience = field(default_factory=Audience)
    title_en: str = ""
    text_en: str = ""
    window_days: int = USUAL_WINDOW
    noise_db: int | None = None
    hours: str = ""


S = TypeVar("S", Draft, Plan)


def checked(draft: Draft, *, yard_path: str, roles: Collection[str]) -> Draft:
    """The draft with clean words; refused as `invalid` with a code per field."""
    draft = _clean(draft)
    days = (draft.until - draft.since).days
    checks = _words(draft) | {
        "kind": "" if draft.kind in KINDS else "choice-unknown",
        "audience": fault(draft.audience, yard_path, roles),
        "until": "" if 0 <= days <= LONGEST_PERIOD else "period-wrong",
    }
    _refuse(checks)
    return replace(draft, audience=tidy(draft.audience))


def checked_plan(plan: Plan, *, yard_path: str) -> Plan:
    """The plan with clean words; refused as `invalid` with a code per field. Whom it touches, it touches as homes."""
    plan = replace(_clean(plan), hours=_cut(plan.hours).replace("\n", " "))
    checks = _words(plan) | {
        "affected": fault(plan.affected, yard_path, ()),
        "noise_db": "" if plan.noise_db is None or 0 <= plan.noise_db <= LOUDEST else "noise-range",
        "hours": "hours-long" if len(plan.hours) > LONGEST_HOURS else "",
        "window_days": "" if SHORTEST_WINDOW <= plan.window_days <= LONGEST_WINDOW else "window-days",
    }
    _refuse(checks)
    return replace(plan, affected=tidy(plan.affected))


def words(text: str, name: str = "text") -> str:
    """Clean words, 2 to 5,000 characters; refused with the field's name."""
    cleaned = _cut(text)
    _refuse({name: _length(cleaned)})
    return cleaned


def digest(said: Draft | Plan) -> str:
    """SHA-256 over all that is said, so that the same twice is known, and what was published can be proved."""
    kept = {name: _plain(value) for name, value in vars(said).items()}
    return hashlib.sha256(canon(kept)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Audience):
        return to_data(value)
    return value.isoformat() if isinstance(value, date) else value


def _cut(text: str) -> str:
    return clean(text[: 4 * LONGEST])


def _clean(said: S) -> S:
    return replace(
        said,
        title=_cut(said.title).replace("\n", " "),
        title_en=_cut(said.title_en).replace("\n", " "),
        text=_cut(said.text),
        text_en=_cut(said.text_en),
    )


def _length(text: str) -> str:
    return "words-missing" if len(text) < SHORTEST else "text-long" if len(text) > LONGEST else ""


def _words(said: Draft | Plan) -> dict[str, str]:
    short = len(said.title) < SHORTEST
    return {
        "title": "words-missing" if short else "title-long" if len(said.title) > LONGEST_TITLE else "",
        "title_en": "title-long" if len(said.title_en) > 2 * LONGEST_TITLE else "",
        "text": _length(said.text),
        "text_en": "text-long" if len(said.text_en) > LONGEST else "",
    }


def _refuse(checks: dict[str, str]) -> None:
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
