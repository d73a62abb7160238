"""A statement of the bank that was taken in; its lines wait for their homes to be confirmed. Payers are invented."""

from collections.abc import Sequence
from datetime import date

from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import bank
from yuanba.domains.places.public import Source
from yuanba.kernel import clock
from yuanba.kernel.money import format_yuan
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

HEADS = ("交易日期", "贷方金额", "借方金额", "对方户名", "摘要", "流水号")
FIELDS = dict(zip(("day", "credit", "debit", "payer", "remark", "serial"), HEADS, strict=True))
ACCOUNT = "农商银行 尾号 6621"


def play(yard: Yard, manager: Actor) -> None:
    """Two homes that owe are named, by number of the bill and by the home; two payers nobody knows; again nothing."""
    day = clock.today()
    rows = _rows(yard, day)
    lines = [Line(at, dict(zip(FIELDS, row, strict=True)), {}, "流水", row) for at, row in enumerate(rows, start=2)]
    profile = bank.save_bank_profile(
        actor=manager, yard=yard, name="农商银行网银", account=ACCOUNT, fields=FIELDS, heads=HEADS
    )
    source = Source(f"流水{day:%Y%m}.xlsx", "0" * 64)
    bank.take_bank_file(actor=manager, yard=yard, lines=lines, source=source, profile=profile)


def _rows(yard: Yard, day: date) -> Sequence[tuple[str, ...]]:
    owed = finance.Bill.objects.filter(yard=yard, published_at__isnull=False, credited_at=None, fen__gt=0)
    bills = [one for one in owed.select_related("home").order_by("number") if one.left][:2]
    said = [
        (format_yuan(one.left), "柏见山", f"账单{one.number}" if place else f"{_code(yard, one)} 物业费")
        for place, one in enumerate(bills)
    ]
    said += [("480.00", "宁小川", "转账"), ("1,200.00", "辛夷", "预交物业费"), ("3.26", "农商银行", "结息")]
    return [(day.isoformat(), fen, "", payer, words, f"D{at}") for at, (fen, payer, words) in enumerate(said, start=1)]


def _code(yard: Yard, bill: finance.Bill) -> str:
    """3-1-902."""
    return str(bill.home.path).removeprefix(f"{yard.path}/").replace("/", "-")
