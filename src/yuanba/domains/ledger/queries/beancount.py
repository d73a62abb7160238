"""A book as text of beancount, so that an independent program can check it."""

from collections.abc import Iterator

from yuanba.domains.ledger.models import Book, Entry, LedgerAccount
from yuanba.domains.ledger.queries.whole import whole_entries
from yuanba.kernel import clock

ROOTS = {
    "asset": "Assets",
    "liability": "Liabilities",
    "equity": "Equity",
    "income": "Income",
    "expense": "Expenses",
}
MONEY = "CNY"


def beancount(book: Book) -> Iterator[str]:
    """Line by line: the accounts with their unit, then each entry with a posting for each side of each transfer."""
    yield f'option "title" "{_plain(book.name)}"'
    first = Entry.objects.filter(yard=book.yard_id, book=book).order_by("day").values_list("day", flat=True).first()
    opened = first or clock.today()
    for account in LedgerAccount.objects.filter(yard=book.yard_id, book=book).order_by("code"):
        yield f"{opened} open {_named(account)} {account.unit}"
    for entry in whole_entries(book).order_by("day", "id").iterator(chunk_size=500):
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield ""
    yield f'{entry.day} * "{_plain(entry.words)}"'
    yield f'  id: "{entry.id}"'
    yield f'  digest: "{entry.digest}"'
    if entry.belongs:
        yield f"  belongs: {entry.belongs}"
    for one in sorted(entry.transfers.all(), key=lambda transfer: transfer.position):
        yield f"  {_named(one.target)}  {_amount(one.amount, one.unit)}"
        yield f"  {_named(one.source)}  {_amount(-one.amount, one.unit)}"


def _named(account: LedgerAccount) -> str:
    return ":".join((ROOTS[account.kind], *account.code.split(".")))


def _amount(amount: int, unit: str) -> str:
    if unit != MONEY:
        return f"{amount} {unit}"
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02} {unit}"


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
