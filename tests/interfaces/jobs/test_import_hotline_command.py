"""`yuanba import hotline`: a file as the office gets it becomes cases, and the report adds up."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import cases as made
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.platform.sheets.public import read

pytestmark = pytest.mark.django_db
SHEET = [
    ["12345 工单转办表"],
    ["序号", "工单编号", "诉求标题", "诉求内容", "诉求类型", "事发地址", "来电人", "联系电话", "办理时限", "办理结果"],
    [1, "CD20261119001", "灯", "楼道灯不亮。", "求助", "金桂苑3栋1单元", "黎女士", "13800004402", "2026-12-01"],
    [2, "CD20261119002", "", "", "投诉", "金桂苑", "", "", ""],
    [3, "CD20261119003", "", "路灯坏了。", "其他", "桂花路", "", "", ""],
]
STRANGE = [["甲", "乙", "丙"], ["1", "灯不亮", "金桂苑"]]


@pytest.fixture
def file(tmp_path):
    made.town()
    return workbook(tmp_path / "gd.xlsx", 工单=SHEET)


def told(capsys, *words):
    call_command("import", "hotline", *map(str, words))
    return capsys.readouterr().out


def test_a_file_is_taken_in_and_found_again_by_its_heads(file, capsys, tmp_path):
    before = everything()
    dry = json.loads(told(capsys, file, "--yard", "LX", "--dry-run", "--json"))
    assert everything() == before
    errors = tmp_path / "errors.xlsx"
    report = json.loads(told(capsys, file, "--yard", "LX", "--json", "--errors", errors))
    numbers = ("rows_in", "ok", "warned", "refused", "cases", "to_place", "same")
    assert [report[name] for name in numbers] == [dry[name] for name in numbers] == [3, 2, 1, 1, 1, 1, 0]
    assert (report["batch"], report["reasons"]) == (1, {"hotline-place": 1, "hotline-text": 1, "hotline-type": 1})
    assert list(read(errors)[0].rows)[1][1] == "CD20261119002"
    again = json.loads(told(capsys, file, "--yard", "LX", "--json"))
    assert (again["profile"], again["same"], again["cases"], again["batch"]) == ("12345", 2, 0, None)
    assert cases.Case.objects.count() == 1
    said = told(capsys, file, "--yard", "LX")
    assert "cases 0, waiting for a place 0, here before 2" in said
    assert "rows in 3 = ok 2 + refused 1 (warned 0)" in said


def test_heads_that_nobody_knows_are_chosen_on_the_page(file, capsys, tmp_path):
    strange = workbook(tmp_path / "x.xlsx", 表=STRANGE)
    before = everything()
    with pytest.raises(CommandError, match="Choose them once on the page"):
        told(capsys, strange, "--yard", "LX")
    with pytest.raises(CommandError, match="no profile of this name"):
        told(capsys, strange, "--yard", "LX", "--profile", "没有")
    assert everything() == before
