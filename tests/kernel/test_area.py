"""Square metres in and out of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel.area import format_square_metres, parse_square_metres


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("0", 0),
        ("0.01", 1),
        ("89", 8900),
        ("89.2", 8920),
        ("89.02", 8902),
        (" 89.20 ", 8920),
        ("089.20", 8920),
        ("1,089.2", 108920),
        ("1089.2", 108920),
        ("1,234,567.89", 123456789),
    ],
)
def test_areas_as_people_write_them(text, area):
    assert parse_square_metres(text) == area


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", "-1", "+1", "89.", ".5", "89.205", "89,2", "1,23", "1,,234"),
        *("1e2", "nan", "89㎡", "89 2", "八十九", "1\n2", "½"),
    ],
)
def test_what_is_no_area(text):
    with pytest.raises(ValueError, match="not an area"):
        parse_square_metres(text)


@pytest.mark.parametrize(
    ("area", "text"),
    [(0, "0.00"), (5, "0.05"), (8920, "89.20"), (8902, "89.02"), (99_999, "999.99"), (123_456_789, "1,234,567.89")],
)
def test_areas_as_they_are_shown(area, text):
    assert format_square_metres(area) == text


@given(st.integers(0, 10**12))
def test_what_is_shown_can_be_typed(area):
    assert parse_square_metres(format_square_metres(area)) == area
    assert parse_square_metres(format_square_metres(area).replace(",", "")) == area
