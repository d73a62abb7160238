"""An account in which nothing stands any more is closed."""

from django.db import transaction

from yuanba.domains.ledger.access import book_locked
from yuanba.domains.ledger.models import Hold, LedgerAccount
from yuanba.domains.ledger.queries import balance_of
from yuanba.domains.ledger.rules.holds import PENDING
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("account-not-empty", 409, "Something still stands in this account, or is held in it.")


def close_ledger_account(*, actor: Actor, yard: Yard, book: str, code: str) -> LedgerAccount:
    """Closed; what was entered stays. Closed again, nothing happens. Refused: `account-not-empty`, absent."""
    with transaction.atomic():
        there = book_locked(actor, yard, book, "ledger.open")
        account = LedgerAccount.objects.filter(yard=yard, book=there, code=code).first()
        if account is None:
            raise absent()
        if account.closed_at is None:
            held = Hold.objects.filter(yard=yard, source=account, state=PENDING).exists()
            if held or balance_of(account):
                raise Refusal("account-not-empty")
            account.closed_at = clock.now()
            account.save()
    return account
