"""`yuanba import estates`: from a list as it is to estates, with a report on what was understood."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import places
from tests.support.unchanged import everything
from yuanba.domains.places.public import Profile
from yuanba.platform.sheets.public import read

pytestmark = pytest.mark.django_db
TEXT = """,id,name,address,property_costs,property_company,buiding_count,door_count,8月均价
2,11,金桂苑,(院坝青禾)柳溪路 8 号,0.6至0.9元/平米/月,某某物业,65栋,3005户,9000
3,12,云栖坊,(武侯)白杨路,1元/平米/月,暂无信息,2栋,18户,9000
"""


@pytest.fixture
def file(tmp_path):
    places.division("district")
    path = tmp_path / "estates.csv"
    path.write_text(TEXT, encoding="gb18030")
    return path


def told(capsys, *words):
    call_command("import", "estates", *map(str, words))
    return capsys.readouterr().out


def test_the_report_says_what_was_understood(file, capsys):
    report = json.loads(told(capsys, file, "--json"))
    assert (report["rows_in"], report["ok"], report["refused"], report["founded"]) == (2, 1, 1, 1)
    assert report["reasons"] == {"estate-district": 1}
    assert report["unknown_columns"] == ["8月均价"]
    assert report["understood"]["homes"] == 1
    assert Profile.objects.get().homes == 3005


def test_for_people(file, tmp_path, capsys):
    back = tmp_path / "back.xlsx"
    lines = told(capsys, file, "--dry-run", "--errors", back).splitlines()
    assert "estates founded 1, changed 0" in lines
    assert lines[-1] == "rows in 2 = ok 1 + refused 1 (warned 0)"
    assert next(line for line in lines if "row 3" in line).startswith(
        "estates row 3: The district of this estate is not known here. Begin the address with the district"
    )
    assert not Profile.objects.exists()
    rows = list(read(back)[0].rows)
    assert rows[1][:2] == ["12", "云栖坊"]
    assert rows[1][-1].startswith("还没有这个小区所在的区县。")


def test_a_list_of_something_else_is_told(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    before = everything()
    with pytest.raises(CommandError, match="No sheet has a table of estates"):
        call_command("import", "estates", str(path))
    assert everything() == before


def test_a_list_is_undone_by_its_number(file, capsys):
    assert told(capsys, file).splitlines()[-1] == "to undo it: yuanba import undo L-1"
    call_command("import", "undo", "L-1")
    assert capsys.readouterr().out == "undone: L-1, 1 estates removed\n"
    with pytest.raises(CommandError, match="There is nothing here"):
        call_command("import", "undo", "L-2")


def test_figures_that_were_not_set_back_are_named(file, capsys):
    told(capsys, file)
    file.write_text(TEXT.replace("3005户", "3006户").replace("某某物业", "青禾物业"), encoding="gb18030")
    lines = told(capsys, file).splitlines()
    assert ("estates founded 0, changed 1" in lines, lines[-1]) == (True, "to undo it: yuanba import undo L-2")
    Profile.objects.update(homes=3100)
    call_command("import", "undo", "L-2")
    found = Profile.objects.get()
    assert capsys.readouterr().out.splitlines() == [
        "undone: L-2, 0 estates removed, 0 of 1 others as they were before",
        f"{found.yard.code} 金桂苑: Number of homes, not set back: somebody changed it since",
    ]
    assert (found.homes, found.company) == (3100, "某某物业")


def test_a_district_that_is_missing_is_said_with_the_command_that_brings_it(file, capsys):
    said = "districts not known here: yuanba divisions --city 5101 brings them, --in CODE does without them"
    assert said in told(capsys, file, "--dry-run").splitlines()
    lines = told(capsys, file, "--in", "510199").splitlines()
    assert (said in lines, "estates founded 2, changed 0" in lines) == (False, True)
    with pytest.raises(CommandError, match="Write the code or the whole name of one district"):
        call_command("import", "estates", str(file), "--in", "5101")
