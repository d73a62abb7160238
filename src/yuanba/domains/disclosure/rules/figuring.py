"""How a statement's figures come about; all in fen. Nothing here is compared by a percentage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yuanba.domains.disclosure.rules.spans import Span, span_of
from yuanba.kernel.money import round_half_up

FEES, ARREARS, LATE, COVER = "fees", "arrears", "late", "cover"
INCOME = (FEES, ARREARS, LATE)


@dataclass(frozen=True)
class Came:
    """What paid a bill on a day, below nothing where the bill was credited: its fee, and what is `passed` on to others.

    `month` is what was billed, `late` whether it is a late fee.
    """

    bill: str
    month: date
    late: bool
    fee: int
    passed: int
    day: date


@dataclass(frozen=True)
class Went:
    """A cost of a day; below nothing where it was given back."""

    item: str
    part: str
    fen: int
    day: date


def row_of(one: Came, kind: str) -> str:
    """Of the period in which it was paid, of an earlier one, or a late fee."""
    if one.late:
        return LATE
    return FEES if one.month >= span_of(kind, one.day)[0].replace(day=1) else ARREARS


def received(came: Iterable[Came], kind: str, span: Span) -> dict[str, int]:
    """Fees that came in on these days, by row."""
    found = dict.fromkeys(INCOME, 0)
    for one in came:
        if span[0] <= one.day <= span[1]:
            found[row_of(one, kind)] += one.fee
    return found


def spent(went: Iterable[Went], span: Span) -> dict[tuple[str, str], int]:
    """Costs of these days by item and by what was paid."""
    found: dict[tuple[str, str], int] = {}
    for one in went:
        if span[0] <= one.day <= span[1]:
            found[one.item, one.part] = found.get((one.item, one.part), 0) + one.fen
    return found


def by_item(costs: Mapping[tuple[str, str], int], items: Iterable[str]) -> dict[str, int]:
    """What each of these items cost, people and things together."""
    return {item: sum(fen for (of, _part), fen in costs.items() if of == item) for item in items}


def closing(opening: int, moved: int, income: int, expense: int) -> int:
    """opening + what earlier periods were corrected by + income − expense."""
    return opening + moved + income - expense


def change(now: int, before: int) -> str:
    """Against the last period, in per cent for reading: '+3.1', '-12.0'; empty where there is nothing to compare."""
    if before <= 0:
        return ""
    tenths = round_half_up((now - before) * 1000, before)
    return f"{'-' if tenths < 0 else '+'}{abs(tenths) // 10}.{abs(tenths) % 10}"


def rows_of(now: Mapping[str, int], year: Mapping[str, int], plan: Mapping[str, int]) -> list[dict[str, Any]]:
    """The rows of a table: this period, the year so far, and the plan of the year where there is one."""
    return [
        {"code": code, "now": now[code], "year": year[code]} | ({"plan": plan[code]} if code in plan else {})
        for code in now
    ]
