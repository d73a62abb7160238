"""`yuanba import homes`: from a file with a title, marks and notes to homes, and a report that adds up."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import places
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.places.public import HINTS, Place, issue_door_code
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import read

pytestmark = pytest.mark.django_db
SHEET = [
    ["某小区房屋登记表"],
    ["*楼号（必填）", "单元", "房间", "建筑面积", "业主名称", "", "说明"],
    [1.0, 1.0, 101.0, 94.56, "甲"],
    [1.0, 1.0, 102.0, "面积不详", "乙", "", "单元没有写 0"],
    ["", "", "", "", "", "", "请按证填写"],
    ["", 2.0, 201.0, 88.0, "丙"],
    ["合计", "", "", 182.56],
]


@pytest.fixture
def file(tmp_path):
    places.estate("H1")
    return workbook(tmp_path / "homes.xlsx", 说明=[["先看这里"]], 房屋=SHEET)


def told(capsys, *words):
    call_command("import", "homes", *map(str, words))
    return capsys.readouterr().out


def test_the_report_adds_up(file, capsys):
    report = json.loads(told(capsys, file, "--yard", "H1", "--json"))
    assert report == {
        "sheets": ["房屋"],
        "by_sheet": [{"sheet": "房屋", "rows_in": 3, "ok": 1, "refused": 2}],
        "rows_in": 3,
        "ok": 1,
        "warned": 0,
        "refused": 2,
        "added": 1,
        "changed": 0,
        "batch": "H1-1",
        "residents": {"cards": 1, "tenures": 1, "filled": 0, "same": 0, "enterprises": 0},
        "unknown_columns": ["说明"],
        "from_titles": {},
        "reasons": {"home-area": 1, "home-place": 1},
        "rows": [
            {"sheet": "房屋", "row": 4, "refused": "home-area", "warnings": [], "hints": [HINTS["home-area"]]},
            {"sheet": "房屋", "row": 6, "refused": "home-place", "warnings": [], "hints": [HINTS["home-place"]]},
        ],
        "notes": [{"sheet": "房屋", "row": 7}],
        "other_sheets": [{"sheet": "说明", "about": "", "rows": 1}],
    }
    assert Place.objects.get(kind="home").area == 9456


def test_for_people_it_says_the_row_and_the_reason(file, capsys):
    lines = told(capsys, file, "--yard", "H1", "--dry-run").splitlines()
    assert lines[:2] == [
        "sheet 房屋: rows in 3 = ok 1 + refused 2",
        "sheet 说明: left out with 1 rows, no table of homes or owners",
    ]
    assert "房屋 row 4: The area is no number of square metres. Write figures only, such as 94.56." in lines
    assert "房屋 row 7: a remark, no row of the table" in lines
    assert "columns not understood, kept with the batch: 说明" in lines
    assert lines[-1] == "rows in 3 = ok 1 + refused 2 (warned 0)"
    assert not Place.objects.filter(kind="home").exists()


def test_an_import_is_undone_by_its_number(file, capsys):
    before = Place.objects.count()
    lines = told(capsys, file, "--yard", "H1").splitlines()
    assert lines[-1] == "to undo it: yuanba import undo H1-1"
    call_command("import", "undo", "H1-1")
    said = "undone: H1-1, 3 places removed, 0 homes as they were before"
    assert capsys.readouterr().out == f"{said}, 1 resident cards and 1 tenures removed\n"
    assert Place.objects.count() == before


def test_what_hangs_is_told_in_words(file, capsys):
    told(capsys, file, "--yard", "H1")
    home = Place.objects.select_related("yard").get(kind="home")
    issue_door_code(actor=SYSTEM, yard=home.yard, place_id=home.id)
    before = everything()
    with pytest.raises(CommandError, match=r"on what it made: door codes 1\. Nothing was removed"):
        call_command("import", "undo", "H1-1")
    assert everything() == before


@pytest.mark.parametrize(("batch", "words"), [("H1-9", "nothing here"), ("XX-1", "nothing here"), ("H1", "no batch")])
def test_a_batch_that_is_none(file, batch, words):
    with pytest.raises(CommandError, match=words):
        call_command("import", "undo", batch)


@pytest.mark.parametrize(
    ("yard", "rows", "words"),
    [("XX", SHEET, "nothing here"), ("H1", [["a"], ["b"]], "No sheet has a table of homes")],
)
def test_what_cannot_be_read_is_told(tmp_path, yard, rows, words):
    places.estate("H1")
    path = workbook(tmp_path / "homes.xlsx", 一=rows)
    before = everything()
    with pytest.raises(CommandError, match=words):
        call_command("import", "homes", str(path), "--yard", yard)
    assert everything() == before


def test_the_refused_rows_come_back_in_their_columns_with_the_reason(file, tmp_path, capsys):
    back = tmp_path / "back.xlsx"
    told(capsys, file, "--yard", "H1", "--errors", back)
    (sheet,) = read(back)
    head, *rows = sheet.rows
    assert (sheet.name, head) == ("房屋", ["*楼号（必填）", "单元", "房间", "建筑面积", "业主名称", "原因"])
    assert [row[:5] for row in rows] == [["1", "1", "102", "面积不详", "乙"], ["", "2", "201", "88", "丙"]]
    assert rows[0][5] == "面积不是数字（平方米）。请只写数字，例如 94.56。"


def test_the_rows_that_came_back_are_taken_over_when_they_are_right(file, tmp_path, capsys):
    back = tmp_path / "back.xlsx"
    told(capsys, file, "--yard", "H1", "--errors", back)
    (sheet,) = read(back)
    rows = list(sheet.rows)
    rows[1][3], rows[2][0] = "90", "1"
    report = json.loads(told(capsys, workbook(tmp_path / "b.xlsx", 房屋=rows), "--yard", "H1", "--json"))
    assert (report["rows_in"], report["ok"], report["added"]) == (2, 2, 2)
    told(capsys, workbook(tmp_path / "c.xlsx", 房屋=[*rows, ["", "", "5"]]), "--yard", "H1", "--errors", back)
    assert next(iter(read(back)[0].rows)) == rows[0]  # one column of reasons, however often it goes round
