"""Receipts: one for the window, one that whoever holds it has proved, and those of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from django.db.models import Sum

from yuanba.domains.finance.access import payment_to
from yuanba.domains.finance.models import Applied, Payment
from yuanba.domains.finance.rules.words import DEPOSIT, FEE
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, number_of, page_of
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.yards.models import Yard

PAGE = 50


@dataclass(frozen=True)
class Receipt:
    """A payment, and which bills it paid with how much."""

    payment: Payment
    applied: Sequence[Applied]
    returned: bool = False


@dataclass(frozen=True)
class Takings:
    """The receipts of a day, the newest first, and what came in less what went back by way."""

    day: date
    page: Page[Payment]
    sums: dict[str, int]


def receipt(actor: Actor, yard: Yard, number: int) -> Receipt:
    """For whoever takes payments at its home; refused as absent."""
    return _with_bills(payment_to(actor, yard, number, "payment.take"))


def proved(yard: Yard, number: int, code: str) -> Receipt:
    """For whoever holds the paper with its code; refused as absent."""
    found = Payment.objects.select_related("home", "of").filter(yard=yard, number=number).first()
    if found is None or not compare_digest(found.code.encode(), code.upper().encode()):
        raise absent()
    found.yard = yard
    return _with_bills(found)


def _with_bills(payment: Payment) -> Receipt:
    rows = Applied.objects.filter(yard=payment.yard_id, payment=payment).select_related("bill").order_by("id")
    back = payment.kind in (DEPOSIT, FEE) and Payment.objects.filter(yard=payment.yard_id, of=payment).exists()
    return Receipt(payment, list(rows), back)


def payments(
    actor: Actor, yard: Yard, *, home: Place | None = None, day: date | None = None, after: str = ""
) -> Page[Payment]:
    """Receipts where the actor takes payments, the newest first: of a home, of a day. Refused as absent."""
    if not anywhere(actor, "payment.take"):
        raise absent()
    rows = Payment.objects.filter(visible(actor, "payment.take", "home__path"), yard=yard)
    rows = rows.filter(home=home) if home else rows
    rows = rows.filter(day=day) if day else rows
    rows = rows.filter(number__lt=number_of(after)) if after else rows
    return page_of(rows.select_related("home").order_by("-number"), lambda one: one.number, PAGE)


def takings(actor: Actor, yard: Yard, day: date | None = None, *, after: str = "") -> Takings:
    """Of a day (today), where the actor takes payments; refused as absent."""
    if not anywhere(actor, "payment.take"):
        raise absent()
    day = day or clock.today()
    rows = Payment.objects.filter(visible(actor, "payment.take", "home__path"), yard=yard, day=day)
    sums: dict[str, int] = {}
    for kind, way, fen in rows.values_list("kind", "way").annotate(sum=Sum("fen")).order_by():
        sums[way] = sums.get(way, 0) + (fen if kind in (FEE, DEPOSIT) else -fen)
    listed = rows.select_related("home").order_by("-number")
    listed = listed.filter(number__lt=number_of(after)) if after else listed
    return Takings(day, page_of(listed, lambda one: one.number, PAGE), sums)
