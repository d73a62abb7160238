"""The maintenance fund as its special account tells it: what doors and other domains may call."""

from yuanba.domains.finance.models import FundStanding
from yuanba.domains.finance.queries.fund import fund_file, fund_stood, fund_told
from yuanba.domains.finance.rules.fund import Stood
from yuanba.domains.finance.usecases.note_fund import note_fund

__all__ = ["FundStanding", "Stood", "fund_file", "fund_stood", "fund_told", "note_fund"]
