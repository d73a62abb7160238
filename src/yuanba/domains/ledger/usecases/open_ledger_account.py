"""An account is opened in a book; with a limit it gets a balance that is guarded."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.ledger.access import book_to
from yuanba.domains.ledger.models import Balance, LedgerAccount
from yuanba.domains.ledger.rules.accounts import faults
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class NewAccount:
    """What an account is. `floor`: the least that may stand in it, None without limit; `lots`: amounts end by days."""

    code: str
    name: str
    kind: str
    unit: str = "CNY"
    name_en: str = ""
    subject: UUID | None = None
    floor: int | None = None
    lots: bool = False


def open_ledger_account(*, actor: Actor, yard: Yard, book: str, new: NewAccount) -> LedgerAccount:
    """The account of this code; opened again as the same, it is the one that is there.

    Refused: `invalid` with fields, `account-code-taken` where it is something else, absent.
    """
    there = book_to(actor, yard, book, "ledger.open")
    name = clean(new.name)[:60]
    wrong = faults(new.code, name, new.kind, new.unit)
    if wrong:
        raise Refusal("invalid", fields=wrong)
    account = LedgerAccount(
        yard=yard,
        book=there,
        code=new.code,
        name=name,
        name_en=clean(new.name_en)[:60],
        kind=new.kind,
        unit=new.unit,
        subject=new.subject,
        limited=new.floor is not None,
        lots=new.lots,
        opened_at=clock.now(),
    )
    try:
        with transaction.atomic():
            account.save()
            if new.floor is not None:
                Balance(yard=yard, account=account, floor=new.floor).save()
    except IntegrityError:  # it was there before, or is opened twice at once
        return _same(account, new.floor)
    return account


def _same(wanted: LedgerAccount, floor: int | None) -> LedgerAccount:
    there = LedgerAccount.objects.filter(yard=wanted.yard, book=wanted.book, code=wanted.code).first()
    alike = ("name", "kind", "unit", "subject", "limited", "lots")
    if there is None or any(getattr(there, field) != getattr(wanted, field) for field in alike):
        raise Refusal("account-code-taken")
    balance = there.balances.first()
    if (balance.floor if balance else None) != floor:
        raise Refusal("account-code-taken")
    return there
