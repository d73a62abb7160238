"""What other domains and the doors may call."""

from yuanba.domains.finance.models import (
    Applied,
    Bill,
    BillingRun,
    BillLine,
    Payment,
    Reminder,
    Situation,
    Skipped,
    Till,
)
from yuanba.domains.finance.queries import (
    Arrear,
    Arrears,
    BillSheet,
    OfPrice,
    Owing,
    Receipt,
    RunSheet,
    Takings,
    arrears,
    bill_sheet,
    contracts_to_bill,
    owing,
    own_bills,
    own_debts,
    own_receipts,
    proved,
    receipt,
    run_sheet,
    runs,
    skipped_of,
    takings,
)
from yuanba.domains.finance.rules import chart, figures, guarding, owners, paying, returning, situations, words
from yuanba.domains.finance.rules.months import month_of, read_month
from yuanba.domains.finance.rules.receipts import Paying
from yuanba.domains.finance.rules.situations import NewSituation
from yuanba.domains.finance.usecases.credit_bill import credit_bill
from yuanba.domains.finance.usecases.draft_bills import draft_bills
from yuanba.domains.finance.usecases.drop_bills import drop_bills
from yuanba.domains.finance.usecases.end_situation import end_situation
from yuanba.domains.finance.usecases.note_situation import note_situation
from yuanba.domains.finance.usecases.publish_bills import publish_bills
from yuanba.domains.finance.usecases.refund_advance import refund_advance
from yuanba.domains.finance.usecases.remind_home import remind_home
from yuanba.domains.finance.usecases.return_deposit import return_deposit
from yuanba.domains.finance.usecases.take_deposit import take_deposit
from yuanba.domains.finance.usecases.take_payment import take_payment
from yuanba.domains.finance.writing.estate import prices_of_spaces

__all__ = [
    "Applied",
    "Arrear",
    "Arrears",
    "Bill",
    "BillLine",
    "BillSheet",
    "BillingRun",
    "NewSituation",
    "OfPrice",
    "Owing",
    "Paying",
    "Payment",
    "Receipt",
    "Reminder",
    "RunSheet",
    "Situation",
    "Skipped",
    "Takings",
    "Till",
    "arrears",
    "bill_sheet",
    "chart",
    "contracts_to_bill",
    "credit_bill",
    "draft_bills",
    "drop_bills",
    "end_situation",
    "figures",
    "guarding",
    "month_of",
    "note_situation",
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
    "remind_home",
    "return_deposit",
    "returning",
    "run_sheet",
    "runs",
    "situations",
    "skipped_of",
    "take_deposit",
    "take_payment",
    "takings",
    "words",
]
