"""The names behind units and people in figures."""

from collections.abc import Collection

from yuanba.domains.cases.models import Case, Unit
from yuanba.platform.yards.models import Yard


def unit_names(yards: Collection[Yard]) -> dict[str, str]:
    """By id, of all units these estates have or had."""
    rows = Unit.objects.filter(yard__in=yards).values_list("id", "name")
    return {str(key): name for key, name in rows}


def assignee_names(yards: Collection[Yard], keys: Collection[str]) -> dict[str, str]:
    """By account, as they were called on the newest case."""
    rows = Case.objects.filter(yard__in=yards, assignee__in=[key for key in keys if key])
    named = rows.order_by("assignee", "-id").values_list("assignee", "assignee_name").distinct()
    return {str(key): name for key, name in reversed(list(named))}
