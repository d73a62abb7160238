"""How what is owed and paid stands in the book of the estate: accounts of homes, entries of at most 2,000 transfers."""

from collections.abc import Iterable, Sequence

from yuanba.domains.finance.rules import chart
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def at_home(code: str, home: Place) -> str:
    """The code of a home's account."""
    return chart.of_home(code, home.id.hex)


def book_of(yard: Yard, homes: Iterable[Place], codes: Sequence[str] = (chart.RECEIVABLE,)) -> ledger.Book:
    """The estate's book with its usual accounts, and those of the homes."""
    book = ledger.kept_book(yard, *chart.BOOK)
    usual = [ledger.NewAccount(code, name, kind, name_en=en) for code, name, en, kind in chart.ACCOUNTS]
    ledger.kept_accounts(book, [*usual, *(_of_home(code, home) for home in homes for code in codes)])
    return book


def _of_home(code: str, home: Place) -> ledger.NewAccount:
    name, name_en, kind = chart.OF_HOMES[code]
    words = (f"{name} {home.label}", f"{name_en} {home.label_en}")
    return ledger.NewAccount(at_home(code, home), words[0][:60], kind, name_en=words[1][:60], subject=home.id)


def enter(actor: Actor, book: ledger.Book, words: str, lines: Sequence[ledger.Line], key: str) -> None:
    """Today, in slices."""
    most = ledger.drafts.MOST_LINES
    for number, start in enumerate(range(0, len(lines), most)):
        said = ledger.Draft(clock.today(), words, tuple(lines[start : start + most]), kind="fees")
        ledger.enter_for(actor, book, said, f"{key}:{number}")


def advance_of(book: ledger.Book, home: Place) -> int:
    """What a home has paid in advance."""
    return -ledger.standing(book, at_home(chart.PREPAID, home)).get(at_home(chart.PREPAID, home), 0)
