"""Taking an estate over: the list from a spreadsheet, looked at and confirmed; documents kept and handed out."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.documents import pdf
from tests.support.pages import dangling, unknown_signs, words
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.places.models import Item, ItemPhoto
from yuanba.domains.places.public import Terms, begin_takeover
from yuanba.interfaces.importing import items_in
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import read

SHEETS = {
    "钥匙": [["移交清单"], ["序号", "名称", "数量"], [1, "天台门", 3], [2, "地下室", "若干"], ["合计", "", 3]],
    "杂项": [["名称", "型号"], ["百年银杏树", "雌株"], ["某物", ""]],
    "说明": [["请填写"]],
}
BASE = "/desk/JG/takeover/1/list/"


@pytest.fixture
def begun(town):
    begin_takeover(actor=SYSTEM, yard=town.yard, terms=Terms("company", "旧物业", "青禾物业", date(2026, 12, 1)))
    return town


def test_a_list_is_looked_at_taken_in_and_comes_back_where_refused(begun, enter, tmp_path):
    client = enter("butler")
    assert BASE in client.get("/desk/JG/takeover/").content.decode()
    empty = client.post(BASE, {})
    assert (empty.status_code, "请选择文件" in words(empty)) == (422, True)
    data = workbook(tmp_path / "清单.xlsx", **SHEETS).read_bytes()
    answer = client.post(BASE, {"file": SimpleUploadedFile("清单.xlsx", data)})
    assert (answer.status_code, answer["Location"][: len(BASE)]) == (302, BASE)
    link, before = answer["Location"], everything()
    page = client.get(link)
    said, expected = words(page), ("4 总行数 = 可录入 3 + 未通过 1", "天台门 × 3", "百年银杏树", "杂项 3", "说明")
    assert [part for part in expected if part not in said] == []
    assert (dangling(page), unknown_signs(page), everything()) == (set(), set(), before)
    back = tmp_path / "back.xlsx"
    back.write_bytes(client.get(f"{link}errors.xlsx").content)
    assert list(read(back)[1].rows)[1][0] == "某物"
    for _turn in range(2):
        assert client.post(link)["Location"] == "/desk/JG/takeover/?n=1&done=list"
    rows = Item.objects.filter(number__gt=29).order_by("number").values_list("group", "name", "expected", "words")
    assert list(rows) == [
        ("keys", "天台门", 3, "序号：1"),
        ("keys", "地下室", None, "若干；序号：2"),
        ("greenery", "百年银杏树", None, "雌株"),
    ]
    assert "何都不会变" not in words(client.get(link))
    assert len(list(items_in(tmp_path / "清单.xlsx").lines())) == 4


def test_a_document_is_kept_named_and_only_handed_out(begun, enter):
    client = enter("butler")
    thing = "/desk/JG/takeover/1/22/"
    said = {"condition": "sound", "words": "六册"}
    before = everything()
    wrong = client.post(thing, said | {"papers": SimpleUploadedFile("a.pdf", b"<html>")})
    assert (wrong.status_code, "无法打开" in words(wrong), everything()) == (422, True, before)
    half = client.post(thing, {"papers": SimpleUploadedFile("竣工图.pdf", pdf(), "application/pdf")})
    assert (half.status_code, "stored-papers" in half.content.decode()) == (422, True)
    seal = half.content.decode().split('name="stored-papers" value="')[1].split('"')[0]
    assert client.post(thing, said | {"stored-papers": seal}).status_code == 302
    kept = ItemPhoto.objects.get()
    assert (kept.name, kept.item.number) == ("竣工图.pdf", 22)
    page = client.get(thing)
    link = f"/desk/JG/takeover/file/{kept.id}/"
    assert (link in page.content.decode(), "竣工图.pdf" in words(page)) == (True, True)
    answer = client.get(link)
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert client.get(f"/desk/JG/takeover/photo/{kept.id}/0").status_code == 404
    for who in ("neighbour", "reporter"):
        assert enter(who).get(link).status_code == 404
