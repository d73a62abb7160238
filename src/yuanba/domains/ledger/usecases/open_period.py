"""The next period of a book."""

from datetime import date

from django.db import transaction

from yuanba.domains.ledger.access import book_locked
from yuanba.domains.ledger.models import Period
from yuanba.domains.ledger.rules import periods
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def open_period(*, actor: Actor, yard: Yard, book: str, code: str, since: date, until: date) -> Period:
    """Opened the day after the last one; opened again as the same, it is the one that is there.

    Refused: `period-days`, `period-gap`, `account-code-unfit`, `account-code-taken` for a code with other days, absent.
    """
    if not 0 < len(code) <= 20 or not code.isprintable():
        raise Refusal("account-code-unfit")
    with transaction.atomic():
        there = book_locked(actor, yard, book, "ledger.close")
        known = Period.objects.filter(yard=yard, book=there, code=code).first()
        if known is not None:
            if (known.since, known.until) != (since, until):
                raise Refusal("account-code-taken")
            return known
        last = Period.objects.filter(yard=yard, book=there).order_by("-since").first()
        wrong, expected = periods.begins(last.until if last else None, since, until)
        if wrong:
            raise Refusal(wrong, since=expected.isoformat() if expected else "")
        period = Period(yard=yard, book=there, code=code, since=since, until=until)
        period.save()
    return period
