"""The manager's way: choose a file, see what would come of it, confirm, mend what was refused, undo."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import cases
from tests.factories.people import post
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.places.models import ImportBatch
from yuanba.domains.places.public import Place, import_estates
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line, kept, read
from yuanba.platform.yards.public import by_code

ROWS = [
    ["某小区房屋表"],
    ["*房号（必填）", "楼号", "单元", "建筑面积", "房屋户型"],
    [101, 8, 1, 94.56, "甲"],
    [102, 8, 1, "不详", "乙"],
    [103, 8, 1, 88.125, "丙"],
    ["合计", "", "", 182],
]


@pytest.fixture
def file(tmp_path):
    return workbook(tmp_path / "a.xlsx", 房屋=ROWS).read_bytes()


def send(client, data, name="房屋.xlsx"):
    return client.post("/desk/JG/import/", {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def sent(enter, file):
    """The manager's browser and the address of the preview."""
    client = enter("manager")
    answer = send(client, file)
    assert answer.status_code == 302
    return client, answer["Location"]


def homes(town):
    return set(Place.objects.filter(yard=town.yard, path__contains="/8/1/").values_list("name", flat=True))


def test_the_preview_says_everything_and_changes_nothing(town, sent):
    client, link = sent
    before = everything()
    answer = client.get(link)
    said = words(answer)
    for part in (
        "房屋.xlsx",
        "3 总行数 = 可录入 2 + 未通过 1",
        "2 可录入 其中 1 行请核对",
        "2 新增房屋",
        "面积不是数字（平方米）。请只写数字，例如 94.56。",
        "8-1-101",
        "房屋户型",
        "这些行不是房屋，已跳过： 6",
    ):
        assert part in said
    assert (dangling(answer), unknown_signs(answer)) == (set(), set())
    assert everything() == before
    assert homes(town) == set()


def test_confirmed_it_is_taken_over_once(town, sent):
    client, link = sent
    assert client.post(link)["Location"] == f"{link}?done=import"
    assert homes(town) == {"101", "103"}
    before = everything()
    client.post(link)
    assert everything() == before
    said = words(client.get(f"{link}?done=import"))
    assert "已录入，批次 JG-1" in said
    assert "文件里的内容已经录入。" in said
    assert "确认录入" not in said
    assert "3 总行数 = 可录入 2 + 未通过 1 2 新增房屋 0 套有改动 0 新增住户" in said
    assert "待核对的行和其他内容" in said
    assert ("逐行查看" in said, "共 3 行" in said) == (False, False)


def test_the_refused_rows_come_back_as_a_file(sent, tmp_path):
    client, link = sent
    answer = client.get(f"{link}errors.xlsx")
    assert "filename*=utf-8''%E6%88%BF%E5%B1%8B-%E5%8E%9F%E5%9B%A0.xlsx" in answer["Content-Disposition"]
    back = tmp_path / "back.xlsx"
    back.write_bytes(answer.content)
    assert list(read(back)[0].rows) == [
        ["*房号（必填）", "楼号", "单元", "建筑面积", "房屋户型", "原因"],
        ["102", "8", "1", "不详", "乙", "面积不是数字（平方米）。请只写数字，例如 94.56。"],
    ]


def test_it_is_undone_on_the_list(town, sent):
    client, link = sent
    before = set(Place.objects.values_list("id", flat=True))
    client.post(link)
    listed = words(client.get("/desk/JG/import/"))
    assert "共 3 行：新增 2 套，更新 0 套，1 行未录入" in listed
    assert client.post("/desk/JG/import/undo/1/")["Location"] == "/desk/JG/import/?undone=JG-1"
    assert set(Place.objects.values_list("id", flat=True)) == before
    assert "已撤销" in words(client.get("/desk/JG/import/?undone=JG-1"))
    assert "确认录入" in words(client.get(link))


def test_what_hangs_on_it_is_told(town, sent):
    client, link = sent
    client.post(link)
    cases.report(Place.objects.get(yard=town.yard, path=f"{town.yard.path}/8/1/101"))
    before = everything()
    answer = client.post("/desk/JG/import/undo/1/")
    assert answer.status_code == 409
    assert "录入的房屋上已经有：诉求 1。没有删除任何内容。" in words(answer)
    assert everything() == before
    assert ImportBatch.objects.get().state == "done"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-missing"), (b"no spreadsheet", "sheet-unreadable"), (None, "file-missing")],
)
def test_what_is_no_spreadsheet_is_refused_at_the_field(town, enter, data, code):
    client = enter("manager")
    answer = send(client, data) if data is not None else client.post("/desk/JG/import/")
    assert answer.status_code == 422
    assert told(code) in words(answer)
    assert (dangling(answer), unknown_signs(answer)) == (set(), set())
    assert 'aria-describedby="e-file"' in answer.content.decode()


