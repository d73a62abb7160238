"""The only functions that hand out what homes owe: they check place and right and, to write, hold the till."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.finance.models import (
    BankFile,
    BankLine,
    Bill,
    BillingRun,
    OnlineOrder,
    Payment,
    RevenueContract,
    Situation,
    Taking,
    Till,
    Voucher,
)
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.domains.places.public import Place
from yuanba.domains.places.public import place as place_at
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard, YardModel

R = TypeVar("R", bound=YardModel)


def estate_to(actor: Actor, yard: Yard, action: str) -> None:
    """Refuse as absent an office, or an estate where the actor may not do `action`."""
    check(actor, action, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()


def _numbered(rows: QuerySet[R], actor: Actor, yard: Yard, number: int, action: str) -> R:
    """A row of an estate by its number, for whoever may do `action` there; refused as absent."""
    estate_to(actor, yard, action)
    found = rows.filter(yard=yard, number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def till_held(yard: Yard) -> Till:
    """The till of an estate, its row locked until the commit: nobody else bills or takes money meanwhile."""
    rows = Till.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(yard=yard).first()
    if found is None:
        Till.objects.bulk_create([Till(id=uuid7(), yard=yard)], ignore_conflicts=True)
        found = rows.get(yard=yard)
    return found


def home_to(actor: Actor, yard: Yard, home_id: UUID, action: str) -> Place:
    """A home where the actor may do `action`; refused as absent."""
    home = place_at(yard, home_id)
    if home.kind not in (Place.Kind.HOME, Place.Kind.SHOP):
        raise absent()
    check(actor, action, home)
    return home


def run_to(actor: Actor, yard: Yard, number: int, action: str) -> BillingRun:
    """A billing run with its contract; refused as absent."""
    return _numbered(BillingRun.objects.select_related("contract"), actor, yard, number, action)


def bill_to(actor: Actor, yard: Yard, number: int, action: str) -> Bill:
    """A published bill where the actor may do `action`, or may see it as owner of its days; refused as absent."""
    rows = Bill.objects.select_related("home", "run", "of").exclude(published_at=None)
    found = rows.filter(yard=yard, number=number).first()
    if found is None or not (can(actor, action, found.home) or (action == "bill.see" and owned_by(actor, found))):
        raise absent()
    found.yard = yard
    return found


def owned_by(actor: Actor, bill: Bill) -> bool:
    """Whether the actor owned the home in the days of the bill."""
    owning = owning_of(actor).filter(yard=bill.yard_id, home=bill.home_id, since__lte=bill.until)
    return actor.account is not None and owning.filter(Q(until=None) | Q(until__gte=bill.since)).exists()


def bills_owned_by(actor: Actor, yard: Yard | None = None) -> QuerySet[Bill]:
    """The published bills of the days on which the actor owned the home, of an estate or of all."""
    mine = owning_of(actor).filter(yard=OuterRef("yard"), home=OuterRef("home"), since__lte=OuterRef("until"))
    mine = mine.filter(Q(until=None) | Q(until__gte=OuterRef("since")))
    homes = list(owning_of(actor).values_list("home", flat=True))
    rows = Bill.objects.filter(Exists(mine), home__in=homes, published_at__isnull=False)
    return rows.filter(yard=yard) if yard else rows


def owning_of(actor: Actor) -> QuerySet[Tenure]:
    """The homes that the actor owns or owned, with their days."""
    own = Q(card__account=actor.account) | Q(enterprise__contact__account=actor.account)
    return Tenure.objects.filter(own, kind__in=OWNING)


def payment_to(actor: Actor, yard: Yard, number: int, action: str) -> Payment:
    """A receipt, for whoever may do `action` at its home; refused as absent."""
    found = Payment.objects.select_related("home", "of").filter(yard=yard, number=number).first()
    if found is None or not can(actor, action, found.home):
        raise absent()
    found.yard = yard
    return found


def order_to(actor: Actor, yard: Yard, order_id: UUID, action: str) -> OnlineOrder:
    """An order to be paid online, for whoever may do `action` at its home, or `payment.take` as the one who made it.

    Refused as absent.
    """
    found = OnlineOrder.objects.select_related("home", "payment").filter(yard=yard, id=order_id).first()
    is_own = found is not None and found.account is not None and found.account == actor.account
    if found is None or not (can(actor, action, found.home) or (is_own and action == "payment.take")):
        raise absent()
    found.yard = yard
    return found


def situation_to(actor: Actor, yard: Yard, situation_id: UUID, action: str) -> Situation:
    """That a home stands empty, or has a space; for whoever may do `action` at the home. Refused as absent."""
    found = Situation.objects.select_related("home").filter(yard=yard, id=situation_id).first()
    if found is None or not can(actor, action, found.home):
        raise absent()
    found.yard = yard
    return found


def voucher_to(actor: Actor, yard: Yard, number: int, action: str) -> Voucher:
    """A voucher of an estate where the actor may do `action`; refused as absent."""
    return _numbered(Voucher.objects.select_related("place", "resolution"), actor, yard, number, action)


def bank_file_to(actor: Actor, yard: Yard, number: int, action: str) -> BankFile:
    """A file of the bank of an estate where the actor may do `action`; refused as absent."""
    return _numbered(BankFile.objects.select_related("profile"), actor, yard, number, action)


def bank_line_to(actor: Actor, yard: Yard, line_id: UUID, action: str) -> BankLine:
    """A line of the bank with its home and receipt, for whoever may do `action`; refused as absent."""
    estate_to(actor, yard, action)
    rows = BankLine.objects.select_related("home", "payment__home", "file")
    found = rows.filter(yard=yard, id=line_id).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def revenue_to(actor: Actor, yard: Yard, number: int, action: str) -> RevenueContract:
    """A contract about a common part of an estate where the actor may do `action`; refused as absent."""
    return _numbered(RevenueContract.objects.select_related("place"), actor, yard, number, action)


def taking_to(actor: Actor, yard: Yard, number: int, action: str) -> Taking:
    """Money of a common part, with its contract; refused as absent."""
    found = _numbered(Taking.objects.select_related("contract"), actor, yard, number, action)
    found.contract.yard = yard
    return found
