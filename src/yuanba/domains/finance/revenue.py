"""What doors may call of public revenue: contracts about common parts, what is due, what came, what became of it."""

from yuanba.domains.finance.models import FundPart, RevenueContract, RevenueScan, Taking
from yuanba.domains.finance.queries.earning import (
    Earned,
    Earnings,
    RevenueDesk,
    RevenueSheet,
    TakingLine,
    earnings,
    kept_revenue_scans,
    revenue_desk,
    revenue_scan,
    revenue_sheet,
    taking_lines,
)
from yuanba.domains.finance.rules.revenue import (
    KINDS,
    LONGEST_STAY,
    MOST_SCANS,
    OPEN,
    PARKING,
    PERIODS,
    Agreed,
    Due,
    Taken,
)
from yuanba.domains.finance.usecases.agree_revenue import agree_revenue
from yuanba.domains.finance.usecases.end_revenue import end_revenue
from yuanba.domains.finance.usecases.remind_revenue import remind_revenue
from yuanba.domains.finance.usecases.set_fund_part import set_fund_part
from yuanba.domains.finance.usecases.take_back_revenue import take_back_revenue
from yuanba.domains.finance.usecases.take_revenue import take_revenue
from yuanba.domains.finance.writing.gate import fee_of, hourly_prices

__all__ = [
    "KINDS",
    "LONGEST_STAY",
    "MOST_SCANS",
    "OPEN",
    "PARKING",
    "PERIODS",
    "Agreed",
    "Due",
    "Earned",
    "Earnings",
    "FundPart",
    "RevenueContract",
    "RevenueDesk",
    "RevenueScan",
    "RevenueSheet",
    "Taken",
    "Taking",
    "TakingLine",
    "agree_revenue",
    "earnings",
    "end_revenue",
    "fee_of",
    "hourly_prices",
    "kept_revenue_scans",
    "remind_revenue",
    "revenue_desk",
    "revenue_scan",
    "revenue_sheet",
    "set_fund_part",
    "take_back_revenue",
    "take_revenue",
    "taking_lines",
]
