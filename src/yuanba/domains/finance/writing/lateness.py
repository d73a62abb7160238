"""Late fees: only where the contract of the bill has a clause, for days that were not charged yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from yuanba.domains.contracts.public import Clause, Terms, late, terms_on
from yuanba.domains.finance.models import Bill, BillLine, Till
from yuanba.domains.finance.rules import chart, words
from yuanba.domains.finance.rules.lateness import days_late, within_cap
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.money import half_up
from yuanba.platform.access.public import Actor


def late_fees(bills: Sequence[Bill]) -> dict[UUID, int]:
    """What is due today beside each open bill, by its id; nothing is written."""
    overdue = [one for one in bills if one.kind == words.MONTH and one.left and one.due < clock.today()]
    clauses = _clauses(overdue)
    if not any(clauses.values()):
        return {}
    charged: dict[UUID | None, list[Bill]] = defaultdict(list)
    of = [one.id for one in overdue]
    yard = overdue[0].yard_id
    for one in Bill.objects.filter(yard=yard, of__in=of, kind=words.LATE, credited_at=None).order_by("number"):
        charged[one.of_id].append(one)
    fees = {one.id: _fee(one, clauses[one.id], charged[one.id]) for one in overdue}
    return {key: fee for key, fee in fees.items() if fee}


def _clauses(bills: Sequence[Bill]) -> dict[UUID, Clause | None]:
    known: dict[tuple[UUID, date], Terms] = {}
    found: dict[UUID, Clause | None] = {}
    for bill in bills:
        key = (bill.run.contract_id, bill.month)
        if key not in known:
            known[key] = terms_on(bill.run.contract, bill.since)
        found[bill.id] = known[key].late
    return found


def _fee(bill: Bill, clause: Clause | None, charged: Sequence[Bill]) -> int:
    if clause is None:
        return 0
    until = charged[-1].until if charged else None
    plain = replace(clause, cap=None, grace=0 if charged else clause.grace)
    fee = late.late_fee(bill.left, plain, days_late(bill.due, until, clock.today()))
    most = None if clause.cap is None else half_up(bill.fen * clause.cap)
    return within_cap(fee, most, sum(one.fen for one in charged))


def charge_late(actor: Actor, till: Till, home: Place, bills: Sequence[Bill]) -> list[Bill]:
    """A bill for each late fee that is due today, owed at once; the caller holds the till."""
    fees = late_fees(bills)
    made = [(_bill(till, bill, fees[bill.id]), chart.income(bill.run.mode)) for bill in bills if bill.id in fees]
    if made:
        till.save()
        lines = [ledger.Line(account, at_home(chart.RECEIVABLE, home), one.fen) for one, account in made]
        numbers = "、".join(str(one.number) for one, _account in made)
        enter(actor, book_of(home.yard, [home]), f"违约金账单 {numbers}", lines, f"late:{made[0][0].number}")
    return [one for one, _account in made]


def _bill(till: Till, bill: Bill, fee: int) -> Bill:
    till.bills += 1
    today = clock.today()
    made = Bill(yard=bill.yard, number=till.bills, home=bill.home, kind=words.LATE, month=bill.month, of=bill)
    made.since, made.until, made.due, made.fen, made.published_at = bill.due, today, today, fee, clock.now()
    made.save()
    line = BillLine(yard=bill.yard, bill=made, home=bill.home, rule=f"late:{made.number}", month=bill.month)
    line.name, line.name_en, line.account, line.fen = "违约金", "Late fee", chart.income(bill.run.mode), fee
    line.sum = {"of": "late", "left": bill.left, "number": bill.number}
    line.save()
    return made
