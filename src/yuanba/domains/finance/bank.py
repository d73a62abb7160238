"""What doors may call of the bank's files: taken in, matched to homes, settled, undone."""

from yuanba.domains.finance.models import BankLine, BankProfile
from yuanba.domains.finance.queries.bank import (
    LineSheet,
    bank_desk,
    bank_file,
    bank_line,
    bank_profiles,
    bank_waiting,
)
from yuanba.domains.finance.rules.bank import FIELDS, HINTS, NEEDED, STATES
from yuanba.domains.finance.rules.matching import WHYS
from yuanba.domains.finance.usecases._bank import ComingLine, TakenBank
from yuanba.domains.finance.usecases.leave_out_bank_line import leave_out_bank_line
from yuanba.domains.finance.usecases.save_bank_profile import save_bank_profile
from yuanba.domains.finance.usecases.settle_bank_line import settle_bank_line
from yuanba.domains.finance.usecases.settle_sure_bank_lines import settle_sure_bank_lines
from yuanba.domains.finance.usecases.take_bank_file import take_bank_file
from yuanba.domains.finance.usecases.undo_bank_line import undo_bank_line

__all__ = [
    "FIELDS",
    "HINTS",
    "NEEDED",
    "STATES",
    "WHYS",
    "BankLine",
    "BankProfile",
    "ComingLine",
    "LineSheet",
    "TakenBank",
    "bank_desk",
    "bank_file",
    "bank_line",
    "bank_profiles",
    "bank_waiting",
    "leave_out_bank_line",
    "save_bank_profile",
    "settle_bank_line",
    "settle_sure_bank_lines",
    "take_bank_file",
    "undo_bank_line",
]
