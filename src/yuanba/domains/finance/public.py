"""What other domains and the doors may call."""

from yuanba.domains.finance.models import (
    Applied,
    Bill,
    BillingRun,
    BillLine,
    Payment,
    Reminder,
    Scan,
    Situation,
    Skipped,
    Till,
    Voucher,
)
from yuanba.domains.finance.queries import (
    Arrear,
    Arrears,
    Asked,
    BillSheet,
    OfItem,
    OfPrice,
    Owing,
    Receipt,
    RunSheet,
    Spending,
    Takings,
    VoucherSheet,
    arrears,
    bill_sheet,
    contracts_to_bill,
    every_voucher,
    kept_scans,
    overdue_at,
    owing,
    own_bills,
    own_debts,
    own_receipts,
    proved,
    receipt,
    run_sheet,
    runs,
    scan_file,
    skipped_of,
    spending,
    takings,
    voucher_sheet,
)
from yuanba.domains.finance.rules import chart, figures, guarding, owners, paying, returning, situations, words
from yuanba.domains.finance.rules.months import month_of, read_month
from yuanba.domains.finance.rules.receipts import Paying
from yuanba.domains.finance.rules.situations import NewSituation
from yuanba.domains.finance.rules.spending import MOST_SCANS, PARTS, Spent
from yuanba.domains.finance.rules.spending import STATES as VOUCHER_STATES
from yuanba.domains.finance.usecases.approve_voucher import approve_voucher
from yuanba.domains.finance.usecases.credit_bill import credit_bill
from yuanba.domains.finance.usecases.draft_bills import draft_bills
from yuanba.domains.finance.usecases.drop_bills import drop_bills
from yuanba.domains.finance.usecases.end_situation import end_situation
from yuanba.domains.finance.usecases.note_situation import note_situation
from yuanba.domains.finance.usecases.publish_bills import publish_bills
from yuanba.domains.finance.usecases.refund_advance import refund_advance
from yuanba.domains.finance.usecases.refuse_voucher import refuse_voucher
from yuanba.domains.finance.usecases.remind_home import remind_home
from yuanba.domains.finance.usecases.return_deposit import return_deposit
from yuanba.domains.finance.usecases.take_back_voucher import take_back_voucher
from yuanba.domains.finance.usecases.take_deposit import take_deposit
from yuanba.domains.finance.usecases.take_payment import take_payment
from yuanba.domains.finance.usecases.write_voucher import write_voucher
from yuanba.domains.finance.writing.estate import prices_of_spaces

__all__ = [
    "MOST_SCANS",
    "PARTS",
    "VOUCHER_STATES",
    "Applied",
    "Arrear",
    "Arrears",
    "Asked",
    "Bill",
    "BillLine",
    "BillSheet",
    "BillingRun",
    "NewSituation",
    "OfItem",
    "OfPrice",
    "Owing",
    "Paying",
    "Payment",
    "Receipt",
    "Reminder",
    "RunSheet",
    "Scan",
    "Situation",
    "Skipped",
    "Spending",
    "Spent",
    "Takings",
    "Till",
    "Voucher",
    "VoucherSheet",
    "approve_voucher",
    "arrears",
    "bill_sheet",
    "chart",
    "contracts_to_bill",
    "credit_bill",
    "draft_bills",
    "drop_bills",
    "end_situation",
    "every_voucher",
    "figures",
    "guarding",
    "kept_scans",
    "month_of",
    "note_situation",
    "overdue_at",
    "owing",
    "own_bills",
    "own_debts",
    "own_receipts",
    "owners",
    "paying",
    "prices_of_spaces",
    "proved",
    "publish_bills",
    "read_month",
    "receipt",
    "refund_advance",
    "refuse_voucher",
    "remind_home",
    "return_deposit",
    "returning",
    "run_sheet",
    "runs",
    "scan_file",
    "situations",
    "skipped_of",
    "spending",
    "take_back_voucher",
    "take_deposit",
    "take_payment",
    "takings",
    "voucher_sheet",
    "words",
    "write_voucher",
]
