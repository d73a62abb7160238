"""What is kept of one person in notices: those that were opened, and what was said against undertakings."""

from typing import Any
from uuid import UUID

from yuanba.domains.notices.models import Objection, Receipt
from yuanba.platform.yards.models import Yard

Rows = list[dict[str, Any]]


def own_receipts(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """Which notices the account opened, and when."""
    rows = Receipt.objects.filter(yard=yard, account=account) if account else Receipt.objects.none()
    return [
        {"number": f"{yard.code}-N{one.notice.number}", "text": one.notice.title, "at": one.at.isoformat()}
        for one in rows.select_related("notice").order_by("at", "id")
    ]


def own_objections(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """What the account said against an undertaking, and what was answered."""
    rows = Objection.objects.filter(yard=yard, account=account) if account else Objection.objects.none()
    rows = rows.select_related("home", "undertaking").prefetch_related("answers").order_by("at", "id")
    return [
        {
            "about": one.undertaking.title,
            "home": one.home.label,
            "at": one.at.isoformat(),
            "text": one.text,
            "answer": one.answer.text if one.answer else "",
        }
        for one in rows
    ]
