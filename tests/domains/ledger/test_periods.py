"""Periods follow each other, take closing entries only, and are sealed for ever; a broken seal is found."""

from datetime import date, datetime

import pytest

from tests.factories import ledger as make
from tests.support.tamper import tamper
from tests.support.unchanged import refused
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
APRIL = datetime(2026, 4, 9, 9, tzinfo=clock.SHANGHAI)
Q1 = {"code": "2026Q1", "since": date(2026, 1, 1), "until": date(2026, 3, 31)}
Q2 = {"code": "2026Q2", "since": date(2026, 4, 1), "until": date(2026, 6, 30)}
FEE = make.line("6001", "1122", 17747)


@pytest.fixture
def town():
    with clock.at(APRIL):
        there = make.books()
        make.post(there, FEE)
        yield there


def do(town, verb, **more):
    return verb(actor=town.manager, yard=town.yard, book="MAIN", **more)


def close(town, code):
    do(town, ledger.begin_closing, code=code)
    return do(town, ledger.publish_period, code=code)


def test_open_closing_published(town):
    first = do(town, ledger.open_period, **Q1)
    assert do(town, ledger.open_period, **Q1).id == first.id
    with refused("account-code-taken"):
        do(town, ledger.open_period, **Q1 | {"until": date(2026, 3, 30)})
    with refused("period-gap"):
        do(town, ledger.open_period, **Q2 | {"since": date(2026, 4, 2)})
    with refused("period-state"):
        do(town, ledger.publish_period, code="2026Q1")
    do(town, ledger.begin_closing, code="2026Q1")
    with refused("period-closing"):
        make.post(town, FEE)
    make.post(town, make.line("1122", "6001", 7), kind="closing")
    period = do(town, ledger.publish_period, code="2026Q1")
    assert period.balances == {"1122": [0, 17747, 7, 17740], "6001": [0, 7, 17747, -17740]}
    assert do(town, ledger.publish_period, code="2026Q1").digest == period.digest
    for kind in ("journal", "closing"):
        with refused("period-closed"):
            make.post(town, FEE, kind=kind)
    corrected = make.post(town, FEE, day=date(2026, 4, 9), corrects="2026Q1")
    assert corrected.day == date(2026, 4, 9)
    assert make.faults(town) == {}


def test_the_next_opens_with_what_the_last_closed_with_and_carries_its_seal(town):
    do(town, ledger.open_period, **Q1)
    do(town, ledger.open_period, **Q2)
    with refused("period-running"), clock.at(datetime(2026, 3, 31, 23, tzinfo=clock.SHANGHAI)):
        do(town, ledger.begin_closing, code="2026Q1")
    with clock.at(datetime(2026, 7, 1, 9, tzinfo=clock.SHANGHAI)):
        with refused("period-state"):
            do(town, ledger.begin_closing, code="2026Q2")
        first = close(town, "2026Q1")
        make.post(town, make.line("1122", "1002", 17747), day=date(2026, 5, 1))
        second = close(town, "2026Q2")
    assert second.before == first.digest
    assert second.balances["1122"] == [17747, 0, 17747, 0]
    assert make.faults(town) == {}


@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_changed_behind_our_back_is_found(town):
    do(town, ledger.open_period, **Q1)
    close(town, "2026Q1")
    tamper("UPDATE ledger_transfer SET amount = 17746")
    assert set(make.faults(town)) == {"entries", "seals"}


def test_a_book_that_was_opened_again_behind_our_back_is_found(town):
    do(town, ledger.open_period, **Q1)
    do(town, ledger.open_period, **Q2)
    close(town, "2026Q1")
    assert make.faults(town) == {}
    ledger.Book.objects.filter(id=town.book.id).update(closed_until=None, closing_until=date(2026, 6, 30))
    said = ["closed until None, its periods until 2026-03-31", "being closed until 2026-06-30, its periods until None"]
    assert make.faults(town) == {"closed": said}


def test_a_gap_between_periods_and_one_published_before_the_last_are_found(town):
    do(town, ledger.open_period, **Q1)
    do(town, ledger.open_period, **Q2)
    second = ledger.Period.objects.get(book=town.book, code="2026Q2")
    ledger.Period.objects.filter(id=second.id).update(since=date(2026, 4, 2), state="published")
    found = make.faults(town)
    said = ["2026Q2: does not begin on the day after 2026Q1", "2026Q2: is published before 2026Q1"]
    assert found["closed"] == [*said, "closed until None, its periods until 2026-06-30"]
    assert set(found) == {"closed", "seals"}


def test_a_balance_that_was_changed_behind_our_back_is_found(town):
    make.post(town, make.line("C100", "C200.LI", 5))
    ledger.Balance.objects.filter(account__code="C200.LI").update(posted=6)
    assert make.faults(town) == {"balances": ["C200.LI: 6 and 0 held, counted 5 and 0"]}


def test_what_was_entered_is_given_again_when_its_day_is_closed_and_nothing_else_is(town):
    first = make.post(town, FEE, key="wx-1")
    do(town, ledger.open_period, **Q1)
    close(town, "2026Q1")
    assert make.post(town, FEE, key="wx-1").id == first.id
    with refused("conflict"):
        make.post(town, make.line("6001", "1122", 1), key="wx-1")
    with refused("period-closed"):
        make.post(town, FEE, key="wx-2")
