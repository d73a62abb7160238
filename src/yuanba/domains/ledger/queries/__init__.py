"""Reading the books."""

from yuanba.domains.ledger.queries.audit import audit
from yuanba.domains.ledger.queries.balances import Figures, balance_of, movement, trial_balance
from yuanba.domains.ledger.queries.beancount import beancount

__all__ = ["Figures", "audit", "balance_of", "beancount", "movement", "trial_balance"]
