"""Tables of finance."""

from yuanba.domains.finance.models.bank import BankFile, BankLine, BankProfile
from yuanba.domains.finance.models.bills import Bill, BillLine
from yuanba.domains.finance.models.covering import DeficitCover
from yuanba.domains.finance.models.fund import FundStanding
from yuanba.domains.finance.models.handing import HandOver
from yuanba.domains.finance.models.online import OnlineOrder, OnlineRefund, TradeDay, TradeLine
from yuanba.domains.finance.models.payments import Applied, Payment
from yuanba.domains.finance.models.reminders import Reminder
from yuanba.domains.finance.models.revenue import FundPart, RevenueContract, RevenueScan, Taking
from yuanba.domains.finance.models.runs import BillingRun, Skipped, Till
from yuanba.domains.finance.models.situations import Situation
from yuanba.domains.finance.models.spending import Scan, SpendingLimit, Voucher

__all__ = [
    "Applied",
    "BankFile",
    "BankLine",
    "BankProfile",
    "Bill",
    "BillLine",
    "BillingRun",
    "DeficitCover",
    "FundPart",
    "FundStanding",
    "HandOver",
    "OnlineOrder",
    "OnlineRefund",
    "Payment",
    "Reminder",
    "RevenueContract",
    "RevenueScan",
    "Scan",
    "Situation",
    "Skipped",
    "SpendingLimit",
    "Taking",
    "Till",
    "TradeDay",
    "TradeLine",
    "Voucher",
]
