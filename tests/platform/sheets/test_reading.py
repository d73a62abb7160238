"""Cells as a person sees them; what is no spreadsheet is refused."""

from datetime import date, datetime, time

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.support.spreadsheets import open_document, workbook
from yuanba.kernel.errors import Refusal
from yuanba.platform.sheets import reading
from yuanba.platform.sheets.public import read
from yuanba.platform.sheets.reading import text_of


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
