"""How a statement's figures come about; all in fen. Nothing here is compared by a percentage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yuanba.domains.disclosure.rules.spans import Span, cut, months_of, span_of
from yuanba.kernel.money import half_up, round_half_up

FEES, ARREARS, LATE = "fees", "arrears", "late"
INCOME = (FEES, ARREARS, LATE)


@dataclass(frozen=True)
class Came:
    """What paid a bill on a day, below nothing where the bill was credited. `passed` of the bill's `of` is not ours.

    `month` is what was billed, `late` whether it is a late fee.
    """

    bill: str
    month: date
    late: bool
    of: int
    passed: int
    fen: int
    day: date


@dataclass(frozen=True)
class Parted:
    """The same, parted: what is fee, and what is passed on to others."""

    came: Came
    fee: int
    passed: int


@dataclass(frozen=True)
class Went:
    """A cost of a day; below nothing where it was given back."""

    item: str
    part: str
    fen: int
    day: date


def parted(came: Iterable[Came]) -> list[Parted]:
    """Payments in the order in which they came. However a bill is paid, the parts are those of the bill in the end."""
    before: dict[str, int] = {}
    found = []
    for one in came:
        paid = before.get(one.bill, 0)
        before[one.bill] = paid + one.fen
        passed = _passed(one, paid + one.fen) - _passed(one, paid)
        found.append(Parted(one, one.fen - passed, passed))
    return found


def _passed(one: Came, paid: int) -> int:
    return round_half_up(paid * one.passed, one.of) if one.of > 0 else 0


def row_of(one: Came, kind: str) -> str:
    """Of the period in which it was paid, of an earlier one, or a late fee."""
    if one.late:
        return LATE
    return FEES if one.month >= span_of(kind, one.day)[0].replace(day=1) else ARREARS


def received(parts: Iterable[Parted], kind: str, span: Span) -> dict[str, int]:
    """Fees that came in on these days, by row."""
    found = dict.fromkeys(INCOME, 0)
    for one in parts:
        if span[0] <= one.came.day <= span[1]:
            found[row_of(one.came, kind)] += one.fee
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


@dataclass(frozen=True)
class Pay:
    """What the company may draw: a `ratio` of the agreed base, or `fixed` fen a quarter."""

    ratio: Fraction = Fraction(0)
    fixed: int = 0


def drawn(pay: Pay, base: Sequence[tuple[date, int]], runs: Span, span: Span) -> int:
    """The company's pay for the days of `span` under a contract that `runs`.

    It is due for the year so far, less what was due for it before: the periods of a year are the year exactly.
    """
    return _due(pay, base, runs, span[1]) - _due(pay, base, runs, date.fromordinal(span[0].toordinal() - 1))


def _due(pay: Pay, base: Sequence[tuple[date, int]], runs: Span, day: date) -> int:
    total = 0
    for year in range(runs[0].year, day.year + 1):
        days = cut((date(year, 1, 1), min(date(year, 12, 31), day)), runs)
        if days is None:
            continue
        if pay.fixed:
            total += half_up(pay.fixed * months_of(*days) / 3)
        else:
            total += half_up(pay.ratio * sum(fen for on, fen in base if days[0] <= on <= days[1]))
    return total


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
