"""A notice on the desk: written, looked at, said, proven home by home, withdrawn; nothing typed is lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import places
from tests.support.pages import heading, words
from tests.support.pictures import photograph
from tests.support.unchanged import everything
from yuanba.domains.notices import public as notices
from yuanba.domains.people.public import TENURE_ROLES
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code


def sheet():
    return SimpleUploadedFile("sheet.jpg", photograph(), "image/jpeg")


NEW = "/desk/JG/notices/new/"
WRITTEN = {
    "kind": "outage",
    "title": "周四停水",
    "text": "九点到十七点换水泵。",
    "what": "estate",
    "key": "k1",
    "since": "2026-03-02",
    "until": "2026-03-09",
    "wall": "1",
}


def test_from_the_draft_to_the_wall(town, enter):
    client = enter("manager")
    page = client.post(NEW, WRITTEN)["Location"]
    assert client.post(NEW, WRITTEN)["Location"] == page, "sent twice is one draft"
    assert "现在发布" in words(client.get(page))
    notice = notices.Notice.objects.get(title="周四停水", text="九点到十七点换水泵。")
    later = WRITTEN | {"until": "2099-01-01", "version": str(notice.version)}
    refused = client.post(f"{page}edit/", later)
    assert (refused.status_code, 'value="2099-01-01"' in refused.content.decode()) == (422, True)
    later["since"], later["until"] = town.notice.since.isoformat(), town.notice.until.isoformat()
    assert client.post(f"{page}edit/", later)["Location"] == page
    done = client.post(f"{page}do/publish/", {"version": notice.version + 1})
    assert done["Location"] == f"{page}?done=publish"
    said = notices.Notice.objects.get(id=notice.id)
    assert (said.state, said.number) == ("published", 3)
    assert said.title in words(enter().get("/b/JG/"))
    assert client.get(f"{page}edit/")["Location"] == page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "请写几个字"),
        ({"title": "很" * 61}, "60"),
        ({"since": "x"}, "日期"),
        ({"until": "2026-03-01"}, "结束日期要在"),
        ({"what": "places"}, "至少"),
        ({"what": "homes", "homes": "3-1-902 9-9-999、8-8-888"}, "本小区没有找到：9-9-999 8-8-888。"),
        ({"what": "homes", "homes": " ".join(f"9-9-{n}" for n in range(901, 912))}, "9-9-910 …。"),
        ({"what": "homes", "homes": " 、".join(["3-1-902"] * 201)}, "最多"),
        ({"kind": "x"}, "请从给出的里面选"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_changes_nothing(town, enter, wrong, told):
    client, before = enter("manager"), everything()
    answer = client.post(NEW, WRITTEN | wrong)
    assert (answer.status_code, everything() == before) == (422, True)
    assert told in words(answer)
    assert "九点到十七点换水泵。" in answer.content.decode()


def test_said_to_homes_as_people_type_them(town, enter):
    client = enter("manager")
    client.post(NEW, WRITTEN | {"what": "homes", "homes": "3-1-902，3-1-901", "roles": ["owner", "co-owner"]})
    said = notices.Notice.objects.get(title="周四停水", state="draft").audience
    assert said.what == "homes"
    assert [path.rpartition("JG/")[2] for path in said.paths] == ["3/1/901", "3/1/902"]
    assert said.roles == ("co-owner", "owner")


def test_a_draft_says_to_whom_and_where_before_it_is_said(town, enter):
    client = enter("manager")
    homes = {"what": "homes", "homes": "3-1-902，3-1-901", "wall": ""}
    shown = words(client.get(client.post(NEW, WRITTEN | homes)["Location"]))
    assert "告知对象 3 栋 1 单元 901、3 栋 1 单元 902 怎么发 只发给他们，不上公示栏" in shown
    loud = WRITTEN | {"key": "k2", "sms": "1"}
    shown = words(client.get(client.post(NEW, loud)["Location"]))
    assert ("告知对象" in shown, "怎么发 贴到公示栏 · 同时发短信" in shown) == (False, True)


def test_roles_are_offered_by_group_and_who_is_far_from_the_estate_is_not(town, enter):
    client = enter("manager")
    page = client.get(NEW).content.decode()
    offered = re.findall(r'name="roles" value="([^"]+)"', page)
    assert {*TENURE_ROLES, "butler", "building-head", "police-officer", "management-committee"} <= set(offered)
    far = {"program", "platform-operator", "city-official", "district-official", "association", "company-headquarters"}
    assert (far & set(offered), len(offered)) == (set(), len(set(offered)))
    draft = client.post(NEW, WRITTEN | {"roles": ["owner", "association"]})["Location"]
    again = client.get(f"{draft}edit/").content.decode()
    assert re.findall(r'name="roles" value="([^"]+)" checked', again) == ["owner", "association"]


def test_said_to_a_grid_as_it_is_today(town, enter):
    client, office = enter("manager"), by_code("LX")
    grid = map_.draw_grid(actor=SYSTEM, yard=office, code="W1", name="第一网格")
    assert "第一网格" not in words(client.get(NEW)), "it holds nothing of the estate"
    paths = [town.place.path, places.place(town.other, "1").path]
    map_.set_grid_members(actor=SYSTEM, yard=office, grid_id=grid.id, paths=paths)
    assert "第一网格" in words(client.get(NEW))
    refused = client.post(NEW, WRITTEN | {"what": "grid", "grid": ""})
    assert (refused.status_code, "请选一个网格" in words(refused)) == (422, True)
    draft = client.post(NEW, WRITTEN | {"what": "grid", "grid": str(grid.id)})["Location"]
    said = notices.Notice.objects.get(id=draft.split("/")[-2])
    assert said.audience == notices.Audience("places", (town.place.path,))
    map_.set_grid_members(actor=SYSTEM, yard=office, grid_id=grid.id, paths=[town.yard.path])
    whole = client.post(NEW, WRITTEN | {"what": "grid", "grid": str(grid.id), "key": "k2"})["Location"]
    assert notices.Notice.objects.get(id=whole.split("/")[-2]).audience == notices.Audience()


def test_a_version_that_somebody_made_up_is_absent(town, enter):
    before = everything()
    for version in ("", "x", "9" * 9):
        answer = enter("manager").post(f"/desk/JG/notices/{town.draft.id}/edit/", WRITTEN | {"version": version})
        assert answer.status_code == 404
    assert everything() == before


def test_of_two_who_edit_the_second_is_told(town, enter):
    link = f"/desk/JG/notices/{town.draft.id}/edit/"
    days = {"since": town.draft.since.isoformat(), "until": town.draft.until.isoformat(), "version": "1"}
    assert enter("manager").post(link, WRITTEN | days).status_code == 302
    answer = enter("butler").post(link, WRITTEN | days | {"text": "改成周五。"})
    assert (answer.status_code, "改成周五。" in answer.content.decode()) == (409, True)
    assert notices.Notice.objects.get(id=town.draft.id).text == "九点到十七点换水泵。"


def unreached(answer):
    return re.findall(r'name="home" value="([^"]+)"', answer.content.decode())


def test_proven_home_by_home(town, enter):
    client, page = enter("manager"), f"/desk/JG/notices/{town.announced.id}/"
    left = unreached(client.get(page))
    form = {"home": left[:1], "channel": "signed"}
    bare = client.post(f"{page}do/deliver/", form)
    assert (bare.status_code, notices.Delivery.objects.count()) == (422, 0)
    done = client.post(f"{page}do/deliver/", form | {"photo": sheet()})
    assert done["Location"] == f"{page}?done=deliver"
    assert unreached(client.get(page)) == left[1:]
    proof = notices.Delivery.objects.get()
    assert (str(proof.home_id), proof.channel, proof.name) == (left[0], "signed", "Manager")


def test_a_picture_is_not_kept_for_who_may_not_deliver(town, enter):
    before = everything()
    form = {"home": [str(town.home.id)], "channel": "signed", "photo": sheet()}
    assert enter("street").post(f"/desk/JG/notices/{town.announced.id}/do/deliver/", form).status_code == 404
    assert everything() == before


def test_withdrawn_with_a_reason_that_everybody_reads(town, enter):
    client, page = enter("manager"), f"/desk/JG/notices/{town.notice.id}/"
    assert client.post(f"{page}do/withdraw/", {"why": ""}).status_code == 422
    assert client.post(f"{page}do/withdraw/", {"why": "改到周五"}).status_code == 302
    shown = words(enter().get(town.notice.link))
    assert "这条通知已经撤回" in shown
    assert "改到周五" in shown
    assert town.notice.title not in words(enter().get("/b/JG/"))
    desk = client.get(page).content.decode()
    assert "送到了多少" in desk
    assert [one for one in ("round/", "do/deliver/", "poster.pdf", "signatures.pdf", "f-chat") if one in desk] == []
    assert "已撤回" in words(enter("neighbour").get("/notices/"))


@pytest.mark.parametrize(("name", "today"), [("supervisor", False), ("street", False), ("butler", True)])
def test_offices_see_the_notices_and_none_of_the_desks_lists(town, enter, name, today):
    page = enter(name).get("/desk/JG/notices/")
    assert heading(page) == "通知"
    assert ('href="/desk/JG/"' in page.content.decode()) is today


def test_an_unknown_act_is_absent(town, enter):
    assert enter("manager").post(f"/desk/JG/notices/{town.notice.id}/do/x/").status_code == 404


def test_counts_before_it_is_said_and_who_needs_paper(town, enter):
    page = f"/desk/JG/notices/{town.draft.id}/"
    shown = words(enter("manager").get(page))
    assert "2 户" in shown
    assert "2 户要送纸质" in shown
    sheet_ = words(enter("manager").get(f"{page}paper/"))
    assert "3 栋 1 单元 901" in sheet_
    people = notices.people_count(town.yard, town.draft.audience)
    assert (people.all, people.homes_without) == (2, 2)
    town.accounts["reporter"].phone = "13800004402"
    town.accounts["reporter"].save()
    assert notices.people_count(town.yard, town.draft.audience).homes_without == 1
