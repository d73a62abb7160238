"""What a home owes, for whoever takes its payment; and what an owner owes and paid."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from yuanba.domains.finance.access import bill_to, bills_owned_by, home_to, owning_of
from yuanba.domains.finance.models import Applied, Bill, BillLine, Payment, Situation
from yuanba.domains.finance.rules import chart, words
from yuanba.domains.finance.writing.booking import at_home
from yuanba.domains.finance.writing.lateness import late_fees
from yuanba.domains.finance.writing.receiving import open_bills
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, number_of, page_of
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.yards.models import Yard

LAST, PAGE = 6, 24


@dataclass(frozen=True)
class Owing:
    """Of one home: open bills, late fees of today by bill, advances, deposits, the last receipts, spaces to park."""

    home: Place
    bills: Sequence[Bill]
    late: dict[UUID, int] = field(default_factory=dict)
    advance: int = 0
    deposits: Sequence[Payment] = ()
    receipts: Sequence[Payment] = ()
    situations: Sequence[Situation] = ()

    @property
    def principal(self) -> int:
        """What the bills leave open."""
        return sum(one.left for one in self.bills)

    @property
    def late_sum(self) -> int:
        """Late fees that would be charged with a payment of today."""
        return sum(self.late.values())

    @property
    def total(self) -> int:
        """Both."""
        return self.principal + self.late_sum


def owing(actor: Actor, yard: Yard, home_id: UUID) -> Owing:
    """For the window; refused as absent."""
    home = home_to(actor, yard, home_id, "payment.take")
    bills = open_bills(yard, home)
    rows = Payment.objects.filter(yard=yard, home=home).order_by("-number")
    kept = rows.filter(~Exists(Payment.objects.filter(yard=yard, of=OuterRef("pk"))), kind=words.DEPOSIT)
    of_home = Situation.objects.filter(yard=yard, home=home).order_by(F("until").desc(nulls_first=True), "since")
    lists = (list(kept[:20]), list(rows[:LAST]), list(of_home[:LAST]))
    return Owing(home, bills, late_fees(bills), advance_of(yard, home), *lists)


def advance_of(yard: Yard, home: Place) -> int:
    """What was paid in advance and waits for bills."""
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    if book is None:
        return 0
    book.yard = yard
    code = at_home(chart.PREPAID, home)
    return -ledger.standing(book, code).get(code, 0)


def bills(
    actor: Actor, yard: Yard, *, home: Place | None = None, month: date | None = None, still: bool = False, after: str
) -> Page[Bill]:
    """Published bills where the actor looks after homes, the newest first: of a home, of a month, only what is `still`
    owed. Refused as absent.
    """
    if not anywhere(actor, "bill.see"):
        raise absent()
    rows = Bill.objects.filter(visible(actor, "bill.see", "home__path"), yard=yard, published_at__isnull=False)
    rows = rows.filter(home=home) if home else rows
    rows = rows.filter(month=month) if month else rows
    rows = rows.filter(paid__lt=F("fen"), credited_at=None) if still else rows
    rows = rows.filter(number__lt=number_of(after)) if after else rows
    return page_of(rows.select_related("home").order_by("-number"), lambda one: one.number, PAGE)


def own_bills(actor: Actor, *, after: str = "") -> Page[Bill]:
    """The bills of the days on which the actor owned the home, the newest first, of all estates."""
    if actor.account is None:
        raise absent()
    rows = bills_owned_by(actor)
    if after:
        rows = rows.filter(id__lt=_key(after))
    return page_of(rows.select_related("home", "yard").order_by("-id"), lambda one: one.id, PAGE)


def own_debts(actor: Actor) -> list[Bill]:
    """Those still to be paid, the oldest first, at most two hundred."""
    rows = bills_owned_by(actor).filter(credited_at=None, paid__lt=F("fen"), fen__gt=0)
    return list(rows.select_related("home", "yard", "run__contract", "of__run").order_by("due", "number")[:200])


def own_receipts(actor: Actor) -> list[Payment]:
    """The last receipts of the homes one owns, of the days one owned them."""
    mine = owning_of(actor).filter(yard=OuterRef("yard"), home=OuterRef("home"), since__lte=OuterRef("day"))
    mine = mine.filter(Q(until=None) | Q(until__gte=OuterRef("day")))
    homes = list(owning_of(actor).values_list("home", flat=True))
    rows = Payment.objects.filter(Exists(mine), home__in=homes).select_related("home", "yard")
    return list(rows.order_by("-id")[:PAGE])


def _key(after: str) -> UUID:
    try:
        return UUID(after)
    except ValueError:
        raise absent() from None


@dataclass(frozen=True)
class BillSheet:
    """A bill with its lines, what paid it, and the bills that came after it."""

    bill: Bill
    lines: Sequence[BillLine]
    applied: Sequence[Applied]
    later: Sequence[Bill]


def bill_sheet(actor: Actor, yard: Yard, number: int) -> BillSheet:
    """One published bill, for whoever looks after the home and for its owner of those days; refused as absent."""
    bill = bill_to(actor, yard, number, "bill.see")
    lines = list(BillLine.objects.filter(yard=yard, bill=bill).order_by("rule", "id"))
    applied = Applied.objects.filter(yard=yard, bill=bill).select_related("payment").order_by("id")
    later = Bill.objects.filter(yard=yard, of=bill).exclude(published_at=None).order_by("number")
    return BillSheet(bill, lines, list(applied), list(later))
