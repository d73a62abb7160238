"""The trade bill: a table in which every cell begins with a back-tick; its second head stands over the sums."""

import csv
import io
from fractions import Fraction

from yuanba.domains.finance.public import online
from yuanba.kernel.money import half_up

PAID, BACK = ("SUCCESS",), ("REFUND", "REVOKED")
SUMS = "总交易单数"
NEEDED = {"微信订单号", "商户订单号", "交易状态", "应结订单金额", "商户退款单号", "微信退款单号"}
NEEDED |= {"手续费", "商户数据包", "退款金额"}


class UnreadableError(ValueError):
    """The file is no trade bill, or its lines do not add up to its own sums."""


def read(data: bytes) -> list[online.Traded]:
    """Its lines, in their order; UnreadableError."""
    try:
        return _read(data)
    except csv.Error:
        raise UnreadableError("no table") from None


def _read(data: bytes) -> list[online.Traded]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace")))
    head = next(rows, [])
    if not set(head) >= NEEDED:
        raise UnreadableError("no head")
    found, sums = [], dict[str, str]()
    for cells in rows:
        if cells and cells[0] == SUMS:
            sums = dict(zip(cells, _plain(next(rows, [])), strict=False))
            break
        if cells:
            found.append(_traded(dict(zip(head, _plain(cells), strict=False))))
    if sums.get(SUMS) != str(len(found)):
        raise UnreadableError("its lines are not as many as it says")
    return found


def _plain(cells: list[str]) -> list[str]:
    return [cell.removeprefix("`").strip() for cell in cells]


def _traded(row: dict[str, str]) -> online.Traded:
    state, yard = row["交易状态"], row["商户数据包"]
    if state in PAID:
        fen = _fen(row["订单金额"] if row.get("订单金额") else row["应结订单金额"])
        return online.Traded("pay", row["商户订单号"], row["微信订单号"], yard, fen, _fen(row["手续费"]))
    if state not in BACK:
        raise UnreadableError(f"state {state[:20]}")
    fen = _fen(row["申请退款金额"] if row.get("申请退款金额") else row["退款金额"])
    return online.Traded("refund", row["商户退款单号"], row["微信退款单号"], yard, fen, _fen(row["手续费"]))


def _fen(text: str) -> int:
    try:
        return half_up(Fraction(text) * 100)
    except (ValueError, ZeroDivisionError):
        raise UnreadableError(f"sum {text[:20]}") from None