@pytest.mark.parametrize(
    ("heads", "about"),
    [(["收费项目", "应收金额"], "费"), (["表号", "本次读数"], "表"), (["收入", "支出"], "没有房屋或业主")],
)
def test_a_file_about_something_else_is_told_what_it_seems_to_be(town, enter, tmp_path, heads, about):
    data = workbook(tmp_path / "b.xlsx", 一=[heads, [1, 2]]).read_bytes()
    answer = send(enter("manager"), data)
    assert answer.status_code == 422
    said = words(answer).partition("这个文件看起来是：")[2].partition("。")[0]
    assert about in said
    assert "有内容的 2 行 = 可录入 0 + 未通过 2。请改选房屋和业主名单" in words(answer)
    assert words(answer).count("没有找到房屋表") == 1
    assert "没有录入任何内容，请重新选择文件。" in words(answer)
    assert ("/desk/JG/meters/#sheet" in answer.content.decode()) == ("表号" in heads)
    assert (dangling(answer), unknown_signs(answer)) == (set(), set())
    assert 'aria-describedby="e-file"' in answer.content.decode()


def test_a_name_leads_nowhere_else(town, enter, file):
    client = enter("manager")
    link = send(client, file, "../../a\\b<i>.xlsx")["Location"]
    digest = link.split("/")[-2]
    assert kept(town.yard.id, digest).parent.name == digest
    answer = client.get(link)
    assert "<i>" not in answer.content.decode()


@pytest.mark.parametrize("digest", ["0" * 64, "x", "..", "0" * 63 + "%2f"])
def test_a_file_that_is_not_kept_is_told(town, enter, digest):
    client = enter("manager")
    for link in (f"/desk/JG/import/{digest}/", f"/desk/JG/import/{digest}/errors.xlsx"):
        assert client.get(link).status_code == 404


def test_a_file_is_of_its_estate_only(town, sent, enter):
    _client, link = sent
    other = enter("manager-far")
    assert other.get(link.replace("/JG/", f"/{town.other.code}/")).status_code == 404
    assert other.get(link).status_code == 404


OWNERS = {
    "房屋": [["楼号", "单元", "房号", "建筑面积", "业主编号"], [8, 1, 101, 94.56, 1], [8, 1, 102, 88, 1]],
    "业主": [["业主名称", "业主类型", "业主编号"], ["黎晓舟", "1001", "1"], ["唐一", "1001", "9"]],
}


def test_owners_of_a_sheet_of_their_own_stand_with_their_homes(town, enter, tmp_path):
    client = enter("manager")
    link = send(client, workbook(tmp_path / "o.xlsx", **OWNERS).read_bytes())["Location"]
    said = words(client.get(link))
    assert "业主 2 可录入 8-1-101, 8-1-102 · 黎晓舟 业主 黎晓舟 · 住户类型 1001 · 业主编号 1" in said
    assert "房屋 2 可录入 8-1-101 8 · 1 · 101 · 94.56 · 业主编号 1" in said
    number = "这一行的业主编号在房屋表里找不到：已建住户卡，未绑定房屋。"
    mend = "请在房屋表里填上同一个业主编号，或在这一行补上楼栋和房号。"
    assert f"业主 3 请核对 {number}{mend} 唐一 · 住户类型 1001 · 业主编号 9" in said
    client.post(link)
    said = words(client.get(f"{link}?done=import"))
    assert "4 总行数 = 可录入 4 + 未通过 0 2 新增房屋 0 套有改动 2 新增住户 补全 0 人" in said
    assert "关联房屋 2 处" in said
    assert "1 请核对" in said
    batch = words(client.get("/desk/JG/import/batch/1/?rows=warned"))
    assert (number in batch, "唐一" in batch, "业主编号 9" in batch) == (True, False, True)
    client.cookies["yb_lang"] = "en"
    said = words(client.get(link))
    assert ("2 places in homes" in said, "1 to be looked at" in said) == (True, True)
    assert "are here already" not in said


def test_in_english(sent):
    client, link = sent
    client.cookies["yb_lang"] = "en"
    said = words(client.get(link))
    assert "3 rows in = 2 ok + 1 refused" in said
    assert "The area is no number of square metres. Write figures only, such as 94.56." in said


def test_only_who_manages_has_the_way_there(enter):
    assert "/desk/JG/import/" in enter("manager").get("/desk/JG/").content.decode()
    assert "/desk/JG/import/" not in enter("butler").get("/desk/JG/").content.decode()


def test_an_estate_of_a_list_has_all_its_pages(town, enter):
    line = Line(2, {"name": "云栖坊", "address": "院坝区白杨路", "homes": "18户"})
    (outcome,) = import_estates(actor=SYSTEM, lines=[line]).outcomes
    manager = enter("manager")
    post(by_code(outcome.place), "manager", holder=town.accounts["manager"])
    for link in (
        f"/b/{outcome.place}/",
        f"/desk/{outcome.place}/",
        f"/desk/{outcome.place}/matrix/",
        f"/say/?yard={outcome.place}",
    ):
        answer = manager.get(link)
        assert answer.status_code == 200, link
        assert 'href="tel:"' not in answer.content.decode(), link


def test_a_small_file_that_would_fill_the_memory_is_refused_in_words(enter, town):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("房屋")
    for cell in ("A1", "B1", "XFD1048576"):
        sheet.write(cell, 1)
    book.close()
    client, before = enter("manager"), everything()
    answer = send(client, stream.getvalue())
    assert answer.status_code == 422
    assert "超过 1,000 列或 10,000,000 个单元格" in words(answer)
    assert everything() == before
