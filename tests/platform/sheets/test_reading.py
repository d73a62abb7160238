"""Cells as a person sees them; what is no spreadsheet is refused."""

import shutil
from datetime import date, datetime, time

import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from tests.support.spreadsheets import open_document, workbook
from yuanba.kernel.errors import Refusal
from yuanba.platform.sheets import reading, trial
from yuanba.platform.sheets.public import read
from yuanba.platform.sheets.reading import text_of

LAST = "XFD1048576"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1101.0, "1101"),
        (18999999999.0, "18999999999"),
        (94.56, "94.56"),
        (-1.0, "-1"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (float("inf"), "inf"),
        (7, "7"),
        (True, "是"),
        (False, "否"),
        (date(2026, 11, 21), "2026-11-21"),
        (datetime.fromisoformat("2026-11-21"), "2026-11-21"),
        (datetime.fromisoformat("2026-11-21T13:40"), "2026-11-21 13:40"),
        (time(8, 30), "08:30:00"),
        ("  0902\u200b ", "0902"),
        (" 9  02 ", "9 02"),
        ("9\t02", "9 02"),
        ("", ""),
    ],
)
def test_a_cell_is_text(cell, text):
    assert text_of(cell) == text


@given(st.integers(0, 2**53))
def test_no_figure_of_a_number_is_lost(number):
    assert text_of(float(number)) == str(number)


def test_rows_are_counted_as_in_the_file(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 一=[[], ["a", 1.0], [], ["", "b"]], 二=[["c"]])
    one, two = read(path)
    assert (one.name, [[cell for cell in row if cell] for row in one.rows]) == ("一", [[], ["a", "1"], [], ["b"]])
    assert (two.name, list(two.rows), list(two.rows)) == ("二", [["c"]], [["c"]])


def test_an_empty_sheet_has_no_rows(tmp_path):
    assert list(read(workbook(tmp_path / "a.xlsx", 空=[]))[0].rows) == []


@pytest.mark.parametrize(
    "data", [b"", b"no spreadsheet", b"PK\x03\x04 cut off", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\0" * 600]
)
def test_what_is_no_spreadsheet_is_refused(tmp_path, data):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refusal, match="sheet-unreadable"):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="sheet-unreadable"):
        read(tmp_path / "none.xlsx")


def test_a_sheet_that_is_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    with pytest.raises(Refusal, match="sheet-long"):
        read(workbook(tmp_path / "a.xlsx", 一=[["a"], ["b"], ["c"]]))


