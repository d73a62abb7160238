"""What became of a promise: kept, late, dropped with its reason, or still running. Pure, from what is stored."""

import re
from datetime import datetime

from yuanba.kernel.text import gettext_noop as _

PROMISES: dict[str, str] = {
    "kept": _("Kept"),
    "late": _("Late"),
    "dropped": _("Could not be kept"),
    "running": _("Still running"),
}
_NUMBER = re.compile(r"\d[\d\s-]{5,}\d")


def became(due: datetime, resolved_at: datetime | None, outcome: str, now: datetime) -> str:
    """One of `PROMISES`. More time that was given does not make a late promise a kept one."""
    if resolved_at is not None and outcome not in ("", "solved"):
        return "dropped"
    if resolved_at is not None:
        return "kept" if resolved_at <= due else "late"
    return "late" if now > due else "running"


def told(text: str) -> str:
    """What is hung on a wall of it: no telephone and no other long number."""
    return _NUMBER.sub("…", text)
