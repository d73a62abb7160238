"""The operator's way: the estates there are, a list looked at, taken over, and its refused rows as a file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import people, places
from tests.support.pages import dangling, unknown_signs, words
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.places.public import Profile, profile
from yuanba.platform.sheets.public import read
from yuanba.platform.yards.public import by_code

BASE = "/backoffice/estates/"
HEAD = ["小区名称", "地址", "户数", "物业公司"]


def test_a_list_is_looked_at_and_taken_over_once(town, enter, tmp_path):
    client = enter("operator")
    office = places.yard("QX", "district", "院坝区住建局", at="district")
    people.post(office, "platform-operator", holder=town.accounts["operator"])
    name = profile(town.yard).name
    rows = [
        HEAD,
        [f"{name}小区", "院坝区", 12, "青禾物业"],
        ["听雨台", "院坝区白杨路1号", 30, "某某"],
        ["别处", "远方", 1, ""],
    ]
    data = workbook(tmp_path / "小区.xlsx", 小区=rows).read_bytes()
    assert client.post(BASE, {}).status_code == 422
    link = client.post(BASE, {"file": SimpleUploadedFile("小区.xlsx", data)})["Location"]
    before = everything()
    page = client.get(link)
    for query, expected in (
        ("", ("3 总行数 = 可录入 2 + 未通过 1", "1 新建小区", "别处")),
        ("?rows=warned", ("已经建档",)),
        ("?rows=ok", ("听雨台",)),
    ):
        said = words(client.get(link + query))
        assert [part for part in expected if part not in said] == []
    assert (dangling(page), unknown_signs(page), everything()) == (set(), set(), before)
    back = tmp_path / "back.xlsx"
    back.write_bytes(client.get(f"{link}errors.xlsx").content)
    assert [row[0] for row in read(back)[0].rows] == ["小区名称", "别处"]
    was = profile(town.yard).homes
    for done in ("1&changed=1&list=1", "0"):
        assert client.post(link)["Location"] == f"{BASE}?done={done}"
    assert (Profile.objects.filter(name="听雨台").count(), profile(town.yard).homes) == (1, 12)
    shown = client.get(f"{BASE}?done=1&changed=1&list=1")
    assert ("听雨台" in words(shown), "新建 1 个小区" in words(shown), dangling(shown)) == (True, True, set())
    assert "原有的 1 个小区有改动" in words(shown)
    last = Profile.objects.order_by("-yard__path").first().yard.path
    assert "听雨台" not in words(client.get(f"{BASE}?after={last}"))
    lists = client.get(f"{BASE}lists/")
    assert ("小区.xlsx" in words(lists), "新建 1 个小区" in words(lists), dangling(lists)) == (True, True, set())
    one = f"{BASE}lists/1/"
    assert ("听雨台" in words(client.get(one)), "撤销 L-1" in words(client.get(one))) == (True, True)
    assert f"户数 {was or '–'} → 12" in words(client.get(one))
    Profile.objects.filter(yard=town.yard).update(company="别家物业")
    estate = profile(by_code(Profile.objects.get(name="听雨台").yard.code)).yard
    assert client.post(one)["Location"] == one
    gone = client.get(one)
    assert ("已撤销" in words(gone), dangling(gone), unknown_signs(gone)) == (True, set(), set())
    assert (client.get(f"/b/{estate.code}/").status_code, client.get(f"{BASE}lists/9/").status_code) == (404, 404)
    assert (profile(town.yard).homes, profile(town.yard).company) == (was, "别家物业")
    left = client.get(f"{one}?rows=left")
    assert ("听雨台" in words(gone), "听雨台" in words(left), "未恢复：之后又有人改过" in words(left)) == (
        True,
        False,
        True,
    )
    assert (dangling(left), unknown_signs(left)) == (set(), set())
    assert client.post(link)["Location"] == f"{BASE}?done=1&changed=1&list=2"
    again = Profile.objects.get(name="听雨台", yard__kind="estate").yard
    people.post(again, "manager", holder=town.accounts["manager"])
    kept = client.post(f"{BASE}lists/2/")
    assert (kept.status_code, "听雨台" in words(kept), "岗位" in words(kept)) == (409, True, True)


def test_a_list_is_put_under_one_division(town, enter, tmp_path):
    client = enter("operator")
    rows = [
        HEAD,
        ["听雨台", "远方白杨路1号", 30, "某某"],
        ["云起里", "远方柳荫路8号", "很多", "某某"],
        ["", "远方", 1, ""],
    ]
    data = workbook(tmp_path / "小区.xlsx", 小区=rows).read_bytes()
    link = client.post(BASE, {"file": SimpleUploadedFile("小区.xlsx", data)})["Location"]
    before = everything()
    page = client.get(link)
    assert ("yuanba divisions --city 5101" in words(page), "可录入 0" in words(page)) == (True, True)
    assert ("确认录入" in words(page), "换一个文件" in words(page)) == (False, True)
    wrong = client.get(f"{link}?in=远方区")
    assert (wrong.status_code, "远方区" in wrong.content.decode()) == (422, True)
    there = f"{link}?in=510199001001"
    seen = client.get(there)
    assert ("可录入 2 + 未通过 1" in words(seen), "确认录入" in words(seen)) == (True, True)
    assert (dangling(seen), unknown_signs(seen)) == (set(), set())
    assert "?rows=ok&amp;in=510199001001" in seen.content.decode()
    assert everything() == before
    back = tmp_path / "back.xlsx"
    back.write_bytes(client.get(f"{link}errors.xlsx?in=510199001001").content)
    assert len(list(read(back)[0].rows)) == 2
    assert client.post(there)["Location"] == f"{BASE}?done=2&list=1"
    assert Profile.objects.get(name="听雨台").division.code == "510199001001"
