"""Rows that hold from a day to a day."""

from datetime import date

from django.db.models import F, Q


def lasting() -> Q:
    """Rows that were not called off before their first day."""
    return Q(until=None) | Q(until__gte=F("since"))


def in_force(day: date, of: str = "") -> Q:
    """Rows whose first and last day lie around `day`; `of` is the way to them, such as `post__`."""
    begun, open_end, not_over = Q(**{f"{of}since__lte": day}), Q(**{f"{of}until": None}), Q(**{f"{of}until__gte": day})
    return begun & (open_end | not_over)