def test_a_cell_merged_downwards_stands_in_each_of_its_rows(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("一")
    sheet.merge_range("A1:C1", "标题")
    sheet.merge_range("A2:A5", "1栋")
    sheet.merge_range("B3:B4", "2单元")
    for row, room in ((1, "101"), (2, "102"), (4, "103"), (5, "201")):
        sheet.write(row, 2, room)
    book.close()
    assert list(read(path)[0].rows) == [
        ["标题", "", ""],
        ["1栋", "", "101"],
        ["1栋", "2单元", "102"],
        ["", "", ""],
        ["1栋", "", "103"],
        ["", "", "201"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_with_commas_is_a_sheet(tmp_path, encoding):
    path = tmp_path / "房屋.csv"
    path.write_text('房号,"面积,㎡"\n 902 ,94.56\n', encoding=encoding)
    (sheet,) = read(path)
    assert (sheet.name, list(sheet.rows)) == ("房屋", [["房号", "面积,㎡"], ["902", "94.56"]])
    assert list(sheet.rows) == list(sheet.rows)


@pytest.mark.parametrize("data", [b"a,\0b", b"\x81\x20\xff", b'"' + b"x" * 200_000 + b'"'])
def test_what_is_no_such_text_is_refused(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(Refusal, match="sheet-unreadable"):
        [list(sheet.rows) for sheet in read(path)]


def test_a_text_that_is_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    path = tmp_path / "a.csv"
    path.write_text("a\nb\nc\n", encoding="utf-8")
    with pytest.raises(Refusal, match="sheet-long"):
        list(read(path)[0].rows)


def far(path, *cells, **sheets):
    """A file with a figure in each of these cells, row after row, and a colour in the last cell there is."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})  # else each of a million empty rows is visited
    for name, there in (sheets or {"一": cells}).items():
        sheet = book.add_worksheet(name)
        for cell in there:
            sheet.write(cell, 1)
        if LAST not in there:
            sheet.write_blank(LAST, None, book.add_format({"bg_color": "red"}))
    book.close()
    return path


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("A1", "B1", LAST), "sheet-wide"),
        (("A1", "XFD190000"), "sheet-wide"),
        (("A1", "XFD3000"), "sheet-wide"),
        (("ALM1",), "sheet-wide"),
        (("A1", "BA199999"), "sheet-wide"),
        (("A200001",), "sheet-long"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv"])
def test_two_cells_far_apart_are_not_laid_out(tmp_path, cells, code, name):
    path = far(tmp_path / "far.xlsx", *cells).rename(tmp_path / name)
    with pytest.raises(Refusal, match=code) as refused:
        read(path)
    assert (
        refused.value.data
        == {
            "sheet-wide": {"columns": "1,000", "cells": "10,000,000"},
            "sheet-long": {"rows": "200,000"},
        }[code]
    )


def test_a_colour_far_out_does_not_count(tmp_path):
    for name in ("a.xlsx", "a.xls"):
        path = shutil.copy(far(tmp_path / "far.xlsx", "A1", "C2"), tmp_path / name)
        assert [list(sheet.rows) for sheet in read(path)] == [[["1", "", ""], ["", "", "1"]]]


def test_the_last_column_is_the_thousandth(tmp_path):
    (row,) = read(far(tmp_path / "a.xlsx", "A1", "ALL1"))[0].rows
    assert row == ["1", *[""] * 998, "1"]


def test_the_cells_of_all_sheets_count_together(tmp_path, monkeypatch):
    path = far(tmp_path / "a.xlsx", 一=["C2"], 二=["B2"])
    monkeypatch.setattr(reading, "MOST_CELLS", 10)
    assert [len(list(sheet.rows)) for sheet in read(path)] == [2, 2]
    monkeypatch.setattr(reading, "MOST_CELLS", 9)
    with pytest.raises(Refusal, match="sheet-wide"):
        read(path)


def test_an_old_file_whose_sheets_are_laid_out_at_once(tmp_path):
    book = xlwt.Workbook()
    for number in range(9):
        sheet = book.add_sheet(str(number))
        sheet.write(0, 0, 1)
        sheet.write(65535, 255, 1)
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(Refusal, match="sheet-wide"):
        read(tmp_path / "a.xls")


@pytest.mark.parametrize(
    ("columns", "rows", "code"),
    [(2, 3, None), (1000, 2, None), (1001, 1, "sheet-wide"), (1, 200_001, "sheet-long"), (60, 190_000, "sheet-wide")],
)
def test_an_open_document_that_repeats_a_cell(tmp_path, columns, rows, code):
    path = open_document(tmp_path / "a.ods", [["x"]], columns=columns, lines=rows)
    if code:
        with pytest.raises(Refusal, match=code):
            read(path)
    else:
        assert list(read(path)[0].rows) == [["x"] * columns] * rows


def test_an_open_document_whose_spaces_fill_the_memory(tmp_path):
    spaces = "<text:s text:c='{}'/>"
    (sheet,) = read(open_document(tmp_path / "a.ods", [["x" + spaces.format(9) + "y"]]))
    assert list(sheet.rows) == [["x y"]]
    for many, code in ((1_000_000, "sheet-wide"), (4_000_000_000, "sheet-unreadable")):
        with pytest.raises(Refusal, match=code):
            read(open_document(tmp_path / "a.ods", [["x" + spaces.format(many) + "y"]]))


def test_one_long_text_in_many_cells_fills_no_memory(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 一=[["x" * 32_767] * 100] * 500)
    assert path.stat().st_size < 200_000
    with pytest.raises(Refusal, match="sheet-wide"):
        read(path)


def test_the_trial_is_under_limits():
    assert (trial.MOST_MEMORY, trial.MOST_SECONDS, trial.LONGEST_TEXT) == (2**30, 30, 10**6)


def test_an_open_document_is_a_sheet(tmp_path):
    (sheet,) = read(open_document(tmp_path / "a.ods", [["房号", "面积"], ["902", "94.56"]]))
    assert (sheet.name, list(sheet.rows)) == ("房屋", [["房号", "面积"], ["902", "94.56"]])


def test_what_would_fill_the_memory_is_not_unpacked(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", 一=[["a"]])
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    with pytest.raises(Refusal, match="sheet-heavy"):
        read(path)


def test_a_web_page_under_the_name_of_a_spreadsheet_is_told(tmp_path):
    path = tmp_path / "导出.xls"
    path.write_text("<html><table><tr><td>1</td></tr></table></html>", encoding="utf-8")
    with pytest.raises(Refusal, match="sheet-web"):
        read(path)
