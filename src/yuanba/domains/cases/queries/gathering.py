"""What is kept of one person: the cases somebody reported signed in."""

from typing import Any
from uuid import UUID

from yuanba.domains.cases.models import Case
from yuanba.platform.yards.models import Yard


def own_cases(yard: Yard, account: UUID | None, cards: list[UUID]) -> list[dict[str, Any]]:
    """Number, day, text and state of each, as JSON takes it."""
    if account is None:
        return []
    rows = Case.objects.filter(yard=yard, reporter=account).order_by("reported_at", "id")
    return [
        {"number": f"{yard.code}-{one.number}", "at": one.reported_at.isoformat(), "text": one.text, "state": one.state}
        for one in rows
    ]
