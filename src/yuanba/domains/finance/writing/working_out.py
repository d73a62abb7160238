"""The bills of a month are worked out: by home and owner, line by line, and whom they leave out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from yuanba.domains.contracts.public import Contract, Tariff, Terms, vocabulary
from yuanba.domains.finance.models import Bill, BillingRun, BillLine, Skipped
from yuanba.domains.finance.rules import chart, owners, words
from yuanba.domains.finance.rules.months import month_of
from yuanba.domains.finance.rules.situations import by_holding, overlap
from yuanba.domains.finance.writing import charging, metering
from yuanba.domains.finance.writing.charging import OF_MONTH, OF_OWNERS, Charge, Charging
from yuanba.domains.finance.writing.estate import Estate, estate_of
from yuanba.domains.places.public import Place

BY_KIND: dict[str, Charging] = {
    vocabulary.AREA: charging.by_area,
    vocabulary.FIXED: charging.fixed,
    vocabulary.HEATING: charging.heating,
    vocabulary.PARKING_MONTH: charging.parking,
    vocabulary.METERED: metering.metered,
    vocabulary.SHARED: metering.shared,
}


@dataclass
class Worked:
    """Rows that are not saved yet."""

    bills: list[Bill] = field(default_factory=list)
    lines: list[BillLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True)
class Rule:
    """A price of a contract, and what it makes of each home."""

    code: str
    tariff: Tariff
    account: str
    charges: list[Charge]


def work_out(run: BillingRun, terms: Terms, first_number: int) -> Worked:
    """By the prices of `terms`, for the days of the month on which the contract runs."""
    first, last = billed_days(run.contract, run.month)
    estate = estate_of(run.yard, first, last)
    rules = [_rule(run, terms, one, estate) for one in terms.tariffs if one.kind in BY_KIND]
    worked = Worked()
    prices = {one.name for one in terms.tariffs}
    for place, home in enumerate(estate.homes):
        if any(one.price not in prices for one in estate.spaces.get(home.id, ())):
            worked.skipped.append(_skip(run, home, words.NO_PRICE))
        spans = owners.hands(estate.owning.get(home.id, []), first, last)
        _home(run, worked, home, spans, [(rule, rule.charges[place]) for rule in rules], estate)
        if sum(map(owners.days_of, spans)) < owners.days_of((first, last)):
            why = words.OUTSIDE if spans else words.NO_OWNER
            worked.skipped.append(_skip(run, home, why))
    for number, bill in enumerate(worked.bills, first_number):
        bill.number = number
    return worked


def _rule(run: BillingRun, terms: Terms, tariff: Tariff, estate: Estate) -> Rule:
    code = f"{run.contract.number}:{tariff.code}"
    account = chart.income(terms.mode, passed_on=tariff.passed_on)
    return Rule(code, tariff, account, BY_KIND[tariff.kind](tariff, code, estate))


def billed_days(contract: Contract, month: date) -> tuple[date, date]:
    """The days of a month on which a contract runs; the last lies before the first where there are none."""
    first, last = month_of(month)
    return max(first, contract.since), min(last, contract.last_day)


def _home(
    run: BillingRun,
    worked: Worked,
    home: Place,
    spans: list[owners.Span],
    charges: list[tuple[Rule, Charge]],
    estate: Estate,
) -> None:
    due: list[tuple[Rule, Charge]] = []
    for rule, charge in charges:
        why = words.BILLED if (rule.code, home.id) in estate.billed else charge.why
        if why:
            worked.skipped.append(_skip(run, home, why, rule.tariff))
        elif charge.fen or (charge.said or {}).get("settled"):
            due.append((rule, charge))
    for part, span in enumerate(spans, 1):
        bill = _bill(run, home, span)
        lines = list(_lines(bill, due, spans, part))
        bill.fen = sum(line.fen for line in lines)
        if lines:
            worked.bills.append(bill)
            worked.lines += lines


def _skip(run: BillingRun, home: Place, why: str, tariff: Tariff | None = None) -> Skipped:
    names = {"tariff": tariff.name, "tariff_en": tariff.name_en} if tariff else {}
    return Skipped.new(yard=run.yard, run=run, home=home, why=why, **names)


def _bill(run: BillingRun, home: Place, span: owners.Span) -> Bill:
    since, until = span
    bill = Bill.new(yard=run.yard, run=run, home=home, kind=words.MONTH, month=run.month)
    bill.since, bill.until, bill.due = since, until, run.due
    return bill


def _lines(bill: Bill, due: list[tuple[Rule, Charge]], spans: list[owners.Span], part: int) -> Iterator[BillLine]:
    for rule, charge in due:
        fen, days, of = _part(bill, charge, spans, part)
        said = dict(charge.said or {}) | ({"days": days, "days_of": of, "whole": charge.fen} if days != of else {})
        line = BillLine.new(yard=bill.yard, bill=bill, home=bill.home, rule=rule.code, month=bill.month)
        line.name, line.name_en, line.account = rule.tariff.name[:60], rule.tariff.name_en[:80], rule.account
        line.part, line.fen, line.sum = part, fen, said
        if fen or (said.get("settled") and part == 1):
            yield line


def _part(bill: Bill, charge: Charge, spans: list[owners.Span], part: int) -> tuple[int, int, int]:
    """What one owner owes of a charge, for how many days, of how many that it is for."""
    of = _days_over(bill, charge, spans)
    if charge.held:
        days = sum(overlap(one, spans[part - 1]) for one in charge.held)
        return by_holding(charge.fen, charge.held, spans, of)[part - 1], days, of * len(charge.held)
    return owners.by_days(charge.fen, spans, of)[part - 1], owners.days_of(spans[part - 1]), of


def _days_over(bill: Bill, charge: Charge, spans: list[owners.Span]) -> int:
    """Of how many days the sum of a charge is."""
    if charge.over == OF_OWNERS:
        return sum(map(owners.days_of, spans))
    return owners.days_of(
        month_of(bill.month) if charge.over == OF_MONTH else billed_days(bill.run.contract, bill.month)
    )
