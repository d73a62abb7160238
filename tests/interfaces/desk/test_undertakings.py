"""Undertakings on the desk: planned with a look at the homes, begun when nothing is missing, answered, undone."""

from datetime import date

import pytest

from tests.support.pages import dangling, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.kernel import clock

NEW = "/desk/JG/undertakings/new/"


@pytest.fixture
def planned(town):
    """What the form of a plan says."""
    said = {"title": "东门充电桩", "text": "两台慢充桩，夜里不充。", "what": "places", "places": town.place.path}
    return said | {"place": str(town.place.id), "starts_on": "2099-01-01", "window_days": "7", "key": "k1"}


def test_looked_at_before_it_is_kept(town, enter, planned):
    client, before = enter("manager"), everything()
    look = client.post(NEW, planned | {"act": "look"})
    assert (look.status_code, everything() == before) == (200, True)
    assert "涉及 2 户" in words(look)
    link = client.post(NEW, planned | {"noise_db": "63"})["Location"]
    assert client.post(NEW, planned | {"noise_db": "63"})["Location"] == link, "sent twice is one plan"
    page = words(client.get(link))
    assert "超过 60 分贝" in page
    assert "写通知" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "请写几个字"),
        ({"window_days": "x"}, "5 到 60"),
        ({"noise_db": "loud"}, "0 到 150"),
        ({"what": "homes", "homes": ""}, "至少"),
        ({"starts_on": ""}, "日期"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_changes_nothing(town, enter, planned, wrong, told):
    client, before = enter("manager"), everything()
    answer = client.post(NEW, planned | wrong)
    assert (answer.status_code, everything() == before) == (422, True)
    assert told in words(answer)
    assert "两台慢充桩，夜里不充。" in answer.content.decode()


def test_its_notice_is_begun_with_its_words_and_homes(town, enter, planned):
    client = enter("manager")
    link = client.post(NEW, planned)["Location"].partition("?")[0]
    made = notices.Undertaking.objects.get(title="东门充电桩")
    form = client.get(f"/desk/JG/notices/new/?undertaking={made.id}").content.decode()
    assert "东门充电桩" in form
    assert f'value="{town.place.path}" checked' in form
    today = clock.today()
    draft = planned | {"undertaking": str(made.id), "kind": "common-parts", "key": "n1"}
    days = {"since": today.isoformat(), "until": notices.guard.window_ends(today, 7).isoformat()}
    page = client.post("/desk/JG/notices/new/", draft | days)["Location"]
    assert page in client.get(link).content.decode()
    client.post(f"{page}do/publish/")
    checks = words(client.get(link))
    assert "2 户已送达 0 户" in checks
    assert "还不能开始" in checks


def test_an_objection_is_answered_and_whoever_objected_reads_it(town, enter):
    made = town.announced.undertaking
    about = {"yard": town.yard, "undertaking_id": made.id, "home_id": town.home.id}
    against = notices.object_to(actor=town.actors["reporter"], **about, text="窗前太吵。")
    link = f"/desk/JG/undertakings/{made.id}/"
    empty = enter("butler").post(f"{link}do/answer/", {"objection": str(against.id), "text": ""})
    assert (empty.status_code, "请写几个字" in words(empty)) == (422, True)
    said = {"objection": str(against.id), "text": "柜子改到北墙，离窗八米。"}
    assert enter("butler").post(f"{link}do/answer/", said).status_code == 302
    assert "柜子改到北墙，离窗八米。" in words(enter("reporter").get(town.announced.link))
    assert "柜子改到北墙，离窗八米。" not in words(enter("neighbour").get(town.announced.link))


def test_what_stood_there_without_notice_is_shown_as_undone_everywhere(town, enter):
    made = town.announced.undertaking
    drop = {"why": "公告前就装了，已拆除。", "was_there": "1"}
    assert enter("supervisor").post(f"/desk/JG/undertakings/{made.id}/do/drop/", drop).status_code == 302
    for who, link in (
        ("manager", "/desk/JG/undertakings/"),
        ("supervisor", "/oversight/undertakings/?of=dropped"),
        ("reporter", town.announced.link),
    ):
        assert "已拆除恢复" in words(enter(who).get(link)), link


def test_the_board_says_until_when_one_can_object(town, enter):
    page = words(enter().get("/b/JG/"))
    assert "公共部位的计划" in page
    assert "前提异议" in page


def test_oversight_narrows_by_state_and_an_unknown_one_is_absent(town, enter):
    client = enter("supervisor")
    assert "三单元快递柜" in words(client.get("/oversight/undertakings/?of=announced"))
    assert "三单元快递柜" not in words(client.get("/oversight/undertakings/?of=live"))
    assert client.get("/oversight/undertakings/?of=x").status_code == 404


def test_an_objection_on_paper_stands_on_the_page_and_with_its_home(town, enter):
    made, butler = town.announced.undertaking, enter("butler")
    link = f"/desk/JG/undertakings/{made.id}/"
    said = {"home": "3-1-902", "name": "卞三元", "way": "paper", "day": clock.today().isoformat(), "text": "挡住窗户。"}
    for wrong, told in (({"home": "9-9-909"}, "没有找到这套房屋"), ({"name": ""}, "谁"), ({"day": ""}, "日期")):
        before = everything()
        answer = butler.post(f"{link}do/object_for/", said | wrong)
        assert (answer.status_code, everything() == before) == (422, True)
        assert told in words(answer)
        assert "挡住窗户。" in answer.content.decode()
    assert butler.post(f"{link}do/object_for/", said).status_code == 302
    for page in (butler.get(link), enter("reporter").get(town.announced.link)):
        assert "卞三元 · 书面" in words(page)
    assert "登记" in words(butler.get(link))


def test_after_an_answer_the_page_is_the_part_of_the_list_one_came_from(town, enter):
    made, manager = town.announced.undertaking, enter("manager")
    link = f"/desk/JG/undertakings/{made.id}/"
    said = {"name": "卞三元", "way": "paper", "day": clock.today().isoformat(), "text": "挡住窗户。"}
    for home in ("3-1-901", "3-1-902"):
        assert manager.post(f"{link}do/object_for/", said | {"home": home}).status_code == 302
    first, second = notices.Objection.objects.filter(yard=town.yard).order_by("id")
    there = f"?after={first.id}"
    assert f'action="{link}do/answer/{there}#o-{second.id}"' in manager.get(link + there).content.decode()
    refused = manager.post(f"{link}do/answer/{there}", {"objection": str(second.id), "text": ""})
    assert (refused.status_code, f'id="o-{second.id}"' in refused.content.decode()) == (422, True)
    answered = manager.post(f"{link}do/answer/{there}", {"objection": str(second.id), "text": "柜子改到北墙。"})
    assert answered["Location"] == f"{link}?done=answer&after={first.id}"
    page = manager.get(answered["Location"]).content.decode()
    assert [f'id="o-{one.id}"' in page for one in (first, second)] == [False, True]
    assert "柜子改到北墙。" in page


def test_the_homes_it_touches_say_how_each_was_told_and_what_it_objects(town, enter):
    made, manager = town.announced.undertaking, enter("manager")
    link = f"/desk/JG/undertakings/{made.id}/"
    said = {"home": "3-1-902", "name": "卞三元", "way": "paper", "day": f"{clock.today()}", "text": "=挡住窗户。"}
    manager.post(f"{link}do/object_for/", said)
    assert f"{link}homes/" in manager.get(link).content.decode()
    page = manager.get(f"{link}homes/")
    assert "受影响的房屋 2" in words(page)
    assert "“=挡住窗户。” · 书面" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    objected = words(manager.get(f"{link}homes/?of=objected"))
    assert ("3 栋 1 单元 902" in objected, "3 栋 1 单元 901" in objected) == (True, False)
    for wrong in ("of=x", "after=%00"):
        assert manager.get(f"{link}homes/?{wrong}").status_code == 404
    file = b"".join(manager.get(f"{link}homes.csv").streaming_content).decode()
    assert "'=挡住窗户。" in file
    assert "卞三元" not in file
    narrow = b"".join(manager.get(f"{link}homes.csv?of=objected").streaming_content).decode()
    assert (file.count("\r\n"), narrow.count("\r\n")) == (3, 2)
    assert b"".join(manager.get(f"{link}homes.xlsx").streaming_content)[:2] == b"PK"
    assert enter("reporter").get(f"{link}homes.csv").status_code == 404


def test_the_answer_to_a_home_without_an_account_is_printed_for_its_door(town, enter):
    made, manager = town.announced.undertaking, enter("manager")
    people.Tenure.objects.filter(yard=town.yard, home__path__endswith="/901").update(until=date(2020, 1, 1))
    link = f"/desk/JG/undertakings/{made.id}/"
    said = {"home": "3-1-901", "name": "卞三元", "way": "paper", "day": clock.today().isoformat(), "text": "挡住窗户。"}
    manager.post(f"{link}do/object_for/", said)
    against = notices.Objection.objects.get(yard=town.yard)
    letter = f"{link}objections/{against.id}/answer.pdf"
    assert manager.get(letter).status_code == 404
    manager.post(f"{link}do/answer/", {"objection": str(against.id), "text": "柜子改到北墙。"})
    page = manager.get(link)
    assert "请把答复打印送上门" in words(page)
    assert letter in page.content.decode()
    paper = manager.get(letter)
    assert (paper.status_code, paper["Content-Type"], paper.content[:5]) == (200, "application/pdf", b"%PDF-")
