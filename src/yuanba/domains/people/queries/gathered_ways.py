"""What is kept of how an account came to homes of a yard, and what it was told there."""

from typing import Any
from uuid import UUID

from yuanba.domains.people.models import Account, Claim, Invitation
from yuanba.platform.notify.public import told_in
from yuanba.platform.yards.models import Yard

Rows = list[dict[str, Any]]


def gathered_claims(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """The homes it said to live in, with which words, and what was answered."""
    rows = Claim.objects.filter(yard=yard, account=account) if account else Claim.objects.none()
    return [
        {
            "home": one.home.label,
            "kind": one.kind,
            "at": one.at.isoformat(),
            "text": one.text,
            "decision": one.state,
            "reason": one.reason,
        }
        for one in rows.select_related("home").order_by("at", "id")
    ]


def gathered_invitations(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """The invitations it accepted."""
    rows = Invitation.objects.filter(yard=yard, used_by=account) if account else Invitation.objects.none()
    return [
        {"home": one.home.label, "kind": one.kind, "at": one.used_at.isoformat() if one.used_at else ""}
        for one in rows.select_related("home").order_by("used_at", "id")
    ]


def gathered_messages(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """What was put into its inbox, in its own language."""
    holder = Account.objects.filter(id=account).first() if account else None
    told = told_in(yard, holder.id, holder.language) if holder else []
    return [{"at": row.at.isoformat(), "text": text} for row, text in told]
