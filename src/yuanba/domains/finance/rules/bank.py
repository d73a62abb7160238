"""A row of a bank's statement: what it says, however the bank writes days and sums."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yuanba.kernel.errors import register
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

MOST_ROWS, MOST_FEN = 2000, 10**12
FIELDS: dict[str, str] = {
    "day": _("Day"),
    "credit": _("Money in"),
    "debit": _("Money out"),
    "amount": _("Amount, in and out in one column"),
    "direction": _("In or out"),
    "payer": _("Name of the payer"),
    "payer_account": _("Account of the payer"),
    "remark": _("Remark"),
    "purpose": _("Second remark"),
    "serial": _("Serial number of the bank"),
    "balance": _("Balance"),
}
NEEDED = (("day", "credit"), ("day", "amount"))
WAITING, PAID, LEFT_OUT = "waiting", "paid", "left-out"
STATES: dict[str, str] = {
    WAITING: _("waits for its home"),
    PAID: _("paid for a home"),
    LEFT_OUT: _("no fee, left out"),
}
DAY_FIRST, MONTH_FIRST = "day", "month"
_IN = ("贷", "收入", "转入", "存入", "入账", "来账", "汇入", "in", "credit", "cr", "c", "+")
_OUT = ("借", "支出", "转出", "支取", "出账", "往账", "汇出", "out", "debit", "dr", "d", "-")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_CLOSE = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\s*\d{2}:?\d{2}:?\d{2})?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(r"(\d{1,2})[- ]?([A-Za-z]{3})[a-z]*[- ,]*((?:19|20)\d\d)")
_SERIAL = re.compile(r"([34]\d{4}|5[0-5]\d{3})(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets
_AMOUNT = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.(\d{1,9}))?")
_ASIDE = re.compile(r"[\s¥$]|元|人民币|CNY|RMB", re.IGNORECASE)

register("bank-day", 422, "The day of this row could not be read, or lies ahead of today.")
register("bank-sum", 422, "The amount of this row could not be read, or says both in and out.")
register("bank-twice", 422, "This serial number stands in the file before, with other content.")
register("bank-differs", 422, "This serial number was taken in before with another amount or day.")
register("bank-known", 422, "This line was taken in before; nothing changes.")
register("bank-out", 422, "Money that went out: it is not taken in here.")
HINTS = {
    "bank-day": _("Write it as 2026-11-21."),
    "bank-sum": _("Write it as 1234.50, or choose the columns above."),
    "bank-twice": _("Choose another column for the serial number, or none."),
    "bank-differs": _("Ask the bank for the file once more."),
    "bank-known": _("What became of it stands in its first file."),
    "bank-out": _("What the estate pays is written down as a voucher."),
}


@dataclass(frozen=True)
class BankSaid:
    """What a row says. `fen` came in; below nothing it went out. `tail`: the last four signs of the payer's account."""

    day: date = date.min
    fen: int = 0
    payer: str = ""
    tail: str = ""
    remark: str = ""
    serial: str = ""
    content: str = ""
    refused: str = ""

    @property
    def is_out(self) -> bool:
        """Whether money went out, or none moved."""
        return not self.refused and self.fen <= 0


def day_order(texts: Iterable[str]) -> str:
    """Whether days such as 03/04/2026 have the day first or the month, as the other rows of the file prove.

    Empty where no row proves it, or two prove the contrary.
    """
    proofs = set()
    for text in texts:
        if found := _YEAR_LAST.match(_plain(text)):
            first, second = int(found[1]), int(found[2])
            proofs |= ({DAY_FIRST} if first > 12 else set()) | ({MONTH_FIRST} if second > 12 else set())
    return proofs.pop() if len(proofs) == 1 else ""


def day_of(text: str, order: str = "") -> date | None:
    """A day in one of many shapes; None where it is none, or might be two."""
    plain = _plain(text)
    if found := _SERIAL.fullmatch(plain):
        return _EPOCH + timedelta(days=int(found[1]))
    if found := _YEAR_FIRST.match(plain) or _CLOSE.match(plain):
        return _date(*found.groups()[:3])
    if found := _NAMED.match(plain):
        name = found[2].casefold()
        return _date(found[3], str(_MONTHS.index(name) + 1), found[1]) if name in _MONTHS else None
    if found := _YEAR_LAST.match(plain):
        first, second, year = found.groups()
        if order == MONTH_FIRST or (not order and int(second) > 12):
            return _date(year, first, second)
        if order == DAY_FIRST or first == second or int(first) > 12:
            return _date(year, second, first)
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def fen_of(text: str) -> int | None:
    """'1,234.50', '￥1234.5', '(12.00)', '-12', '12-' → fen; nothing written is 0; None where it is no amount."""
    plain = _ASIDE.sub("", _plain(text)).replace("−", "-").replace("，", ",")
    if plain in ("", "-", "--", "/"):
        return 0
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    elif plain.endswith("-"):
        plain = f"-{plain[:-1]}"
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    sign, whole, part = found.groups()
    if len((part or "").rstrip("0")) > 2:
        return None
    fen = int(whole.replace(",", "")) * 100 + int((part or "")[:2].ljust(2, "0"))
    return (-fen if sign == "-" else fen) if fen <= MOST_FEN else None


def moved(values: Mapping[str, str]) -> int | None:
    """What came in (above nothing) or went out; None where that cannot be said."""
    if "amount" in values and not values.get("credit"):
        fen, way = fen_of(values["amount"]), _plain(values.get("direction", "")).casefold()
        if fen is None or (fen > 0 and "direction" in values and not way):
            return None
        if not way:
            return fen
        said_in, said_out = (any(_begins(way, word) for word in words) for words in (_IN, _OUT))
        if said_in == said_out:
            return None
        return abs(fen) if said_in and fen >= 0 else -abs(fen)
    came, went = fen_of(values.get("credit", "")), fen_of(values.get("debit", ""))
    if came is None or went is None or (came and went):
        return None
    return came if came else -abs(went)


def _begins(way: str, word: str) -> bool:
    return way == word if word.isascii() else word in way


def bank_row(values: Mapping[str, str], order: str, today: date) -> BankSaid:
    """The row as it is understood; `refused` where day or sum cannot be read."""
    day, fen = day_of(values.get("day", ""), order), moved(values)
    if fen is None:
        return BankSaid(refused="bank-sum")
    if day is None or day > today:
        return BankSaid(refused="bank-day")
    remark = " ".join(dict.fromkeys(filter(None, (clean(values.get(one, "")) for one in ("remark", "purpose")))))
    account = re.sub(r"[^0-9A-Za-z]", "", values.get("payer_account", ""))
    said = {name: clean(values.get(name, "")) for name in FIELDS if name != "serial"}
    content = hashlib.sha256(canon({**said, "fen": str(fen), "day": day.isoformat()})).hexdigest()[:40]
    return BankSaid(
        day=day,
        fen=fen,
        payer=clean(values.get("payer", ""))[:80],
        tail=account[-4:],
        remark=remark[:200],
        serial=clean(values.get("serial", ""))[:60],
        content=content,
    )


def serials(rows: Iterable[BankSaid]) -> list[str]:
    """By which each row is known for good: the bank's serial number, else its content and the how manieth alike."""
    seen: dict[str, int] = {}
    found = []
    for one in rows:
        seen[one.content] = seen.get(one.content, 0) + 1
        found.append(one.serial or f"#{one.content}-{seen[one.content]}")
    return found
