"""Payments, returns, owners who change, figures and the guard of service costs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.finance.rules import figures, guarding, owners, parting, paying, returning, using
from yuanba.kernel.errors import Refusal

BILLS = st.lists(
    st.builds(
        paying.Owed,
        st.uuids().map(str),
        st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        st.integers(1, 10**7),
        st.sampled_from([paying.PRINCIPAL, paying.PENALTY]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
HOMES = st.tuples(st.integers(1, 10**5), st.integers(0, 10**7))
ORDERS = st.sampled_from([paying.OLDEST_FIRST, paying.PRINCIPAL_FIRST, paying.PENALTY_FIRST])


@given(BILLS, st.integers(1, 10**8), ORDERS)
def test_a_payment_is_spread_whole_and_no_bill_is_paid_twice(bills, fen, order):
    found = paying.allocate(bills, fen, order)
    assert sum(found.applied.values()) + found.prepaid == fen
    assert {one.id: found.applied.get(one.id, 0) + found.left.get(one.id, 0) for one in bills} == {
        one.id: one.fen for one in bills
    }
    assert not (found.prepaid and found.left)
    assert sum(amount for _, amount in paying.postings(found, "1002")) == 0


def test_the_contract_says_whether_the_late_fee_comes_first():
    old, new = date(2024, 1, 31), date(2024, 3, 11)
    bills = [paying.Owed("fee", new, 100), paying.Owed("late", old, 30, paying.PENALTY)]
    said = {
        order: paying.allocate(bills, 100, order).applied
        for order in ("oldest_first", "principal_first", "penalty_first")
    }
    assert said == {
        "oldest_first": {"late": 30, "fee": 70},
        "principal_first": {"fee": 100},
        "penalty_first": {"late": 30, "fee": 70},
    }


@given(st.integers(0, 10**9), st.dates())
def test_the_month_of_a_change_is_paid_once(fen, on):
    change = owners.month_between(fen, on)
    assert change.former + change.new == fen
    assert on.day > 1 or change.former == 0


def test_a_change_on_the_twentieth():
    assert owners.month_between(31000, date(2024, 5, 20)) == owners.Change(19000, 12000)


@pytest.mark.parametrize(
    ("received", "billed", "said"), [(0, 0, ""), (1, 3, "33.33"), (3, 2, "150.00"), (0, 5, "0.00")]
)
def test_collection_rates(received, billed, said):
    assert figures.collection_rate(received, billed) == said


def test_a_deposit_that_stood_for_nothing_goes_back_whole():
    found = returning.deposit(200, 0)
    assert (found.fen, found.went) == (200, [("2241", 200), ("1002", -200)])


@pytest.mark.parametrize("words", ["电梯大修", "外墙中修", "消防主机更新", "雨污分流改造"])
def test_larger_works_are_no_service_cost(words):
    with pytest.raises(Refusal) as caught:
        guarding.check_service_cost(words)
    assert caught.value.code == "maintenance-fund-only"
    guarding.check_service_cost("电梯日常维护")


@given(
    st.integers(0, 10**9), st.lists(st.tuples(st.integers(1, 10**5), st.integers(0, 10**7)), min_size=1, max_size=20)
)
def test_works_are_charged_whole_and_nobody_goes_below_zero(cost, homes):
    areas, balances = zip(*homes, strict=True)
    found = guarding.share_works(cost, areas, balances)
    assert sum(found.charged) == cost
    for place, (due, there) in enumerate(zip(found.charged, balances, strict=True)):
        assert found.short.get(place, 0) == max(due - there, 0)


USED = st.integers(0, 10**6)


@given(st.lists(st.tuples(USED, st.booleans(), st.none() | USED), min_size=1, max_size=12))
def test_over_the_months_what_was_counted_is_billed_however_often_a_reading_was_missing(months):
    """The last month is read; a reading counts all that was used since the one before."""
    billed = before = waiting = counted = 0
    for number, (used, is_read, usual) in enumerate(months):
        waiting += used
        is_read = is_read or number == len(months) - 1
        found = using.due([using.Counted(waiting if is_read else None, usual)], before, as_usual=True)
        if found is not None:
            billed += found.billed
            before += found.usual - found.settled
        if is_read:
            counted, waiting = counted + waiting, 0
    assert billed - before == counted
    assert before >= 0


@pytest.mark.parametrize(
    ("meters", "before", "as_usual", "found"),
    [
        ([(500, None)], 0, False, using.Due(500)),
        ([(500, None)], 200, False, using.Due(300, settled=200)),
        ([(500, None)], 800, False, using.Due(0, settled=500)),
        ([(None, 300)], 0, False, None),
        ([(None, 300)], 0, True, using.Due(300, 300)),
        ([(None, None)], 0, True, None),
        ([(500, 9), (None, 300)], 100, True, using.Due(800, 300)),
    ],
)
def test_what_is_due_of_what_was_counted(meters, before, as_usual, found):
    assert using.due([using.Counted(*one) for one in meters], before, as_usual=as_usual) == found


def came(fen, of=24570, passes=800):
    return parting.Came("bill", of, passes, fen, date(2026, 3, 10))


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=12), st.integers(0, 3000))
def test_however_a_bill_is_paid_its_parts_are_those_of_the_bill(payments, passes):
    of = sum(payments) + passes
    found = parting.parted(came(fen, of, passes) for fen in [*payments, passes] if fen)
    assert sum(passed for _fee, passed in found) == passes
    assert sum(fee for fee, _passed in found) == of - passes
    assert all(fee >= 0 and passed >= 0 for fee, passed in found)


def test_what_was_paid_of_a_credited_bill_is_taken_back_in_both_parts():
    assert parting.parted([came(10000), came(-10000)]) == [(9674, 326), (-9674, -326)]
