"""How often a suggestion was taken as it stood."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Q

from yuanba.domains.cases.models import Suggested
from yuanba.domains.cases.rules.figures import Figure
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

PARTS = ("kind", "level", "unit")


def suggestions_taken(yards: Collection[Yard], since: date) -> dict[str, Figure]:
    """Per question: taken of shown. Who was chosen counts only where somebody was chosen with it."""
    counts: dict[str, Any] = {}
    for part in PARTS:
        shown = ~Q(**{part: ""}) & ~Q(**{f"{part}_chosen": ""})
        counts[f"{part}_shown"] = Count("id", filter=shown)
        counts[f"{part}_taken"] = Count("id", filter=shown & Q(**{part: F(f"{part}_chosen")}))
    start = datetime.combine(since, time(), clock.SHANGHAI)
    found = Suggested.objects.filter(yard__in=yards, at__gte=start).aggregate(**counts)
    return {part: Figure(found[f"{part}_taken"], found[f"{part}_shown"]) for part in PARTS}
