"""How an entry is written: once per key, with its lots, and the guarded balances last."""

from yuanba.domains.ledger.writing.entering import ENDING, Extra, enter
from yuanba.domains.ledger.writing.guarding import keep
from yuanba.domains.ledger.writing.lotting import reserve
from yuanba.domains.ledger.writing.releasing import release

__all__ = ["ENDING", "Extra", "enter", "keep", "release", "reserve"]
