"""What other domains and the doors may call."""

from yuanba.domains.ledger.access import book_alone
from yuanba.domains.ledger.models import Balance, Book, Entry, Hold, LedgerAccount, Lot, Period, Transfer
from yuanba.domains.ledger.offered import (
    between,
    close_until,
    enter_for,
    kept_accounts,
    kept_book,
    placed,
    standing,
)
from yuanba.domains.ledger.queries import audit, balance_of, trial_balance
from yuanba.domains.ledger.rules import drafts, holds, limits, lots, periods
from yuanba.domains.ledger.rules.drafts import Draft, Line, Posting, lines_of
from yuanba.domains.ledger.usecases.begin_closing import begin_closing
from yuanba.domains.ledger.usecases.close_ledger_account import close_ledger_account
from yuanba.domains.ledger.usecases.expire_holds import expire_holds
from yuanba.domains.ledger.usecases.expire_lots import expire_lots
from yuanba.domains.ledger.usecases.open_book import open_book
from yuanba.domains.ledger.usecases.open_ledger_account import NewAccount, open_ledger_account
from yuanba.domains.ledger.usecases.open_period import open_period
from yuanba.domains.ledger.usecases.place_hold import Wish, place_hold
from yuanba.domains.ledger.usecases.post_entry import post_entry
from yuanba.domains.ledger.usecases.publish_period import publish_period
from yuanba.domains.ledger.usecases.reverse_entry import reverse_entry
from yuanba.domains.ledger.usecases.take_hold import take_hold
from yuanba.domains.ledger.usecases.void_hold import void_hold
from yuanba.domains.ledger.writing import Extra

__all__ = [
    "Balance",
    "Book",
    "Draft",
    "Entry",
    "Extra",
    "Hold",
    "LedgerAccount",
    "Line",
    "Lot",
    "NewAccount",
    "Period",
    "Posting",
    "Transfer",
    "Wish",
    "audit",
    "balance_of",
    "begin_closing",
    "between",
    "book_alone",
    "close_ledger_account",
    "close_until",
    "drafts",
    "enter_for",
    "expire_holds",
    "expire_lots",
    "holds",
    "kept_accounts",
    "kept_book",
    "limits",
    "lines_of",
    "lots",
    "open_book",
    "open_ledger_account",
    "open_period",
    "periods",
    "place_hold",
    "placed",
    "post_entry",
    "publish_period",
    "reverse_entry",
    "standing",
    "take_hold",
    "trial_balance",
    "void_hold",
]
