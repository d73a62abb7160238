"""What doors may call when another company follows."""

from yuanba.domains.finance.queries.handing import handed_in, handing_over
from yuanba.domains.finance.rules.handing import KINDS, Agreed
from yuanba.domains.finance.usecases.hand_over_book import hand_over_book
from yuanba.domains.finance.usecases.take_handed_money import take_handed_money

__all__ = ["KINDS", "Agreed", "hand_over_book", "handed_in", "handing_over", "take_handed_money"]
