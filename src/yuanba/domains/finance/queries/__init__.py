"""Reading bills and payments."""

from yuanba.domains.finance.queries.arrears import Arrear, Arrears, arrears
from yuanba.domains.finance.queries.owed import (
    BillSheet,
    Owing,
    bill_sheet,
    owing,
    own_bills,
    own_debts,
    own_receipts,
)
from yuanba.domains.finance.queries.receipts import Receipt, Takings, proved, receipt, takings
from yuanba.domains.finance.queries.runs import OfPrice, RunSheet, contracts_to_bill, run_sheet, runs, skipped_of

__all__ = [
    "Arrear",
    "Arrears",
    "BillSheet",
    "OfPrice",
    "Owing",
    "Receipt",
    "RunSheet",
    "Takings",
    "arrears",
    "bill_sheet",
    "contracts_to_bill",
    "owing",
    "own_bills",
    "own_debts",
    "own_receipts",
    "proved",
    "receipt",
    "run_sheet",
    "runs",
    "skipped_of",
    "takings",
]
