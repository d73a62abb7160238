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
    assert (table.columns, table.unknown, list(table.lines())) == (("room", "area"), ("备注",), LINES)


def test_title_rows_stand_before_it():
    table = found(["某小区房屋清单"], [], ["制表：某人", "", "2026-01-01"], *ROWS)
    assert [(line.number, line.values["room"]) for line in table.lines()] == [(5, "902"), (6, "903")]


def test_notes_beside_and_blank_rows_are_no_lines():
    beside = [*ROWS[1], "", "说明", "面积按证填写"]
    table = found(ROWS[0], beside, ["", "", ""], ["", "", "", "", "说明"], ROWS[2])
    assert [line.number for line in table.lines()] == [2, 5]
    assert next(table.lines()).unknown == {"备注": "南"}


@given(st.permutations(range(3)))
def test_in_any_order_of_columns(order):
    turned = [[row[place] for place in order] for row in ROWS]
    table = found(*turned)
    assert [line.values for line in table.lines()] == [line.values for line in LINES]
    assert [line.unknown for line in table.lines()] == [line.unknown for line in LINES]


def test_of_two_columns_with_one_meaning_the_first_counts():
    table = found(["房号", "房间", "面积"], ["902", "x", "88"])
    assert next(table.lines()) == Line(2, {"room": "902", "area": "88"}, {"房间": "x"})


def test_the_sheet_that_fits_best_is_taken():
    sheets = [Sheet("少", [["房号"], ["1"]]), Sheet("多", ROWS), Sheet("空", [])]
    assert find_table(sheets, COLUMNS, NEEDED).sheets == ("多",)


@pytest.mark.parametrize("rows", [[], [[]], [["面积"], ["88"]], [["房 屋 号"]]])
def test_without_the_heads_there_is_no_table(rows):
    assert found(*rows) is None


def test_one_of_the_alternatives_is_enough():
    assert found(["楼层"], ["3"], needed=(("room", "area"), ("floor",))).columns == ("floor",)
    assert found(["房号"], ["3"], needed=(("room", "area"), ("floor",))) is None


def test_a_row_that_is_shorter_than_its_head_is_empty_at_the_end():
    assert list(found(ROWS[0], ["902"]).lines()) == [Line(2, {"room": "902", "area": ""}, {})]


def test_what_is_told_apart_by_its_place_has_two_names():
    table = found(["房号", "备注", "备注"], ["902", "a", "b"])
    assert table.unknown == ("备注", "备注 (2)")
    assert next(table.lines()).unknown == {"备注": "a", "备注 (2)": "b"}


@pytest.mark.parametrize(
    "said", ["合计", "合 计", "总计：", "说明：请按证填写", "备注", "注：以证为准", "Total", "note:"]
)
def test_sums_and_remarks_are_notes(said):
    table = found(*ROWS, [said, "182.56"], ["904", "90"])
    assert [line.number for line in table.lines()] == [2, 3, 5]
    assert [line.number for line in table.notes()] == [4]


def test_the_head_on_every_page_is_a_note():
    table = found(*ROWS, ROWS[0], ["904", "90"])
    assert ([line.number for line in table.lines()], [line.number for line in table.notes()]) == ([2, 3, 5], [4])


def test_a_running_number_alone_is_no_row_and_a_name_alone_is_one():
    table = found(["序号", "业主", "房号", "备注"], ["1", "甲", "902"], ["2"], ["3", "乙"], ["", "", "", "空置"])
    assert [(line.number, line.values["room"]) for line in table.lines()] == [(2, "902"), (4, "")]


def test_one_sheet_a_building_is_one_table():
    more = [["面积", "房号"], ["70", "101"]]
    sheets = [Sheet("1栋", ROWS), Sheet("说明", [["房号"], ["按证"]]), Sheet("2栋", more)]
    table = find_table(sheets, COLUMNS, NEEDED)
    assert table.sheets == ("1栋", "2栋")
    assert [(line.sheet, line.number, line.values["room"]) for line in table.lines()] == [
        ("1栋", 2, "902"),
        ("1栋", 3, "903"),
        ("2栋", 2, "101"),
    ]
