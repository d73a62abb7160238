"""What stands in the book on the last day of a contract that another one follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance.access import estate_to
from yuanba.domains.finance.models import HandOver
from yuanba.domains.finance.rules import chart, handing
from yuanba.domains.ledger import public as ledger
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, part_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Standing:
    """An account, and what stands there; debit positive."""

    account: ledger.LedgerAccount
    fen: int


@dataclass(frozen=True)
class Handing:
    """The two contracts, what the book says by kind and what the company owes by it; what was agreed on, if it was.

    `left` is what it has to pay over still; `accounts` are those of the kind that was opened.
    """

    former: contracts.Contract
    following: contracts.Contract
    mode: str
    figures: Mapping[str, int]
    owed: int
    seen: str
    done: HandOver | None
    left: int
    accounts: Page[Standing]


def contracts_of(yard: Yard, number: int) -> tuple[contracts.Contract, contracts.Contract]:
    """The contract before and this one; refused as absent where it follows none."""
    rows = contracts.Contract.objects.select_related("succeeds").filter(yard=yard, signed_on__isnull=False)
    found = rows.filter(number=number).first()
    if found is None or found.succeeds is None:
        raise absent()
    return found.succeeds, found


def book_on_last_day(yard: Yard, former: contracts.Contract) -> dict[str, int]:
    """What stood in each account of the estate's book at the end of a contract."""
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    return ledger.trial_balance(book, former.last_day).get("CNY", {}) if book else {}


def handing_over(actor: Actor, yard: Yard, number: int, kind: str = "", after: str = "") -> Handing:
    """As the book says now; refused as absent."""
    estate_to(actor, yard, "spending.read")
    former, following = contracts_of(yard, number)
    balances = book_on_last_day(yard, former)
    mode = contracts.terms_on(former, former.last_day).mode
    done = HandOver.objects.filter(yard=yard, to=following).first()
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    code = handing.owed_by(former.number)
    left = ledger.standing(book, code).get(code, 0) if book and done else 0
    return Handing(
        former,
        following,
        mode,
        done.figures if done else handing.summed(balances),
        done.owed if done else sum(handing.leaving(balances, mode).values()),
        handing.sight(balances),
        done,
        left,
        _accounts(book, balances, kind, after),
    )


def _accounts(book: ledger.Book | None, balances: Mapping[str, int], kind: str, after: str) -> Page[Standing]:
    codes: Sequence[str] = [code for code in sorted(balances) if balances[code] and handing.kind_of(code) == kind]
    page = part_of(codes, str, after)
    rows = ledger.LedgerAccount.objects.filter(yard=book.yard_id, book=book, code__in=page.rows) if book else ()
    return page.of(Standing(one, balances[one.code]) for one in sorted(rows, key=lambda one: one.code))


def handed_in(yard: Yard, number: int) -> HandOver | None:
    """With what a contract began, for statements and the notice board."""
    return HandOver.objects.select_related("contract").filter(yard=yard, to__number=number).first()
