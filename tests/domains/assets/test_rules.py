"""Readings beside the one before: tables and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.assets.rules.meters import Before, NewMeter, checked, judged, leaps, span, value_of, written
from yuanba.kernel.errors import Refusal

MAY, JUNE = date(2026, 5, 1), date(2026, 5, 31)


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("123.4", 12340), ("1,234", 123400), ("００１２.05", 1205), (" 7 ", 700)]
)
def test_readings_as_people_write_them(text, value):
    assert value_of(text) == value
    assert value_of(written(value)) == value


@pytest.mark.parametrize("text", ["", "-1", "1.234", "abc", "1.", ".5", "12345678901"])
def test_what_is_no_reading(text):
    with pytest.raises(ValueError, match="not a reading"):
        value_of(text)


@pytest.mark.parametrize(
    ("before", "value", "used", "rolled"),
    [
        (10000, 11200, 1200, False),
        (10000, 10000, 0, False),
        (9_990_000, 10_000, 20_000, True),
        (9_000_000, 1_000_000, 2_000_000, True),
    ],
)
def test_what_was_used(before, value, used, rolled):
    found = judged(Before(before, MAY), value, JUNE, 5)
    assert (found.used, found.rolled) == (used, rolled)


@pytest.mark.parametrize(
    ("before", "value", "day", "field", "code"),
    [
        (10000, 9999, JUNE, "value", "reading-back"),
        (8_999_999, 10_000, JUNE, "value", "reading-back"),
        (9_990_000, 1_000_001, JUNE, "value", "reading-back"),
        (0, 10_000_000, JUNE, "value", "reading-digits"),
        (0, -1, JUNE, "value", "reading-digits"),
        (0, 1, MAY - timedelta(days=1), "day", "reading-day"),
    ],
)
def test_what_a_meter_cannot_show(before, value, day, field, code):
    with pytest.raises(Refusal) as caught:
        judged(Before(before, MAY), value, day, 5)
    assert caught.value.fields == {field: code}


@pytest.mark.parametrize(
    ("used", "days", "leap"), [(10_000, 30, False), (10_001, 30, True), (100_000, 300, False), (334, 0, True)]
)
def test_more_than_ten_times_the_usual_is_looked_at_again(used, days, leap):
    assert leaps(Before(0, MAY, 1000, 30), used, days) is leap
    assert not leaps(Before(0, MAY), used, days)


def test_a_leap_is_confirmed():
    before = Before(0, MAY, 1000, 30)
    with pytest.raises(Refusal) as caught:
        judged(before, 50_000, JUNE, 5)
    assert (caught.value.fields, caught.value.data) == ({"value": "reading-leap"}, {"used": "500"})
    assert judged(before, 50_000, JUNE, 5, sure=True).used == 50_000


@given(st.integers(3, 9), st.data())
def test_what_was_used_brings_the_meter_where_it_stands(digits, data):
    whole = span(digits)
    start, value = (data.draw(st.integers(0, whole - 1)) for _turn in range(2))
    try:
        found = judged(Before(start, MAY), value, JUNE, digits)
    except Refusal:
        found = None
    assert found is None or (start + found.used) % whole == value
    assert (found is not None) == (value >= start or (start * 10 >= whole * 9 and value * 10 <= whole))


def test_a_meter_is_checked_before_it_hangs():
    with pytest.raises(Refusal) as caught:
        checked(NewMeter(" ", "?", MAY, first=10**9, digits=2))
    assert caught.value.fields == {
        "code": "meter-code",
        "kind": "meter-kind",
        "digits": "meter-digits",
        "first": "reading-digits",
    }
