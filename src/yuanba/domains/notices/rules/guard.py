"""Not before notice: what still stands between a plan and its beginning."""

from dataclasses import dataclass
from datetime import date, timedelta

from yuanba.kernel.errors import register

register("not-before-notice", 409, "This cannot begin yet: not everybody it touches knows of it and could object.")
register("notice-missing", 422, "Its notice is not published.")
register("homes-unreached", 422, "%(unreached)s of %(homes)s homes have not had the notice.")
register("window-open", 422, "Homes may object until the end of %(window_ends)s.")
register("day-not-come", 422, "The notice says that it begins on %(starts_on)s.")
register("reply-missing", 422, "%(objections)s homes objected. Please write what was answered.")


@dataclass(frozen=True)
class Facts:
    """What the guard needs to know. `window_ends` is the last day to object; None before the notice.

    `replied` says that one answer was given to all objections, `answered` how many have one of their own.
    """

    published: bool
    homes: int
    unreached: int
    window_ends: date | None
    starts_on: date
    objections: int
    replied: bool
    today: date
    answered: int = 0

    @property
    def reached(self) -> int:
        """Homes that have the notice."""
        return self.homes - self.unreached

    @property
    def unanswered(self) -> int:
        """Objections without an answer of their own."""
        return self.objections - self.answered


def window_ends(published: date, days: int) -> date:
    """The last day on which a home may object: so many whole days after the day of the notice."""
    return published + timedelta(days=days)


def window_open(last: date | None, today: date) -> bool:
    """Whether a home may object today; the last day counts."""
    return last is not None and today <= last


def missing(facts: Facts) -> dict[str, str]:
    """What is missing, each with the code of its words; nothing where it may begin."""
    known = facts.published and facts.window_ends is not None
    checks = {
        "notice": ("notice-missing", known),
        "homes": ("homes-unreached", facts.homes > 0 and facts.unreached == 0),
        "window": ("window-open", not window_open(facts.window_ends, facts.today)),
        "starts_on": ("day-not-come", facts.today >= facts.starts_on),
        "reply": ("reply-missing", facts.unanswered <= 0 or facts.replied),
    }
    return {name: code for name, (code, done) in checks.items() if not done}
