"""Calls back: which week, who is drawn, and what may be answered."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import gettext_noop as _

SIZE, LARGEST = 5, 50
SAMPLE, UNHAPPY = "sample", "unhappy"
WHY: dict[str, str] = {SAMPLE: _("Drawn by lot"), UNHAPPY: _("Was not satisfied")}
ANSWERS: dict[str, str] = {"yes": _("Yes"), "no": _("No")}

register("week-open", 409, "This week is not over. Calls are drawn when it is.")
register("sample-size", 422, "Please draw between 1 and 50.")
register("call-answers", 422, "Please say what was answered to both questions.")


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def check_draw(week: date, size: int, today: date) -> date:
    """The Monday of a week that is over; refused otherwise."""
    first = monday(week)
    if first > today - timedelta(days=7):
        raise Refusal("week-open")
    if not 1 <= size <= LARGEST:
        raise Refusal("invalid", fields={"size": "sample-size"})
    return first


def seed_of(code: str, week: date) -> str:
    """What decides the draw: known to anybody, so that it can be checked."""
    return f"{code} {week.isoformat()}"


def drawn(seed: str, ids: Iterable[UUID], size: int) -> list[UUID]:
    """The `size` whose digest with the seed is the smallest: like a lot, and the same whenever it is done again."""
    return sorted(ids, key=lambda one: sha256(f"{seed} {one}".encode()).digest())[:size]
