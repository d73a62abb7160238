"""Shares of a home never exceed the whole on any day; spans overlap as days do."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.people.rules import tenure
from yuanba.domains.people.rules.tenure import Holding, Stay
from yuanba.kernel.errors import Refusal

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@st.composite
def spans(draw):
    since, until = draw(DAYS), draw(st.none() | DAYS)
    return (since, until) if until is None or since <= until else (until, since)


@st.composite
def holdings(draw):
    since, until = draw(spans())
    share = draw(st.none() | st.fractions(Fraction(1, 12), 1, max_denominator=12))
    return Holding(since, until, share)


def days_of(span):
    return {FIRST + timedelta(days=day) for day in range(40) if tenure.on(FIRST + timedelta(days=day), *span)}


@given(spans(), spans())
def test_two_spans_overlap_where_they_have_a_day_in_common(one, other):
    assert tenure.overlap(one, other) is bool(days_of(one) & days_of(other))
    assert tenure.overlap(one, other) is tenure.overlap(other, one)


@given(st.lists(holdings(), max_size=6))
def test_too_much_is_too_much_on_some_day(held):
    def over(day):
        shares = [one.share for one in held if tenure.on(day, one.since, one.until)]
        stated = sum(share for share in shares if share is not None)
        return stated > 1 or (stated == 1 and None in shares)

    first = next((FIRST + timedelta(days=day) for day in range(40) if over(FIRST + timedelta(days=day))), None)
    assert tenure.too_much_on(held) == first


@given(st.lists(holdings(), max_size=5), st.randoms())
def test_order_does_not_matter_and_less_is_never_worse(held, random):
    shuffled = random.sample(held, len(held))
    assert tenure.too_much_on(shuffled) == tenure.too_much_on(held)
    if held and tenure.too_much_on(held) is None:
        assert tenure.too_much_on(held[1:]) is None


def always(*shares):
    return [Holding(FIRST, None, share) for share in shares]


@pytest.mark.parametrize(
    ("held", "day"),
    [
        (always(Fraction(1)), None),
        (always(Fraction(1), Fraction(1)), FIRST),
        (always(HALF, HALF), None),
        (always(HALF, HALF, Fraction(1, 1_000_000)), FIRST),
        (always(*[THIRD] * 3), None),
        (always(*[THIRD] * 4), FIRST),
        (always(None, None), None),
        (always(None, None, HALF), None),
        (always(None, Fraction(1)), FIRST),
        (always(None, HALF, HALF), FIRST),
        ([], None),
    ],
)
def test_shares_of_one_home(held, day):
    assert tenure.too_much_on(held) == day


def test_who_sells_and_who_buys_meet_on_no_day():
    sold = Holding(FIRST, date(2026, 6, 30), Fraction(1))
    assert tenure.too_much_on([sold, Holding(date(2026, 7, 1), None, Fraction(1))]) is None
    assert tenure.too_much_on([sold, Holding(date(2026, 6, 30), None, Fraction(1))]) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("stay", "wrong"),
    [
        (Stay("owner", FIRST), {}),
        (Stay("owner", FIRST, FIRST), {}),
        (Stay("owner", FIRST, share=Fraction(1)), {}),
        (Stay("co-owner", FIRST, share=THIRD), {}),
        (Stay("co-owner", FIRST), {}),
        (Stay("tenant", FIRST), {}),
        (Stay("owner", FIRST, FIRST - timedelta(days=1)), {"until": "dates-wrong"}),
        (Stay("owner", FIRST, share=HALF), {"share": "share-wrong"}),
        (Stay("tenant", FIRST, share=HALF), {"share": "share-wrong"}),
        (Stay("co-owner", FIRST, share=Fraction(0)), {"share": "share-wrong"}),
        (Stay("co-owner", FIRST, share=Fraction(-1, 2)), {"share": "share-wrong"}),
        (Stay("co-owner", FIRST, share=Fraction(3, 2)), {"share": "share-wrong"}),
        (Stay("co-owner", FIRST, share=Fraction(1, 1_000_001)), {"share": "share-wrong"}),
        (Stay("family", FIRST, date(2025, 1, 1), HALF), {"until": "dates-wrong", "share": "share-wrong"}),
    ],
)
def test_stays(stay, wrong):
    if not wrong:
        assert tenure.checked(stay) == stay
        assert tenure.alone(stay).share == (Fraction(1) if stay.kind == "owner" else stay.share)
        return
    with pytest.raises(Refusal) as caught:
        tenure.checked(stay)
    assert (caught.value.code, caught.value.fields) == ("invalid", wrong)
