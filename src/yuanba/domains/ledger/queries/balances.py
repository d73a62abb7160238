"""What stands in accounts: summed from the transfers, which are the only truth."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from yuanba.domains.ledger.models import Book, LedgerAccount, Transfer


@dataclass(frozen=True)
class Figures:
    """Of an account: what stood there, what came (debit), what went (credit), and what stands there now."""

    opening: int
    came: int
    went: int

    @property
    def closing(self) -> int:
        """Opening and what came, less what went."""
        return self.opening + self.came - self.went


def balance_of(account: LedgerAccount, until: date | None = None) -> int:
    """What stands in one account at the end of a day; debit positive."""
    rows = Transfer.objects.filter(yard=account.yard_id)
    rows = rows.filter(day__lte=until) if until else rows
    came = rows.filter(target=account).aggregate(sum=Sum("amount"))["sum"] or 0
    went = rows.filter(source=account).aggregate(sum=Sum("amount"))["sum"] or 0
    return int(came - went)


def trial_balance(book: Book, until: date | None = None) -> dict[str, dict[str, int]]:
    """Of each unit, what stands in each account by its code; the sum of each unit is zero."""
    rows = Transfer.objects.filter(yard=book.yard_id, book=book)
    found = _net(rows.filter(day__lte=until) if until else rows)
    result: dict[str, dict[str, int]] = defaultdict(dict)
    accounts = LedgerAccount.objects.filter(yard=book.yard_id, book=book).order_by("code")
    for key, code, unit in accounts.values_list("id", "code", "unit"):
        if key in found:
            result[unit][code] = found[key]
    return dict(result)


def movement(book: Book, since: date, until: date) -> dict[str, Figures]:
    """Of each account that has or had something, opening and movement of a span of days."""
    rows = Transfer.objects.filter(yard=book.yard_id, book=book)
    opening = _net(rows.filter(day__lt=since))
    within = rows.filter(day__range=(since, until))
    came, went = _sums(within, "target"), _sums(within, "source")
    codes = dict(LedgerAccount.objects.filter(yard=book.yard_id, book=book).values_list("id", "code"))
    there = sorted(opening.keys() | came.keys() | went.keys(), key=lambda key: codes[key])
    return {codes[key]: Figures(opening[key], came[key], went[key]) for key in there}


def _net(rows: QuerySet[Transfer]) -> Counter[UUID]:
    net = _sums(rows, "target")
    net.subtract(_sums(rows, "source"))
    return net


def _sums(rows: QuerySet[Transfer], side: str) -> Counter[UUID]:
    return Counter(
        {key: int(total) for key, total in rows.values_list(f"{side}_id").annotate(sum=Sum("amount")).order_by()}
    )
