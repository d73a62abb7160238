"""Tables of the ledger."""

from yuanba.domains.ledger.models.books import Balance, Book, LedgerAccount
from yuanba.domains.ledger.models.entries import Entry, Transfer
from yuanba.domains.ledger.models.holds import Hold, Lot, LotUse
from yuanba.domains.ledger.models.periods import Period

__all__ = ["Balance", "Book", "Entry", "Hold", "LedgerAccount", "Lot", "LotUse", "Period", "Transfer"]
