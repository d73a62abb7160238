"""Rows of a bank's file on their way in: what each says, whether it was here before, which home it may be for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yuanba.domains.finance.models import BankFile, BankLine
from yuanba.domains.finance.rules.bank import BankSaid, bank_row, day_order, serials
from yuanba.domains.finance.rules.matching import Match
from yuanba.domains.finance.writing.knowing import Knowing, knowing
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.sheets.public import Line, Outcomes, RowOutcome
from yuanba.platform.yards.models import Yard

SLICE = 500


@dataclass(frozen=True)
class ComingLine:
    """A row: what it says, by what it is known, which homes it may be for, and what becomes of it."""

    line: Line
    said: BankSaid
    serial: str
    outcome: RowOutcome
    homes: tuple[tuple[Place, str], ...] = ()
    is_sure: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it is taken in."""
        return not self.outcome.refused and not self.outcome.warnings


@dataclass(frozen=True)
class TakenBank(Outcomes):
    """All rows = new lines + here before + money that went out + refused; sums in fen of what came in."""

    rows: list[ComingLine]
    file: BankFile | None = field(default=None, compare=False)

    @property
    def new(self) -> list[ComingLine]:
        """Lines that are taken in."""
        return [one for one in self.rows if one.is_new]

    @property
    def same(self) -> int:
        """Lines that were here before."""
        return sum("bank-known" in one.outcome.warnings for one in self.rows)

    @property
    def went_out(self) -> int:
        """Rows of money that went out."""
        return sum("bank-out" in one.outcome.warnings for one in self.rows)

    @property
    def fen(self) -> int:
        """What the new lines bring."""
        return sum(one.said.fen for one in self.new)

    @property
    def sure(self) -> int:
        """New lines whose home is sure."""
        return sum(one.is_sure for one in self.new)

    @property
    def several(self) -> int:
        """New lines that may be for one home or another."""
        return sum(bool(one.homes) and not one.is_sure for one in self.new)


def read_lines(yard: Yard, lines: Sequence[Line], account: str) -> list[ComingLine]:
    """All rows with what would become of them; a handful of statements whatever their number."""
    today = clock.today()
    order = day_order(one.values.get("day", "") for one in lines)
    said = [bank_row(one.values, order, today) for one in lines]
    keys = serials(said)
    there, known = _there(yard, account, keys), knowing(yard)
    coming, before = [], dict[str, str]()
    for line, one, key in zip(lines, said, keys, strict=True):
        coming.append(_coming(line, one, key, there.get(key), before.get(key), known))
        if not one.refused and not one.is_out:
            before.setdefault(key, one.content)
    return coming


def _there(yard: Yard, account: str, keys: list[str]) -> dict[str, tuple[str, int]]:
    """Day and sum by serial number of what was taken in before."""
    found: dict[str, tuple[str, int]] = {}
    for start in range(0, len(keys), SLICE):
        rows = BankLine.objects.filter(yard=yard, account=account, serial__in=keys[start : start + SLICE])
        found |= {key: (day.isoformat(), fen) for key, day, fen in rows.values_list("serial", "day", "fen")}
    return found


def _coming(
    line: Line, said: BankSaid, key: str, there: tuple[str, int] | None, before: str | None, known: Knowing
) -> ComingLine:
    refused, warnings = said.refused, tuple[str, ...]()
    if not refused and said.is_out:
        warnings = ("bank-out",)
    elif not refused and there is not None:
        refused = "" if there == (said.day.isoformat(), said.fen) else "bank-differs"
        warnings = () if refused else ("bank-known",)
    elif not refused and before is not None:
        refused = "" if before == said.content else "bank-twice"
        warnings = () if refused else ("bank-known",)
    made = Match() if refused or warnings else known.match(said.remark, said.payer, said.fen)
    homes = tuple((known.homes[home], why) for home, why in made.homes)
    where = homes[0][0].label if made.is_sure else ""
    return ComingLine(
        line, said, key, RowOutcome(line.sheet, line.number, refused, warnings, where), homes, made.is_sure
    )
