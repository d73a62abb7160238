"""`yuanba import homes`: from a file with a title, marks and notes to homes, and a report that adds up."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import places
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.places.public import Place

pytestmark = pytest.mark.django_db
SHEET = [
    ["某小区房屋登记表"],
    ["*楼号（必填）", "单元", "房间", "建筑面积", "业主名称", "", "说明"],
    [1.0, 1.0, 101.0, 94.56, "甲"],
    [1.0, 1.0, 102.0, "面积不详", "乙", "", "单元没有写 0"],
    ["", "", "", "", "", "", "请按证填写"],
    ["", 2.0, 201.0, 88.0, "丙"],
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
        "sheet": "房屋",
        "rows_in": 3,
        "ok": 1,
        "warned": 0,
        "refused": 2,
        "added": 1,
        "changed": 0,
        "unknown_columns": ["业主名称", "说明"],
        "reasons": {"home-area": 1, "home-place": 1},
        "rows": [
            {"row": 4, "refused": "home-area", "warnings": []},
            {"row": 6, "refused": "home-place", "warnings": []},
        ],
    }
    assert Place.objects.get(kind="home").area == 9456


def test_for_people_it_says_the_row_and_the_reason(file, capsys):
    lines = told(capsys, file, "--yard", "H1", "--dry-run").splitlines()
    assert "row 4: The area is no number of square metres." in lines
    assert lines[-1] == "rows in 3 = ok 1 + refused 2 (warned 0)"
    assert not Place.objects.filter(kind="home").exists()


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
