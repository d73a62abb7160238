"""By when staff must have a second factor; the demo needs none, and says so."""

import os
from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured

from yuanba.kernel.clock import SHANGHAI


def staff_days(environment: Mapping[str, str]) -> int:
    """Days after the first post: `YUANBA_STAFF_DAYS`, 14 where nothing is said; 0 asks nobody for one."""
    said = environment.get("YUANBA_STAFF_DAYS", "14")
    if not said.isdecimal() or int(said) > 365:
        raise ImproperlyConfigured(f"YUANBA_STAFF_DAYS is a number of days up to 365, or 0 for never, not {said!r}")
    return int(said)


def staff_from(environment: Mapping[str, str]) -> datetime | None:
    """Nobody's days begin before this day: `YUANBA_STAFF_FROM=2026-12-01`, for a house that had no such rule."""
    said = environment.get("YUANBA_STAFF_FROM", "")
    try:
        return datetime.strptime(said, "%Y-%m-%d").replace(tzinfo=SHANGHAI) if said else None
    except ValueError:
        raise ImproperlyConfigured(f"YUANBA_STAFF_FROM is a day as 2026-12-01, not {said!r}") from None


YUANBA_STAFF_DAYS, YUANBA_STAFF_FROM = staff_days(os.environ), staff_from(os.environ)
