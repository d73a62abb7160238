"""The hotline's page of an office: a file from its columns to the file that goes back."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import cases as made
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.platform.sheets.public import read

ROWS = [
    ["单号", "内容", "类别", "地点", "来电人", "电话", "办理结果"],
    ["T-1", "楼道灯不亮。", "求助", "金桂苑3栋1单元", "黎女士", "13800004402", ""],
    ["T-2", "路灯坏了。", "咨询", "桂花路", "", "", ""],
    ["T-3", "", "投诉", "金桂苑", "", "", ""],
]
CHOSEN = {
    "c-number": "单号",
    "c-text": "内容",
    "c-type": "类别",
    "c-address": "地点",
    "c-name": "来电人",
    "c-phone": "电话",
    "c-answer": "办理结果",
    "profile": "柳溪",
}
DESK = "/desk/LX/hotline/"


def sound(answer, status=200):
    assert (answer.status_code, dangling(answer), unknown_signs(answer)) == (status, set(), set())
    return words(answer)


def test_a_file_from_its_columns_to_the_file_that_goes_back(town, enter, tmp_path):
    client = enter("supervisor")
    assert client.get("/oversight/hotline/")["Location"] == DESK
    said = sound(client.post(DESK, {}), 422)
    assert told("file-missing") in said
    file = SimpleUploadedFile("工单.xlsx", workbook(tmp_path / "a.xlsx", 工单=ROWS).read_bytes())
    link = client.post(DESK, {"file": file})["Location"]
    assert client.get(link)["Location"] == f"{link}columns/"
    assert "单号 (T-1 / T-2)" in sound(client.get(f"{link}columns/"))
    before = everything()
    wrong = client.post(f"{link}columns/", CHOSEN | {"c-number": "", "c-title": "内容"})
    assert told("hotline-column") in sound(wrong, 422)
    assert everything() == before
    assert client.post(f"{link}columns/", CHOSEN)["Location"] == link
    said = sound(client.get(link))
    for part in ("3 总行数 = 可录入 2 + 未通过 1", "1 新事项", "1 待选地点", "JG 3 栋 1 单元", told("hotline-text")):
        assert part in said
    assert "13800004402" not in said
    errors = tmp_path / "errors.xlsx"
    errors.write_bytes(client.get(f"{link}errors.xlsx").getvalue())
    assert [row[0] for row in read(errors)[0].rows] == ["单号", "T-3"]
    assert "T-1" in sound(client.get(client.post(link)["Location"]))
    before = everything()
    assert "没有新内容" in sound(client.get(link))
    assert client.post(link)["Location"] == link
    assert everything() == before
    _placed(town, client)
    _handed_back(town, client, tmp_path)


def _placed(town, client):
    said = sound(client.get(f"{DESK}waiting/"))
    row = re.search(r'name="row" value="([^"]+)"', client.get(f"{DESK}waiting/").content.decode())[1]
    assert "路灯坏了" in said
    wrong = {"row": row, "estate": "JG", "place": "99-9-999"}
    assert told("place-unknown") in sound(client.post(f"{DESK}waiting/", wrong), 422)
    assert told("words-missing") in sound(client.post(f"{DESK}waiting/", {"row": row, "act": "decline"}), 422)
    assert client.post(f"{DESK}waiting/", {"row": row, "estate": "JG"}).status_code == 302
    assert "T-2" in sound(client.get(f"{DESK}waiting/?done=T-2"))
    late = client.post(f"{DESK}waiting/", {"row": row, "act": "decline", "reason": "不是我们的"})
    assert late.status_code == 409


def _handed_back(town, client, tmp_path):
    case = cases.Case.objects.get(yard=town.yard, channel="hotline", text="楼道灯不亮。")
    cases.answer(actor=town.actors["manager"], target=made.target(case), text="=今天来换。", how="phoned")
    page = client.get(DESK).content.decode()
    profile = {"profile": re.search(r'name="profile" value="([^"]+)"', page)[1]}
    back = client.post(f"{DESK}back/", profile)["Location"]
    number = back.rpartition("=")[2]
    assert f"{number}.xlsx" in client.get(back).content.decode()
    assert "没有变化" in sound(client.get(client.post(f"{DESK}back/", profile)["Location"]))
    text = client.get(f"{DESK}back/{number}.csv").getvalue().decode("utf-8-sig")
    head, first, second = csv.reader(io.StringIO(text))
    assert head == [*ROWS[0], "办理状态", "首次联系时间", "办结时间"]
    assert (first[0], first[5], first[6], first[7]) == ("T-1", "138****4402", "'=今天来换。", "办理中")
    assert (second[0], second[7]) == ("T-2", "待办理")
    file = tmp_path / "back.xlsx"
    file.write_bytes(client.get(f"{DESK}back/{number}.xlsx").getvalue())
    assert list(read(file)[0].rows)[1][6] == "=今天来换。"


@pytest.mark.parametrize(("name", "status"), [("butler", 200), ("engineer", 404), ("manager-far", 404)])
def test_whom_it_does_not_concern_finds_nothing(enter, name, status):
    assert enter(name).get("/desk/JG/hotline/").status_code == status


def test_before_taking_in_the_number_of_a_request_is_shown_whole_and_a_telephone_is_not(town, enter, tmp_path):
    client = enter("supervisor")
    long = [ROWS[0], ("CD20261123001", *ROWS[1][1:])]
    file = SimpleUploadedFile("工单.xlsx", workbook(tmp_path / "a.xlsx", 工单=long).read_bytes())
    link = client.post(DESK, {"file": file})["Location"]
    client.post(f"{link}columns/", CHOSEN)
    said = sound(client.get(link))
    assert "CD20261123001" in said
    assert "138****4402" in said
