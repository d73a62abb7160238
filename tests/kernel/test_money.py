"""Fen in and out of words, rounding, and sharing without losing one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel.money import (
    capital_yuan,
    format_decimal,
    format_yuan,
    parse_decimal,
    parse_yuan,
    round_half_up,
    split_by_fractions,
    split_largest_remainder,
)

FEN = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any)
TOTALS = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("0.01", 1),
        ("0.1", 10),
        ("1.05", 105),
        ("1,234.5", 123450),
        ("1234.5", 123450),
        ("1,234,567.89", 123456789),
        ("007", 700),
        ("-0.01", -1),
        ("-1,234.50", -123450),
        ("-0", 0),
        ("¥3.50", 350),
        (" ¥ 3.50 ", 350),
        ("¥-3.50", -350),
        ("￥3.50", 350),  # as a Chinese keyboard writes it
        ("￥ １２.5", 1250),
        ("90071992547409.93", 9007199254740993),
    ],
)
def test_amounts_as_people_write_them(text, fen):
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "¥", "-", ".", ".5", "1.", "1.234", "1,23", "12,34.00", "1234,567", ",123", "1,,234", "1 234"),
        *("+1", "--1", "1e3", "0x10", "nan", "inf", "1_000", "1.2.3", "一", "½", "$1", "¥¥1", "1\n2", "1-"),
    ],
)
def test_what_is_no_amount(text):
    with pytest.raises(ValueError, match="not an amount"):
        parse_yuan(text)


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (-5, "-0.05"),
        (100, "1.00"),
        (99_999, "999.99"),
        (100_000, "1,000.00"),
        (123_450, "1,234.50"),
        (-123_456_789, "-1,234,567.89"),
    ],
)
def test_amounts_as_they_are_shown(fen, text):
    assert format_yuan(fen) == text


@given(FEN)
def test_what_is_shown_can_be_typed(fen):
    assert parse_yuan(format_yuan(fen)) == fen
    assert parse_yuan(format_yuan(fen).replace(",", "")) == fen


@pytest.mark.parametrize(
    ("numerator", "denominator", "wanted"),
    [
        (0, 7, 0),
        (1, 2, 1),
        (-1, 2, -1),
        (3, 2, 2),
        (5, 2, 3),
        (-5, 2, -3),
        (1, 3, 0),
        (2, 3, 1),
        (-2, 3, -1),
        (49, 100, 0),
        (50, 100, 1),
        (7, 1, 7),
        (10**30 + 1, 2, 5 * 10**29 + 1),
    ],
)
def test_halves_go_away_from_zero(numerator, denominator, wanted):
    assert round_half_up(numerator, denominator) == wanted


@pytest.mark.parametrize("denominator", [0, -1])
def test_there_is_no_dividing_by_nothing_or_less(denominator):
    with pytest.raises(ValueError, match="must be positive"):
        round_half_up(1, denominator)


@given(st.integers(), st.integers(1))
def test_rounding_is_nearest_and_even_handed(numerator, denominator):
    rounded = round_half_up(numerator, denominator)
    distance = abs(Fraction(numerator, denominator) - rounded)
    assert distance <= Fraction(1, 2)
    if distance == Fraction(1, 2):
        assert abs(rounded) > abs(Fraction(numerator, denominator))
    assert round_half_up(-numerator, denominator) == -rounded


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1], [100]),
        (100, [1, 1], [50, 50]),
        (100, [1, 1, 1], [34, 33, 33]),
        (101, [1, 1, 1], [34, 34, 33]),
        (0, [1, 2], [0, 0]),
        (1, [1, 1, 1], [1, 0, 0]),
        (1, [0, 1, 1], [0, 1, 0]),
        (10, [0, 5, 0], [0, 10, 0]),
        (10, [1, 2, 4], [1, 3, 6]),
        (7, [3, 3, 1], [3, 3, 1]),
        (5, [8920, 8920, 12055], [2, 1, 2]),
    ],
)
def test_sharing(total, weights, parts):
    assert split_largest_remainder(total, weights) == parts


@pytest.mark.parametrize(
    ("total", "weights"), [(1, []), (1, [0]), (1, [0, 0]), (-1, [1]), (1, [2, -1]), (1, [-1]), (0, [])]
)
def test_what_cannot_be_shared(total, weights):
    with pytest.raises(ValueError, match="nothing to share by"):
        split_largest_remainder(total, weights)


@given(TOTALS, WEIGHTS)
def test_parts_sum_exactly_and_each_is_within_one_of_its_due(total, weights):
    parts = split_largest_remainder(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        due = Fraction(total * weight, sum(weights))
        assert due.__floor__() <= part <= due.__ceil__()


@given(TOTALS, WEIGHTS)
def test_the_larger_remainder_is_served_first_then_the_earlier(total, weights):
    parts, whole = split_largest_remainder(total, weights), sum(weights)
    rest = [(-(total * weight % whole), place) for place, weight in enumerate(weights)]
    more = [part > total * weight // whole for part, weight in zip(parts, weights, strict=True)]
    ranked = [more[place] for _, place in sorted(rest)]
    assert ranked == sorted(ranked, reverse=True)


@given(TOTALS, WEIGHTS, st.integers(1, 1000))
def test_only_the_proportions_count(total, weights, factor):
    scaled = [weight * factor for weight in weights]
    assert split_largest_remainder(total, scaled) == split_largest_remainder(total, weights)


CAPITALS = {
    0: "零元整",
    5: "伍分",
    50: "伍角整",
    17747: "壹佰柒拾柒元肆角柒分",
    100000: "壹仟元整",
    100506: "壹仟零伍元零陆分",
    1640902: "壹万陆仟肆佰零玖元零贰分",
    600714: "陆仟零柒元壹角肆分",
    1000100: "壹万零壹元整",
    1000000000: "壹仟万元整",
    10010000000: "壹亿零壹拾万元整",
    1000000001000: "壹佰亿零壹拾元整",
    9007199254740991: "玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分",
    -1000: "负壹拾元整",
}


@pytest.mark.parametrize(("fen", "words"), CAPITALS.items())
def test_amounts_as_they_stand_on_a_receipt(fen, words):
    assert capital_yuan(fen) == words


def read_back(words):
    """Capital figures to fen, by a way of its own."""
    whole, last, total = 0, 0, 0
    units = {"拾": 10, "佰": 100, "仟": 1000}
    part = 0
    for sign in words:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            last = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in units:
            part, last = part + last * units[sign], 0
        elif sign == "万":
            whole, part, last = whole + (part + last) * 10**4, 0, 0
        elif sign == "亿":
            whole, part, last = (whole + part + last) * 10**8, 0, 0
        elif sign == "元":
            total, last = (whole + part + last) * 100, 0
        elif sign in "角分":
            total, last = total + last * {"角": 10, "分": 1}[sign], 0
    return total


@given(st.one_of(st.integers(0, 10**7), st.integers(0, 2**53 - 1)))
def test_capital_figures_can_be_read_back(fen):
    words = capital_yuan(fen)
    assert read_back(words) == fen
    assert "零零" not in words


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.98", Fraction(99, 50)), ("0.0003", Fraction(3, 10_000)), (" 2 ", 2), ("00.50", Fraction(1, 2))],
)
def test_prices_as_people_write_them(text, value):
    assert parse_decimal(text) == value
    assert parse_decimal(format_decimal(value)) == value


@pytest.mark.parametrize("text", ["", "-1", "1.", ".5", "1.23456", "1e3", "1,000", "十", "1234567890"])
def test_what_is_no_price(text):
    with pytest.raises(ValueError, match="not a number"):
        parse_decimal(text)


@given(st.integers(0, 999_999_999), st.integers(0, 9999))
def test_prices_are_written_as_short_as_they_are(whole, part):
    text = f"{whole}.{part:04d}".rstrip("0").rstrip(".")
    assert format_decimal(parse_decimal(text)) == text


@given(TOTALS, st.lists(st.fractions(0, 100, max_denominator=50), min_size=1, max_size=20).filter(any))
def test_shares_by_fractions_sum_exactly(total, weights):
    assert sum(split_by_fractions(total, weights)) == total
