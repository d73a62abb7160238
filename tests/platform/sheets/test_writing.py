"""The file that comes back: the refused rows in their columns, as text, with the reason."""

import io

import pytest

from tests.support.spreadsheets import workbook
from yuanba.platform.sheets.public import Column, find_table, plain_cell, read, write_refused

COLUMNS = (Column("room", ("房号",)), Column("area", ("面积",)))


def table_of(path):
    return find_table(read(path), COLUMNS, (("room",),))


def back(tmp_path, table, reason_of):
    to = tmp_path / "back.xlsx"
    return write_refused(table, reason_of, to), {sheet.name: list(sheet.rows) for sheet in read(to)}


def test_each_sheet_comes_back_with_its_refused_rows(tmp_path):
    one = [["标题"], ["房号", "面积", "业主"], ["902", 88.5, "甲"], ["903", "x", "乙"], ["合计", "x"]]
    table = table_of(workbook(tmp_path / "a.xlsx", 一=one, 二=[["面积", "房号"], ["y", "1"]], 三=[["别的"]]))
    count, sheets = back(tmp_path, table, lambda line: "" if line.values["area"] == "88.5" else f"{line.number}!")
    assert count == 2
    assert sheets == {
        "一": [["房号", "面积", "业主", "原因"], ["903", "x", "乙", "4!"]],
        "二": [["面积", "房号", "原因"], ["y", "1", "2!"]],
    }


def test_nothing_becomes_a_formula_or_loses_a_figure(tmp_path):
    rows = [["房号", "面积", "证号"], ["'=1+1", "http://example.org", "510100199001011234"]]
    _count, sheets = back(tmp_path, table_of(workbook(tmp_path / "a.xlsx", 一=rows)), lambda line: "=2")
    assert sheets["一"][1] == ["'=1+1", "http://example.org", "510100199001011234", "=2"]


def test_the_reasons_of_the_last_time_are_left_out(tmp_path):
    rows = [["房号", "面积", "原因"], ["902", "x", "旧的"]]
    _count, sheets = back(tmp_path, table_of(workbook(tmp_path / "a.xlsx", 一=rows)), lambda line: "新的")
    assert sheets["一"] == [["房号", "面积", "原因"], ["902", "x", "新的"]]


def test_it_can_be_sent_without_a_file(tmp_path):
    stream = io.BytesIO()
    assert write_refused(table_of(workbook(tmp_path / "a.xlsx", 一=[["房号"], ["902"]])), lambda line: "x", stream) == 1
    (tmp_path / "b.xlsx").write_bytes(stream.getvalue())
    assert list(read(tmp_path / "b.xlsx")[0].rows) == [["房号", "原因"], ["902", "x"]]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1", "  =1", "　=1"])
def test_what_a_spreadsheet_might_reckon_with_is_text_in_a_csv_file(text):
    assert plain_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["灯不亮", "3=1", " 灯", "", "'=1"])
def test_other_text_stays_as_it_is(text):
    assert plain_cell(text) == text
