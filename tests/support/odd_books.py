"""Workbooks as they come from other companies, each with what it should bring."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
import xlwt

from tests.support.spreadsheets import open_document

A, B, C = "13800004402", "13900001111", "13700002222"
HEAD = ["楼栋", "单元", "房号", "建筑面积", "业主姓名", "联系电话"]
ENGLISH = ["Block", "Unit", "Room", "Area", "Owner", "Tel"]
ONE, TWO = [1, 1, 101, 88.5, "黎晓舟", A], [1, 1, 102, 90, "唐一", B]


@dataclass(frozen=True)
class Book:
    """The sheets of a file, cells merged from (row, column) to (row, column), and what comes of it."""

    name: str
    sheets: dict
    rows_in: int
    refused: int
    homes: int
    cards: int
    tenures: int
    merged: tuple = ()
    unknown: tuple = ()
    others: tuple = ()
    reasons: tuple = ()
    ending: str = ".xlsx"


def plain(name, rows, *counts, **more):
    """A book of one sheet."""
    return Book(name, {"房屋": rows}, *counts, **more)


BOOKS = (
    plain("plain", [HEAD, ONE, TWO], 2, 0, 2, 2, 2),
    plain("titles before", [["某小区业主花名册"], [], ["制表日期：2026-11-21"], HEAD, ONE, TWO], 2, 0, 2, 2, 2),
    plain("head in row 28", [*[["须知"]] * 27, HEAD, ONE], 1, 0, 1, 1, 1),
    plain("marks", [[f"*{one}（必填）" for one in HEAD], ONE], 1, 0, 1, 1, 1),
    plain("optional marks", [[f"{one}（选填）" for one in HEAD], ONE], 1, 0, 1, 1, 1),
    plain(
        "traditional",
        [["樓棟", "單元", "房號", "建築面積", "業主姓名", "聯繫電話"], ONE],
        1,
        0,
        1,
        1,
        1,
        unknown=("建築面積",),
        reasons=("home-area-none",),
    ),
    plain("english", [["Building", "Unit", "Room No.", "Area", "Owner Name", "Phone Number"], ONE, TWO], 2, 0, 2, 2, 2),
    plain(
        "two languages",
        [
            [f"{one} {two}" for one, two in zip(HEAD, ("Block", "Unit", "Room", "Area", "Owner", "Tel"), strict=True)],
            ONE,
        ],
        1,
        0,
        1,
        1,
        1,
    ),
    plain("footer", [HEAD, ONE, TWO, ["合计", "", "", 178.5], ["制表人：某某", "", "", "", "审核："]], 2, 0, 2, 2, 2),
    plain(
        "notes beside",
        [[*HEAD, "", "说明"], [*ONE, "", "面积按证填写"], [*TWO, "", "电话填手机"]],
        2,
        0,
        2,
        2,
        2,
        unknown=("说明",),
    ),
    plain("head again", [HEAD, ONE, HEAD, TWO], 2, 0, 2, 2, 2),
    plain("blank rows", [HEAD, [], ONE, [], [], TWO], 2, 0, 2, 2, 2),
    plain(
        "two heads",
        [["房屋", "", "", "", "业主", ""], ["楼栋", "单元", "房号", "面积", "姓名", "电话"], ONE],
        1,
        0,
        1,
        1,
        1,
        merged=((0, 0, 0, 3), (0, 4, 0, 5)),
    ),
    plain(
        "two heads downwards",
        [["楼栋", "单元", "房号", "面积", "业主", ""], ["", "", "", "", "姓名", "电话"], ONE],
        1,
        0,
        1,
        1,
        1,
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 4, 0, 5)),
    ),
    plain(
        "owners and tenants",
        [["房号", "业主", "", "租户", ""], ["", "姓名", "电话", "姓名", "电话"], ["1-1-101", "黎晓舟", A, "唐一", B]],
        1,
        0,
        1,
        2,
        2,
        merged=((0, 1, 0, 2), (0, 3, 0, 4)),
        reasons=("home-area-none",),
    ),
    plain(
        "merged rooms",
        [HEAD, ONE, ["", "", "", "", "向晚", C], TWO],
        3,
        0,
        2,
        3,
        3,
        merged=((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3)),
    ),
    plain("blank rooms", [HEAD, ONE, ["", "", "", "", "向晚", C], TWO], 3, 0, 2, 3, 3, reasons=("home-above",)),
    plain(
        "several in a cell",
        [HEAD, [1, 1, 101, 88, "黎晓舟、向晚", f"{A}\n{B}"], [1, 1, 102, 88, "唐一 何二", f"{C}/{B}"]],
        2,
        0,
        2,
        4,
        4,
    ),
    plain(
        "one word for all",
        [
            ["房屋", "面积", "业主", "电话"],
            ["2-1-1-1102", 88, "黎晓舟", A],
            ["2栋1单元1102", 88, "唐一", B],
            ["2#1-1103", 88, "向晚", C],
            ["A座1102", 88, "", ""],
            ["G-001", 12, "", ""],
            ["商场107门市", 60, "", ""],
            ["B1-023 车位", 12, "", ""],
        ],
        7,
        0,
        4,
        3,
        3,
        reasons=("home-kind",),
    ),
    plain("unknown shapes", [["房屋", "面积"], ["配电房", 20], ["1102室", 88]], 2, 0, 0, 0, 0, reasons=("home-other",)),
    plain(
        "full width",
        [HEAD, ["１栋", "１单元", "１０１室", "８８．５", "黎晓舟", "１３８００００４４０２"]],
        1,
        0,
        1,
        1,
        1,
    ),
    plain(
        "vacant",
        [[*HEAD, "入住状态"], [1, 1, 101, 88, "空置", "无", "空置"], [1, 1, 102, 88, "", "", "2002"]],
        2,
        0,
        2,
        0,
        0,
    ),
    plain(
        "stand-ins",
        [
            HEAD,
            [1, 1, 101, 88, "黎晓舟", "00000000000"],
            [1, 1, 102, 88, "唐一", "13800000000"],
            [1, 1, 103, 88, "向晚", "-"],
        ],
        3,
        0,
        3,
        3,
        3,
        reasons=("resident-phone-none",),
    ),
    plain("floats", [HEAD, [1.0, 1.0, 101.0, 88.0, "黎晓舟", 13800004402.0]], 1, 0, 1, 1, 1),
    plain(
        "unknown columns", [[*HEAD, "宠物", "车牌"], [*ONE, "猫", "川A00000"]], 1, 0, 1, 1, 1, unknown=("宠物", "车牌")
    ),
    plain(
        "bad rows",
        [HEAD, ONE, [1, "", "", 88, "唐一", B], [1, 1, 103, "不详", "向晚", C]],
        3,
        2,
        1,
        1,
        1,
        reasons=("home-area", "home-place"),
    ),
    plain(
        "dates for rooms", [["房屋", "面积"], ["2001-02-03", 88], ["1-2-3", 88]], 2, 1, 1, 0, 0, reasons=("home-date",)
    ),
    plain(
        "stacked tables",
        [HEAD, ONE, [], ["商铺号", "面积", "租户姓名", "租户电话"], ["商铺12", 60, "唐一", B]],
        2,
        0,
        1,
        2,
        2,
    ),
    Book(
        "a sheet a building",
        {"封面": [["某小区"]], "1栋": [HEAD, ONE], "2栋": [HEAD, [2, *TWO[1:]]], "填表说明": [["房号", "按证"]]},
        2,
        0,
        2,
        2,
        2,
        others=(("封面", ""), ("填表说明", "")),
    ),
    Book(
        "owners apart",
        {
            "房屋": [["楼栋", "单元", "房号", "面积", "业主编号"], [1, 1, 101, 88, 7], [1, 1, 102, 90, 7]],
            "业主": [["业主编号", "业主名称", "手机号", "业主类型"], [7, "黎晓舟", A, 1001]],
            "收费": [["房号", "收费项目", "应收金额"], ["1-1-101", "物业费", 100]],
        },
        3,
        0,
        2,
        1,
        2,
        others=(("收费", "fees"),),
    ),
    Book(
        "owners by room",
        {
            "房屋": [["楼栋", "单元", "房号", "面积"], [1, 1, 101, 88]],
            "业主": [["姓名", "电话", "房号"], ["黎晓舟", A, "1-1-101"], ["唐一", B, "1-1-101"]],
        },
        3,
        0,
        1,
        2,
        2,
        reasons=("home-area-none",),
    ),
    plain(
        "names only",
        [["序号", "业主姓名"], [1, "黎晓舟"], [2, "唐一"]],
        2,
        0,
        0,
        2,
        0,
        unknown=("序号",),
        reasons=("resident-no-home",),
    ),
    plain(
        "parking",
        [["停车场编号", "车位编码", "面积", "业主姓名", "电话"], [1, "C0001", 12, "黎晓舟", A]],
        1,
        0,
        0,
        1,
        0,
        reasons=("resident-room",),
    ),
    plain(
        "side by side",
        [["一期房屋表"], [*HEAD, "", *HEAD], [*ONE, "", *TWO], [1, 1, 103, 80, "向晚", C]],
        3,
        0,
        3,
        3,
        3,
    ),
    plain(
        "repeated heads",
        [["序号", "楼号", "房号", "面积"] * 2, [1, 1, 101, 88, 2, 1, 102, 88], [3, 1, 103, 88]],
        3,
        0,
        3,
        0,
        0,
        unknown=("序号",),
    ),
    plain(
        "side by side, one lower",
        [
            ["一号", "", "", "", "二号"],
            ["楼号", "房号", "面积", "", "填表说明"],
            [1, 101, 80, "", "楼号", "房号", "面积", "业主", "电话"],
            [1, 102, 80, "", 2, 201, 90, "唐一", B],
            ["", "", "", "", "", "", "", "何二", C],
        ],
        4,
        0,
        3,
        2,
        2,
        reasons=("home-above",),
    ),
    plain(
        "homes beside spaces",
        [["楼号", "房号", "面积", "业主", "", "车位号", "面积", "业主"], [1, 101, 80, "唐一", "", "B-12", 12, "唐一"]],
        2,
        0,
        1,
        2,
        1,
        reasons=("resident-room",),
    ),
    plain("a column left free", [["楼号", "房号", "面积", "", "业主"], [1, 101, 80, "", "唐一"]], 1, 0, 1, 1, 1),
    plain(
        "a small table first",
        [["车位号", "面积"], ["B-12", 12], [], HEAD, ONE],
        2,
        0,
        1,
        1,
        1,
    ),
    plain(
        "titles over rooms",
        [["1栋1单元花名册"], ["房号", "面积", "姓名"], [101, 88, "唐一"], ["1栋2单元"], [101, 88, "何二"]],
        2,
        0,
        2,
        2,
        2,
    ),
    Book(
        "a sheet a building, named so",
        {one: [["单元", "房号", "面积"], [1, 101, 88]] for one in ("1栋", "2栋")},
        2,
        0,
        2,
        0,
        0,
    ),
    plain(
        "addresses",
        [["地址", "面积"], ["柳溪路8号3栋2单元1203室", 88], ["金桂苑3栋2单元1204", 88]],
        2,
        0,
        2,
        0,
        0,
    ),
    plain(
        "marks of exports",
        [HEAD, ["'1", '="1"', "'0101", "'88.5", "唐一", "'13900001111"], ["共1户"], ["经理签字：", "", "2024"]],
        1,
        0,
        1,
        1,
        1,
        ending=".csv",
    ),
    Book("hidden", {"房屋": [HEAD, ONE], "-旧表": [HEAD, TWO]}, 1, 0, 1, 1, 1, others=(("-旧表", "hidden"),)),
    plain("called old", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".new.xls"),
    plain("called new", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".old.xlsx"),
    plain("tabs called old", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".tab.xls"),
    plain("old format", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".xls"),
    plain("open document", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".ods"),
    plain("commas", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".csv"),
    plain("commas of a spreadsheet", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".gbk.csv"),
    plain("commas with a mark", [HEAD, ONE, TWO], 2, 0, 2, 2, 2, ending=".bom.csv"),
)


def written(book: Book, folder: Path) -> Path:
    """The file."""
    path = folder / f"{book.name}{book.ending}"
    if book.ending in (".xls", ".old.xlsx"):
        return _old(path, book)
    if book.ending in (".xlsx", ".new.xls"):
        return _new(path, book)
    (rows,) = book.sheets.values()
    if book.ending == ".ods":
        return open_document(path, rows)
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t" if ".tab" in book.ending else ",").writerows(rows)
    encoding = {".gbk.csv": "gb18030", ".bom.csv": "utf-8-sig"}.get(book.ending, "utf-8")
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def _new(path: Path, book: Book) -> Path:
    made = xlsxwriter.Workbook(str(path))
    for name, rows in book.sheets.items():
        sheet = made.add_worksheet(name)
        if name.startswith("-"):
            sheet.hide()
        for top, left, bottom, right in book.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, column, cell)
    made.close()
    return path


def _old(path: Path, book: Book) -> Path:
    made = xlwt.Workbook()
    for name, rows in book.sheets.items():
        sheet = made.add_sheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    made.save(str(path))
    return path
