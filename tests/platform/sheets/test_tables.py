"""The table is found wherever it stands; what nobody understands is kept; notes are not rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.platform.sheets.public import Column, Line, Sheet, find_table
from yuanba.platform.sheets.tables import plain_head

COLUMNS = (Column("room", ("房号", "房间")), Column("area", ("建筑面积", "面积")), Column("floor", ("楼层",)))
NEEDED = (("room",),)
ROWS = [["房号", "建筑面积", "备注"], ["902", "94.56", "南"], ["903", "88", ""]]
LINES = [Line(2, {"room": "902", "area": "94.56"}, {"备注": "南"}), Line(3, {"room": "903", "area": "88"}, {})]


def found(*rows, **more):
    return find_table([Sheet("一", list(rows))], COLUMNS, more.get("needed", NEEDED))


@pytest.mark.parametrize(
    ("head", "plain"),
    [
        ("房号", "房号"),
        ("房 号", "房号"),
        ("*房号", "房号"),
        ("＊房号（必填）：", "房号"),
        ("房号(必填)", "房号"),
        ("【必填】房号", "房号"),
        ("Room ", "room"),
        ("ＲＯＯＭ", "room"),
        ("房\n号", "房号"),
    ],
)
def test_heads_are_read_without_their_dress(head, plain):
    assert plain_head(head) == plain


def test_the_table_with_its_lines():
    table = found(*ROWS)
    assert (table.columns, table.unknown, table.lines) == (("room", "area"), ("备注",), LINES)


def test_title_rows_stand_before_it():
    table = found(["某小区房屋清单"], [], ["制表：某人", "", "2026-01-01"], *ROWS)
    assert [(line.number, line.values["room"]) for line in table.lines] == [(5, "902"), (6, "903")]


def test_notes_beside_and_blank_rows_are_no_lines():
    beside = [*ROWS[1], "", "说明", "面积按证填写"]
    table = found(ROWS[0], beside, ["", "", ""], ["", "", "", "", "说明"], ROWS[2])
    assert [line.number for line in table.lines] == [2, 5]
    assert table.lines[0].unknown == {"备注": "南"}


@given(st.permutations(range(3)))
def test_in_any_order_of_columns(order):
    turned = [[row[place] for place in order] for row in ROWS]
    table = found(*turned)
    assert [line.values for line in table.lines] == [line.values for line in LINES]
    assert [line.unknown for line in table.lines] == [line.unknown for line in LINES]


def test_of_two_columns_with_one_meaning_the_first_counts():
    table = found(["房号", "房间", "面积"], ["902", "x", "88"])
    assert table.lines[0] == Line(2, {"room": "902", "area": "88"}, {"房间": "x"})


def test_the_sheet_that_fits_best_is_taken():
    sheets = [Sheet("少", [["房号"], ["1"]]), Sheet("多", ROWS), Sheet("空", [])]
    assert find_table(sheets, COLUMNS, NEEDED).sheet == "多"


@pytest.mark.parametrize("rows", [[], [[]], [["面积"], ["88"]], [["房 屋 号"]]])
def test_without_the_heads_there_is_no_table(rows):
    assert found(*rows) is None


def test_one_of_the_alternatives_is_enough():
    assert found(["楼层"], ["3"], needed=(("room", "area"), ("floor",))).columns == ("floor",)
    assert found(["房号"], ["3"], needed=(("room", "area"), ("floor",))) is None


def test_a_row_that_is_shorter_than_its_head_is_empty_at_the_end():
    assert found(ROWS[0], ["902"]).lines == [Line(2, {"room": "902", "area": ""}, {})]
