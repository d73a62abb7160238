"""Lines of a bank's statement of an estate with fees."""

from tests.factories.fees import Fees
from yuanba.domains.finance.public import bank
from yuanba.domains.places.public import Source
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

HEADS = ("交易日期", "收入", "支出", "对方户名", "摘要", "流水号")
FIELDS = dict(zip(("day", "credit", "debit", "payer", "remark", "serial"), HEADS, strict=True))
ACCOUNT = "农商行 6621"
Row = tuple[str, ...]


def row(credit: str, payer: str = "", remark: str = "", serial: str = "", day: str = "2026-04-01") -> Row:
    """Money that came in."""
    return (day, credit, "", payer, remark, serial)


def profile(yard: Yard, actor: Actor = SYSTEM, name: str = "农商行") -> bank.BankProfile:
    """How its files are read."""
    return bank.save_bank_profile(actor=actor, yard=yard, name=name, account=ACCOUNT, fields=FIELDS, heads=HEADS)


def take(
    yard: Yard, *rows: Row, actor: Actor = SYSTEM, name: str = "流水.xlsx", dry_run: bool = False
) -> bank.TakenBank:
    """A file with these rows is taken in."""
    lines = [Line(n, dict(zip(FIELDS, cells, strict=True)), {}, "流水", cells) for n, cells in enumerate(rows, start=2)]
    source = Source(name, "7" * 64)
    said = {"source": source, "profile": profile(yard), "dry_run": dry_run}
    return bank.take_bank_file(actor=actor, yard=yard, lines=lines, **said)


def lines(yard: Yard) -> list[bank.BankLine]:
    """As they came."""
    return list(bank.BankLine.objects.filter(yard=yard).order_by("file__number", "row"))


def settle(town: Fees, line: bank.BankLine, name: str = "3-1-901", actor: Actor | None = None) -> bank.BankLine:
    """Paid for a home."""
    said = {"line_id": line.id, "home_id": town.home(name).id}
    return bank.settle_bank_line(actor=actor or town.manager, yard=town.yard, **said)
