"""Lights: green, amber after four fifths, red when late; and the one that stands still. Each has a word and a sign."""

from datetime import datetime, timedelta

from yuanba.kernel.text import gettext_noop as _

GREEN, AMBER, RED, STILL = "green", "amber", "red", "still"
LIGHTS: dict[str, str] = {
    RED: _("Late"),
    AMBER: _("Running out"),
    GREEN: _("In time"),
    STILL: _("Clock stands still"),
}


def light(
    due_at: datetime | None, amber_at: datetime | None, now: datetime, paused_until: datetime | None = None
) -> str:
    """The light of a clock; empty where none runs. `amber_at` is None once the reminder was given.

    It agrees with `queries.lights.lit`, which narrows a list by the same.
    """
    if due_at is None:
        return ""
    if due_at < now:
        return RED
    if paused_until is not None and now < paused_until:
        return STILL
    return AMBER if amber_at is None or amber_at <= now else GREEN


def amber_from(since: datetime, due_at: datetime) -> datetime:
    """When a clock without a policy of its own – an instruction, a hand_up – turns amber: after four fifths."""
    return since + (due_at - since) * 4 / 5


def gone(since: datetime, due_at: datetime, now: datetime, pause: tuple[datetime, datetime] | None = None) -> int:
    """How much of a clock is gone, 0 to 100 percent, the pause left out."""
    rest, rested = timedelta(), timedelta()
    if pause is not None and since <= pause[0] < due_at and pause[0] < pause[1]:
        rest, rested = pause[1] - pause[0], max(min(now, pause[1]) - pause[0], timedelta())
    whole, run = due_at - since - rest, now - since - rested
    return min(max(int(100 * run / whole), 0), 100) if whole > timedelta() and now < due_at else 100
