"""Bills in words: how a line came to its amount, and how a bill stands."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yuanba.domains.assets import public as assets
from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.kernel.money import format_yuan, parse_yuan

NAMED = {"meter": contracts.vocabulary.UNITS, "share": contracts.vocabulary.SHARES}


def arithmetic(line: finance.BillLine) -> str:
    """89.63 m² × ¥1.98 × 12/31 days."""
    said: Mapping[str, Any] = line.sum
    named = {name: _(table[said[name]]) for name, table in NAMED.items() if said.get(name)}
    words = _forms().get(said.get("of", ""), "") % {**said, **named} if said.get("of") else ""
    if "vacant" in said:
        words += " × " + _("%(vacant)s %% while nobody lives there") % said
    if "usual" in said:
        words += " · " + _("not read: by what is usual, put right with the next reading")
    if "settled" in said:
        words += " · " + _("%(much)s had been billed before") % {"much": assets.written(said["settled"])}
    if "days" in said:
        words += " × " + _("%(days)s of %(days_of)s days") % said
    return words


def _forms() -> dict[str, str]:
    return {
        "area": _("%(much)s m² × ¥%(price)s"),
        "heating": _("%(much)s m² × ¥%(price)s, the season"),
        "metered": _("%(much)s %(meter)s × ¥%(price)s"),
        "shared": _("share of ¥%(total)s (%(much)s %(meter)s × ¥%(price)s), %(share)s"),
        "parking": _("space %(spaces)s: %(count)s × ¥%(price)s a month"),
        "fixed": _("¥%(price)s a month"),
        "late": _("late fee by the contract on bill %(number)s"),
    }


def badge_of(bill: finance.Bill) -> tuple[str, str, str]:
    """Kind, sign and word: paid, owed, late, taken back."""
    if bill.kind == finance.words.CREDIT:
        return "", "ret", _("credit bill")
    if bill.credited_at:
        return "out", "ret", _("taken back by a credit bill")
    if not bill.left:
        return "ok", "ok", _("paid")
    if bill.due < clock.today():
        return "late", "warn", _("overdue")
    return "soon", "clock", _("owed")


def lines_of(sheet: finance.BillSheet) -> list[tuple[finance.BillLine, str]]:
    """Each line with its arithmetic."""
    return [(one, arithmetic(one)) for one in sheet.lines]


def sum_typed(text: str) -> int:
    """Fen of an amount; less than nothing where it cannot be read, which every use case refuses."""
    try:
        return parse_yuan(text) if text.strip() else 0
    except ValueError:
        return -1


def plain(fen: int) -> str:
    """As it is typed into a field: 1234.50."""
    return format_yuan(fen).replace(",", "")
