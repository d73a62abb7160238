"""What is kept of one person in fees: bills and receipts of homes in the days on which they were the own ones."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.finance.models import Bill, Payment
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.kernel.money import format_yuan
from yuanba.platform.yards.models import Yard

Rows = list[dict[str, Any]]


def gathered_bills(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """What was billed for the own days, and what was paid of it."""
    mine = _owned(yard, cards, "since", "until")
    rows = Bill.objects.filter(Exists(mine), yard=yard, home__in=_homes(yard, cards), published_at__isnull=False)
    return [
        {
            "number": str(one.number),
            "home": one.home.label,
            "what": one.kind,
            "month": f"{one.month:%Y-%m}",
            "sum": format_yuan(one.fen),
            "paid": format_yuan(one.paid),
        }
        for one in rows.select_related("home").order_by("number")
    ]


def gathered_payments(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """What came in for the own home, or went back, with its receipt."""
    rows = Payment.objects.filter(
        Exists(_owned(yard, cards, "day", "day")), yard=yard, home__in=_homes(yard, cards)
    ).select_related("home")
    return [
        {
            "number": str(one.number),
            "home": one.home.label,
            "what": one.kind,
            "day": one.day.isoformat(),
            "way": one.way,
            "sum": format_yuan(one.fen),
            "text": one.words,
        }
        for one in rows.order_by("number")
    ]


def _owning(yard: Yard, cards: list[UUID]) -> QuerySet[Tenure]:
    own = Q(card__in=cards) | Q(enterprise__contact__in=cards)
    return Tenure.objects.filter(own, yard=yard, kind__in=OWNING)


def _homes(yard: Yard, cards: list[UUID]) -> list[UUID]:
    return list(_owning(yard, cards).values_list("home", flat=True))


def _owned(yard: Yard, cards: list[UUID], first: str, last: str) -> QuerySet[Tenure]:
    """The tenures by which a row's home was the own one in some day of it."""
    rows = _owning(yard, cards).filter(home=OuterRef("home"), since__lte=OuterRef(last))
    return rows.filter(Q(until=None) | Q(until__gte=OuterRef(first)))
