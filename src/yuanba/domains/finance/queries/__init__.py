"""Reading bills and payments."""

from yuanba.domains.finance.queries.arrears import Arrear, Arrears, arrears, overdue_at
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
from yuanba.domains.finance.queries.spending import (
    Asked,
    OfItem,
    Spending,
    VoucherSheet,
    every_voucher,
    kept_scans,
    scan_file,
    spending,
    voucher_sheet,
)

__all__ = [
    "Arrear",
    "Arrears",
    "Asked",
    "BillSheet",
    "OfItem",
    "OfPrice",
    "Owing",
    "Receipt",
    "RunSheet",
    "Spending",
    "Takings",
    "VoucherSheet",
    "arrears",
    "bill_sheet",
    "contracts_to_bill",
    "every_voucher",
    "kept_scans",
    "overdue_at",
    "owing",
    "own_bills",
    "own_debts",
    "own_receipts",
    "proved",
    "receipt",
    "run_sheet",
    "runs",
    "scan_file",
    "skipped_of",
    "spending",
    "takings",
    "voucher_sheet",
]
