"""What a row of a bank's statement says, and for which home it is: tables, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.finance.rules import matching
from yuanba.domains.finance.rules.bank import bank_row, day_of, day_order, fen_of, moved, serials
from yuanba.domains.finance.rules.matching import BILL, HOME, NAME, NAME_SUM, SUM, KnownHomes, Match, match
from yuanba.domains.places.public import spot_in
from yuanba.kernel.money import format_yuan

APRIL = date(2026, 4, 3)
KNOWN = KnownHomes(
    by_code={"3-1-901": "a", "3-1-902": "b", "1-3-1-901": "z"},
    by_room={"3-901": ["a"], "3-902": ["b", "c"]},
    by_bill={12: "a", 13: "b"},
    by_name={"黎晓": ["a"], "江阔": ["b", "c"]},
    owed={"a": 18547, "b": 20000},
    sums={18547: {"a"}, 20000: {"b"}, 500: set("cdefgh"), 700: {"c", "d"}},
)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-04-03", "", APRIL),
        ("2026/4/3 08:30:11", "", APRIL),
        ("2026年4月3日", "", APRIL),
        ("20260403", "", APRIL),
        ("20260403 083011", "", APRIL),
        ("20260403083011", "", APRIL),
        ("２０２６－０４－０３", "", APRIL),
        ("46115", "", APRIL),
        ("46115.354", "", APRIL),
        ("3-Apr-2026", "", APRIL),
        ("03/04/2026", "day", APRIL),
        ("04/03/2026", "month", APRIL),
        ("03/04/2026", "", None),
        ("13/04/2026", "", date(2026, 4, 13)),
        ("04/13/2026", "", date(2026, 4, 13)),
        ("04/04/2026", "", date(2026, 4, 4)),
        ("2026-02-30", "", None),
        ("3-Foo-2026", "", None),
        ("合计", "", None),
        ("", "", None),
    ],
)
def test_days_of_many_shapes(text, order, day):
    assert day_of(text, order) == day


def test_the_other_rows_prove_which_comes_first():
    assert day_order(["03/04/2026", "13/04/2026"]) == "day"
    assert day_order(["03/04/2026", "04/13/2026"]) == "month"
    assert day_order(["13/04/2026", "04/13/2026"]) == ""
    assert day_order(["03/04/2026"]) == ""


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.50", 123450),
        ("￥1,234.5", 123450),
        ("185.4700", 18547),
        ("12元", 1200),
        ("CNY 1,000,000.00", 100000000),
        ("-12", -1200),
        ("12.00-", -1200),
        ("(12.00)", -1200),
        ("+3.10", 310),
        ("", 0),
        ("--", 0),
        ("1.234", None),
        ("12,34", None),
        ("一百", None),
        ("99999999999999", None),
    ],
)
def test_sums_of_many_shapes(text, fen):
    assert fen_of(text) == fen


@given(st.integers(-(10**12), 10**12))
def test_every_sum_that_is_written_is_read(fen):
    assert fen_of(format_yuan(fen)) == fen


@pytest.mark.parametrize("text", ["9" * 5000, "1" + ",000" * 1500])
def test_more_figures_than_a_number_has_are_no_amount(text):
    assert fen_of(text) is None


@pytest.mark.parametrize(
    ("values", "fen"),
    [
        ({"credit": "10", "debit": ""}, 1000),
        ({"credit": "", "debit": "10"}, -1000),
        ({"credit": "0.00", "debit": "-10"}, -1000),
        ({"credit": "10", "debit": "10"}, None),
        ({"credit": "?", "debit": ""}, None),
        ({"amount": "10", "direction": "贷"}, 1000),
        ({"amount": "10", "direction": "借方"}, -1000),
        ({"amount": "10", "direction": "C"}, 1000),
        ({"amount": "10", "direction": "收入"}, 1000),
        ({"amount": "-10", "direction": "支出"}, -1000),
        ({"amount": "10", "direction": ""}, None),
        ({"amount": "10", "direction": "借贷"}, None),
        ({"amount": "10"}, 1000),
        ({"amount": "-10"}, -1000),
        ({"amount": "x"}, None),
    ],
)
def test_in_or_out_in_one_column_or_two(values, fen):
    assert moved(values) == fen


def test_a_row_as_it_is_understood():
    values = {"day": "2026-04-03", "credit": "185.47", "payer": " 黎晓 ", "payer_account": "6222 0000 1234 567X"}
    row = bank_row(values | {"remark": "物业费", "purpose": "物业费", "serial": "S1"}, "", APRIL)
    assert (row.day, row.fen, row.payer, row.tail, row.remark) == (APRIL, 18547, "黎晓", "567X", "物业费")
    assert (row.serial, row.refused, row.is_out) == ("S1", "", False)
    assert bank_row(values | {"day": "2026-04-04"}, "", APRIL).refused == "bank-day"
    assert bank_row(values | {"credit": "x"}, "", APRIL).refused == "bank-sum"
    assert bank_row(values | {"credit": "", "debit": "3"}, "", APRIL).is_out


def test_lines_alike_without_a_serial_number_are_told_apart():
    row = bank_row({"day": "2026-04-03", "credit": "10"}, "", APRIL)
    other = bank_row({"day": "2026-04-03", "credit": "10", "payer": "黎晓"}, "", APRIL)
    first, second, third = serials([row, row, other])
    assert len({first, second, third}) == 3
    assert first == f"#{row.content}-1"
    assert serials([row]) == [first]


@pytest.mark.parametrize(
    ("remark", "payer", "fen", "homes"),
    [
        ("账单12", "别人", 1, (("a", BILL),)),
        ("bill No. 13 fee", "", 1, (("b", BILL),)),
        ("账单 99", "黎晓", 18547, (("a", NAME_SUM),)),
        ("3-1-902 物业费", "黎晓", 18547, (("b", HOME),)),
        ("３栋１单元９０１", "", 1, (("a", HOME),)),
        ("1-3-1-901", "", 1, (("z", HOME),)),
        ("3栋901", "", 1, (("a", HOME),)),
        ("3栋902", "", 1, (("b", HOME), ("c", HOME))),
        ("3-1-902 账单12", "", 1, (("b", HOME), ("a", BILL))),
        ("3-1-901 账单12", "", 1, (("a", BILL),)),
        ("13-1-9021", "", 1, ()),
        ("物业费", "黎 晓", 18547, (("a", NAME_SUM),)),
        ("物业费", "江阔", 20000, (("b", NAME_SUM),)),
        ("物业费", "江阔", 1, (("b", NAME), ("c", NAME))),
        ("物业费", "黎晓", 1, (("a", NAME),)),
        ("物业费", "外人", 700, (("c", SUM), ("d", SUM))),
        ("物业费", "外人", 500, ()),
        ("", "", 3, ()),
    ],
)
def test_whose_home_a_line_is_for_and_why(remark, payer, fen, homes):
    assert match(remark, payer, fen, KNOWN, spot_in).homes == homes


def test_sure_is_one_home_for_a_strong_reason():
    strong = [Match((("a", why),)).is_sure for why in matching.WHYS]
    assert strong == [True, True, True, False, False]
    assert not Match((("a", HOME), ("b", HOME))).is_sure
    assert not Match().is_sure
