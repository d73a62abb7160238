"""Publishing closes the book: what comes later for these days is booked later, belongs to them, and is a correction."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.domains.ledger.test_races import together
from tests.factories import contracts, fees, revenue, spending
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts.public import Terms
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
MARCH_END, JUNE_END, DAY = date(2026, 3, 31), date(2026, 6, 30), date(2026, 4, 1)
LUMP = Terms(mode="lump-sum", tariffs=contracts.TERMS.tariffs)


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        yield found


def in_july():
    return clock.at(clock.now().replace(2026, 7, 2))


def book_of(town):
    return ledger.Book.objects.select_related("yard").get(yard=town.yard)


def late(town, fen=5000, **more):
    return spending.approved(town.manager, town.other, town.yard, fen, item="greening", **more)


def enter(town, day):
    line = ledger.Line("1002", "1001", 7)
    with transaction.atomic():
        ledger.enter_for(SYSTEM, book_of(town), ledger.Draft(day, "试记", (line,)), f"try-{day}")


def periods(town):
    rows = ledger.Period.objects.filter(yard=town.yard).order_by("since")
    return [(one.since, one.until, one.state) for one in rows]


def test_publication_and_closing_are_one(town):
    one = make.publish(town, make.drafted(town))
    (period,) = ledger.Period.objects.filter(yard=town.yard)
    assert periods(town) == [(date(2026, 1, 1), MARCH_END, "published")]
    told = {"since": "2026-01-01", "until": "2026-03-31", "digest": period.digest}
    assert (one.document["book"], finance.closed_until(town.yard)) == (told, MARCH_END)
    before = everything()
    for day in (MARCH_END, date(2025, 12, 31)):
        with refused("period-closed"):
            enter(town, day)
    assert everything() == before
    enter(town, DAY)
    assert fees.faults(town.fees) == {}


def test_what_comes_too_late_keeps_its_day_and_is_told_by_the_next_statement(town):
    make.publish(town, make.drafted(town))
    sealed = ledger.Period.objects.get(yard=town.yard).digest
    made = late(town, payee="青萝园艺公司")
    assert (made.day, made.booked_on, made.is_late) == (spending.DAY, DAY, True)
    entry = ledger.Entry.objects.get(yard=town.yard, key=f"voucher:{made.number}")
    assert (entry.day, entry.belongs, ledger.Period.objects.get().digest) == (DAY, spending.DAY, sealed)
    with in_july():
        one = make.publish(town, make.drafted(town, day=JUNE_END))
    foot = {"opening": -4773, "moved": -5000, "income": 0, "expense": 0, "closing": -9773}
    assert one.document["foot"] == foot
    assert one.document["corrections"] == {"vouchers": -5000, "other": 0, "numbers": [made.number]}
    lines = [(line.item, line.day, line.voucher, line.fen) for line in one.vouchers.all()]
    assert lines == [("moved", spending.DAY, made.number, 5000)]
    assert [row.voucher for row in disclosure.vouchers_behind(town.yard, one.code, "moved").rows] == [made.number]
    assert periods(town)[1:] == [(DAY, JUNE_END, "published")]
    assert fees.faults(town.fees) == {}


def test_what_a_correction_told_the_next_statement_does_not_tell_again(town):
    wrong = make.publish(town, make.drafted(town))
    made = late(town)
    one = disclosure.correct_statement(actor=town.manager, yard=town.yard, code=wrong.code, why="绿化漏记")
    right = make.publish(town, one)
    assert (right.document["foot"]["closing"], "book" in right.document) == (-9773, False)
    assert [line.voucher for line in right.vouchers.filter(item="greening")] == [made.number]
    with in_july():
        foot = make.drafted(town, day=JUNE_END).figures
    assert (foot["foot"]["opening"], foot["foot"]["moved"], "corrections" in foot) == (-9773, 0, False)


def test_under_a_lump_sum_the_company_is_put_right_too():
    town = make.quarter("YH", terms=LUMP)
    with clock.at(make.IN_APRIL):
        make.publish(town, make.drafted(town))
        late(town)
        with in_july():
            one = make.publish(town, make.drafted(town, day=JUNE_END))
    assert one.document["foot"] == {"opening": 0, "moved": -5000, "income": 0, "expense": 0, "closing": -5000}


def test_each_statement_ends_with_what_the_book_says(town):
    make.publish(town, make.drafted(town))
    late(town)
    late(town, 700, day=date(2026, 4, 3))
    with in_july():
        late(town, 110, day=date(2026, 3, 5))
        one = make.publish(town, make.drafted(town, day=JUNE_END))
        assert late(town, 9, day=date(2026, 5, 5)).booked_on == date(2026, 7, 1)
    costs = ledger.trial_balance(book_of(town), JUNE_END)["CNY"]
    spent = sum(fen for code, fen in costs.items() if code.startswith("5401."))
    assert (spent, one.document["foot"]["closing"]) == (35810, 27421 - 2194 - 35810)
    with clock.at(clock.now().replace(2026, 10, 2)):
        last = make.drafted(town, day=date(2026, 9, 30)).figures["foot"]
    assert (last["moved"], last["closing"]) == (-9, one.document["foot"]["closing"] - 9)


def test_public_revenue_that_comes_too_late_is_told_by_the_next_statement(town):
    gate = revenue.parking(town.manager, town.yard, share=0).number
    make.publish(town, make.drafted(town))
    revenue.taken(town.manager, town.yard, gate, 6000, day=date(2026, 3, 20))
    assert ledger.Entry.objects.filter(yard=town.yard).latest("id").belongs == date(2026, 3, 20)
    with in_july():
        foot = make.publish(town, make.drafted(town, day=JUNE_END)).document["public"]["foot"]
    assert (foot["opening"], foot["moved"], foot["income"], foot["closing"]) == (0, 6000, 0, 6000)
    assert fees.faults(town.fees) == {}


def test_a_taking_of_the_same_number_is_no_voucher_that_was_told(town):
    gate = revenue.parking(town.manager, town.yard, share=0).number
    for _n in range(3):
        revenue.taken(town.manager, town.yard, gate, 100, day=date(2026, 3, 20))
    make.publish(town, make.drafted(town))
    made = late(town)
    with in_july():
        said = make.drafted(town, day=JUNE_END).figures["corrections"]
    assert (made.number, said) == (2, {"vouchers": -5000, "other": 0, "numbers": [2]})


def test_the_later_end_closes_and_what_lies_within_closes_nothing(town):
    month = make.publish(town, make.drafted(town, "month"))
    quarter = make.publish(town, make.drafted(town))
    assert ("book" in month.document, "book" in quarter.document) == (True, False)
    with clock.at(clock.now().replace(2026, 10, 2)):
        make.publish(town, make.drafted(town, day=date(2026, 9, 30)))
        between = make.publish(town, make.drafted(town, day=JUNE_END))
    assert "book" not in between.document
    assert [until for _since, until, _state in periods(town)] == [MARCH_END, date(2026, 9, 30)]
    assert fees.faults(town.fees) == {}


def test_what_was_opened_by_hand_is_closed_by_hand(town):
    one = make.signed(town, make.drafted(town))
    said = {"actor": SYSTEM, "yard": town.yard, "book": "MAIN", "code": "Q1"}
    ledger.open_period(**said, since=date(2026, 1, 1), until=MARCH_END)
    before = everything()
    with refused("period-state"):
        disclosure.publish_statement(actor=town.manager, yard=town.yard, number=one.number, seen=one.digest)
    assert everything() == before


def test_vouchers_that_wait_are_told_before_it_is_published(town):
    spending.voucher(town.manager, town.yard, 5000)
    spending.voucher(town.manager, town.yard, 5000, day=date(2026, 4, 2))
    one = make.signed(town, make.drafted(town))
    desk = disclosure.desk_of(town.manager, town.yard, one.number)
    assert (desk.closes, desk.waiting) == (True, 1)
    make.publish_again(town, disclosure.Publication(statement=one))
    desk = disclosure.desk_of(town.manager, town.yard, one.number)
    assert (desk.closes, desk.waiting) == (False, 0)


@given(st.integers(0, 120), st.none() | st.integers(0, 120))
def test_nothing_is_booked_on_a_day_that_is_closed(on, last):
    first = date(2026, 1, 1).toordinal()
    day, closed = date.fromordinal(first + on), None if last is None else date.fromordinal(first + last)
    booked, belongs = ledger.periods.placed(day, closed)
    assert (closed is None or booked > closed, belongs or booked) == (True, day)
    assert belongs is None or belongs < booked


def test_what_belongs_is_earlier_than_what_is_booked(town):
    draft = ledger.Draft(DAY, "试记", (ledger.Line("1002", "1001", 7),), belongs=DAY)
    with refused("invalid", belongs="belongs-later"), transaction.atomic():
        ledger.enter_for(SYSTEM, book_of(town), draft, "try")


@pytest.mark.django_db(transaction=True)
def test_what_is_approved_while_it_is_published_is_in_both_or_comes_later():
    town = make.quarter()
    with clock.at(make.IN_APRIL):
        one = make.signed(town, make.drafted(town))
        waiting = [spending.voucher(town.manager, town.yard, 100, item="greening").number for _n in range(15)]

    def act(number, turn):
        with clock.at(make.IN_APRIL):
            if number == 7:
                said = {"yard": town.yard, "number": one.number, "seen": one.digest}
                return disclosure.publish_statement(actor=town.manager, **said).code
            voucher = waiting[number - (number > 7)]
            return finance.approve_voucher(actor=town.other, yard=town.yard, voucher=voucher).booked_on

    said = together(act)
    early = said.count(spending.DAY)
    told = [one for one in said if isinstance(one, str)]
    published = disclosure.Publication.objects.filter(yard=town.yard).first()
    assert (len(told), said.count(DAY) + early) == (1, 15)
    if published is None:
        assert (told, early > 0, periods(town)) == (["statement-moved"], True, [])
    else:
        assert (early, told) == (0, [published.code])
    assert fees.faults(town.fees) == {}


def test_a_refusal_closes_nothing(town):
    one = make.signed(town, make.drafted(town))
    late(town)
    before = everything()
    with pytest.raises(Refusal):
        disclosure.publish_statement(actor=town.manager, yard=town.yard, number=one.number, seen=one.digest)
    assert (everything(), finance.closed_until(town.yard)) == (before, None)
