"""A ready reply is written by the manager and fills the box of a case, under what was typed."""

import re

import pytest

from tests.factories import cases as made
from tests.support.pages import kept, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases


def test_the_manager_writes_one_with_chinese_places_looks_at_it_and_an_unknown_one_is_refused(town, enter):
    manager, link = enter("manager"), "/desk/JG/replies/new/"
    said = kept(manager.get(link), "") | {"name": "今天来", "verb": "answer", "text": "{居民称呼}，{管家}今天来。"}
    before = everything()
    looked = manager.post(link, said | {"look": "1"})
    assert (looked.status_code, everything() == before) == (200, True)
    assert "〔居民称呼〕，〔管家〕今天来。" in words(looked)
    wrong = manager.post(link, said | {"text": "{姓名}，今天来。"})
    assert (wrong.status_code, everything() == before) == (422, True)
    assert "不认识“姓名”" in words(wrong)
    assert "{姓名}，今天来。" in wrong.content.decode()
    assert manager.post(link, said)["Location"] == "/desk/JG/replies/?done=1"
    row = cases.replies_of(town.yard)[0].row
    assert row.text == "{name}，{butler}今天来。"
    assert "{居民称呼}，{管家}今天来。" in words(manager.get("/desk/JG/replies/"))
    again = manager.get(f"/desk/JG/replies/{row.id}/").content.decode()
    assert "{居民称呼}，{管家}今天来。" in again


def test_filling_keeps_what_was_typed_writes_nothing_and_says_what_is_missing(town, enter):
    case = town.cases["in-work"]
    butler, link = enter("butler"), f"/desk/JG/{case.id}/fill/promise/"
    cases.write_reply(
        actor=town.actors["manager"],
        yard=town.yard,
        reply=cases.Reply("期限", "promise", "{number} 在 {promised} 前办好，{phone}"),
        client_key="x",
    )
    key = next(one.key for one in cases.replies_of(town.yard) if one.reply.name == "期限")
    before = everything()
    page = butler.post(link, {"ready": key, "text": "先量尺寸。", "due": "2031-05-06T10:00", "key": "k"})
    assert (page.status_code, everything() == before) == (200, True)
    text = page.content.decode()
    assert f"先量尺寸。\n{case.code} 在 ____ 前办好，028-0000 1000" in text
    assert "2031-05-06T10:00" in text
    assert "横线 ____ 处请补上： 承诺日期" in words(page)
    assert butler.post(link, {"ready": "no-such", "text": "x"}).status_code == 404


def test_whoever_may_not_see_the_contact_reads_no_name(town, enter):
    text = enter("butler").post(f"/desk/JG/{town.cases['new'].id}/fill/answer/", {"ready": "received"}).content.decode()
    assert "邻居您好，您反映的" in text
    assert "由Butler跟进" in text


@pytest.mark.parametrize("visibility", ["neighbours", "handlers"])
def test_what_neighbours_read_too_names_nobody_and_no_door(town, enter, visibility):
    case = made.report(town.home, "阳台漏水。", name="黎春燕", visibility=visibility).case
    page = enter("butler").post(f"/desk/JG/{case.id}/fill/answer/", {"ready": "called"})
    said, is_private = page.context["forms"]["answer"].values["text"], visibility == "handlers"
    assert ("黎春燕" in said, town.home.label in said) == (is_private, is_private)
    assert town.home.open_label in said
    assert said.startswith("黎春燕" if is_private else "邻居")


def test_enter_in_a_field_sends_the_form_and_does_not_fill_it(town, enter):
    page = enter("manager").get(f"/desk/JG/{town.cases['in-work'].id}/").content.decode()
    form = page.partition("/do/resolve/#act")[2].partition("</form>")[0]
    buttons = re.findall(r"<button[^>]*>", form)
    assert ["formaction" in one for one in buttons] == [False, True, False]
    assert " hidden" in buttons[0]


def test_many_are_read_page_by_page_and_found_by_name_or_words(town, enter):
    manager, link = enter("manager"), "/desk/JG/replies/"
    there = len(cases.replies_of(town.yard))
    for number in range(25):
        reply = cases.Reply(f"自拟 {number}", "answer", "{name}，明天来。" if number else "{name}，换水表。")
        cases.write_reply(actor=town.actors["manager"], yard=town.yard, reply=reply, client_key=str(number))
    first = manager.get(link)
    rest, seen = first, len(first.context["lines"])
    assert (seen, bool(first.context["more"])) == (20, True)
    while rest.context["more"]:
        rest = manager.get(link, {"after": rest.context["more"]})
        seen += len(rest.context["lines"])
    assert seen == there + 25
    found = manager.get(link, {"q": "自拟"})
    assert (len(found.context["lines"]), "?q=%E8%87%AA%E6%8B%9F&amp;after=" in found.content.decode()) == (20, True)
    assert [line[1].name for line in manager.get(link, {"q": "水表"}).context["lines"]] == ["自拟 0"]
    assert [line[1].name for line in manager.get(link, {"q": "{居民称呼}，换"}).context["lines"]] == ["自拟 0"]
    assert "没查到" in words(manager.get(link, {"q": "没有这样的"}))
    assert manager.get(link, {"after": "no-such"}).status_code == 404
