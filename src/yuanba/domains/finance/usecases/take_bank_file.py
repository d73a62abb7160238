"""A file of the bank is taken in: each line of money that came in waits for its home, once, whoever takes it."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import BankTaken
from yuanba.domains.finance.models import BankFile, BankLine, BankProfile, Till
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.rules.bank import MOST_ROWS
from yuanba.domains.finance.usecases._bank import ComingLine, TakenBank, read_lines
from yuanba.domains.finance.writing.booking import book_of, enter
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Source, masked
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

register("bank-long", 422, "More than 2,000 rows. Please divide the file.")


def take_bank_file(
    *, actor: Actor, yard: Yard, lines: Iterable[Line], source: Source, profile: BankProfile, dry_run: bool = False
) -> TakenBank:
    """Lines with our names of the columns. What came in is owed to an unknown payer until it is settled.

    The same lines again, also at the same time and in another file, change nothing. `dry_run` only says what would
    happen. Refused: `bank-long`, `period-closed`, absent.
    """
    estate_to(actor, yard, "payment.bank")
    given = list(islice(lines, MOST_ROWS + 1))
    if len(given) > MOST_ROWS:
        raise Refusal("bank-long")
    if dry_run:
        return _counted(read_lines(yard, given, profile.account))
    with transaction.atomic():
        till = till_held(yard)
        taken = _counted(read_lines(yard, given, profile.account))
        return _kept(actor, till, taken, source, profile) if taken.new else taken


def _kept(actor: Actor, till: Till, taken: TakenBank, source: Source, profile: BankProfile) -> TakenBank:
    till.bank_files += 1
    till.save()
    file = BankFile(yard=till.yard, number=till.bank_files, name=source.name[:120], digest=source.digest)
    file.profile, file.rows_in, file.lines, file.fen = profile, len(taken.rows), len(taken.new), taken.fen
    file.same, file.went_out, file.refused = taken.same, taken.went_out, taken.refused
    file.account, file.by, file.at = actor.account, actor.name[:60], clock.now()
    file.save()
    BankLine.objects.bulk_create(_line(file, profile.account, one) for one in taken.new)
    moved = [ledger.Line(chart.UNCLAIMED, chart.BANK, one.said.fen) for one in taken.new]
    enter(actor, book_of(till.yard, []), f"银行流水 {file.number}：来款", moved, f"bank-file:{file.number}")
    told = BankTaken(file.number, file.rows_in, file.lines, file.fen)
    record(told, yard=till.yard, actor=actor, subject=file.id)
    return TakenBank(taken.outcomes, taken.rows, file)


def _line(file: BankFile, account: str, one: ComingLine) -> BankLine:
    """Telephones and papers in its words stay masked."""
    said = one.said
    made = BankLine(id=uuid7(), yard=file.yard, file=file, row=one.line.number, account=account, serial=one.serial)
    made.day, made.fen, made.payer, made.tail = said.day, said.fen, said.payer, said.tail
    made.remark = masked(said.remark)
    return made


def _counted(rows: list[ComingLine]) -> TakenBank:
    return TakenBank([one.outcome for one in rows], rows)
