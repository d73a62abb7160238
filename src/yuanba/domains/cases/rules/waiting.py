"""Pause and extension: the closed reasons, and by when each may end."""

from datetime import datetime, timedelta

from yuanba.domains.cases.rules.policy import Policy
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import gettext_noop as _

REASONS: dict[str, str] = {
    "part": _("Waits for a spare part"),
    "weather": _("Waits for the weather"),
    "appointment": _("Waits for an appointment with the owner"),
    "outside": _("Waits for an outside party"),
    "owners": _("Needs a decision of the owners"),
}
MORE_REASONS: dict[str, str] = REASONS | {"more": _("More work than could be seen at first")}
EXTENSIONS = 2
FARTHEST = timedelta(days=365)

register("waiting-reason", 422, "Please choose a reason.")
register("pause-long", 422, "The clock may stand still until %(limit)s at the longest.")
register("paused-before", 409, "This request was paused once already, and once is all. Ask for more time instead.")
register("is-late", 409, "The date has passed. What is late can be neither paused nor given more time.")
register("not-paused", 409, "The clock of this request runs.")
register("is-paused", 409, "The clock stands still. Let it run on first.")
register("extended-twice", 409, "This request was given more time twice already.")
register("extension-open", 409, "Somebody asked for more time already; that is decided first.")
register("nothing-asked", 409, "Nobody asks for more time here, or it was decided meanwhile.")
register("nothing-to-extend", 409, "There is no closing date yet that could be moved.")
register("own-extension", 409, "Who asked for more time cannot decide on it. A second person does.")
register("not-later", 422, "The new date must be later than the one that holds: %(limit)s.")


def check_reason(reason: str, known: dict[str, str]) -> None:
    """Refuse what is not in the closed list."""
    if reason not in known:
        raise Refusal("invalid", fields={"reason": "waiting-reason"})


def check_pause_end(until: datetime, now: datetime, policy: Policy) -> None:
    """Refuse an end that has passed, or that is farther than the yard allows."""
    if until <= now:
        raise Refusal("invalid", fields={"due": "date-past"})
    limit = now + timedelta(days=policy.pause_days)
    if until > limit:
        raise Refusal("invalid", fields={"due": "pause-long"}, limit=limit.isoformat())


def check_later(due: datetime, given: datetime, now: datetime) -> None:
    """Refuse a new date that is not later than the one given, or too far away."""
    if due <= given:
        raise Refusal("invalid", fields={"due": "not-later"}, limit=given.isoformat())
    if due > now + FARTHEST:
        raise Refusal("invalid", fields={"due": "date-far"})
