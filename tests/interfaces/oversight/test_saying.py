"""An office writes one notice for several estates, and sees estate by estate how far it came."""

from datetime import timedelta

import pytest

from tests.support.pages import dangling, unknown_signs, words
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock

PAGE = "/oversight/delivery/say/"


def draft(**said):
    today = clock.today()
    return notices.Draft(title="入户核查", text="本周入户核查。", since=today, until=today + timedelta(days=7), **said)


def test_it_is_said_once_in_each_estate_however_often_it_is_sent(town):
    there, actor = [town.yard, town.other], town.actors["supervisor"]
    said = notices.say_in_estates(actor=actor, yards=there, draft=draft(), client_key="k")
    assert [(one.yard.code, one.state, one.publisher_role) for one in said] == [
        ("JG", "published", "community-supervisor"),
        ("JGX", "published", "community-supervisor"),
    ]
    before = everything()
    again = notices.say_in_estates(actor=actor, yards=there, draft=draft(), client_key="k")
    assert ([one.id for one in again], everything()) == ([one.id for one in said], before)
    assert {one.notice.id for one in notices.delivered_below(actor).rows} >= {one.id for one in said}


@pytest.mark.parametrize(
    ("who", "code", "more", "fields"),
    [
        ("manager", "not-found", {}, {}),  # of one of the two only
        ("supervisor-far", "not-found", {}, {}),
        ("butler", "not-found", {}, {}),
        ("supervisor", "invalid", {"title": " "}, {"title": "words-missing"}),
        ("supervisor", "invalid", {"until": clock.today() - timedelta(days=9)}, {"until": "period-wrong"}),
        ("supervisor", "invalid", {"audience": notices.Audience("places", ("x",))}, {"audience": "choice-unknown"}),
    ],
)
def test_refused_it_is_said_nowhere(town, who, code, more, fields):
    wish = notices.Draft(**{**vars(draft()), **more})
    with refused(code, **fields):
        notices.say_in_estates(actor=town.actors[who], yards=[town.yard, town.other], draft=wish, client_key="k")


def test_the_page_keeps_what_was_typed_and_says_it_there(town, enter):
    client, today = enter("supervisor"), clock.today()
    page = client.get(PAGE)
    assert ({"金桂苑", "云栖坊"} - {name for name in ("金桂苑", "云栖坊") if name in words(page)}) == set()
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    sent = {"key": "web", "title": "入户核查", "text": "", "since": today, "until": today, "estates": ["JG", "JGX"]}
    before = everything()
    wrong = client.post(PAGE, sent)
    assert (wrong.status_code, wrong.content.decode().count(" checked"), everything()) == (422, 3, before)
    assert client.post(PAGE, sent | {"estates": ["BY"]}).status_code == 404
    assert client.post(PAGE, sent | {"estates": []}).status_code == 422
    assert client.post(PAGE, sent | {"text": "请开门。"}).headers["Location"] == "/oversight/delivery/?of=running"
    assert words(client.get("/oversight/delivery/")).count("入户核查") == 2
    assert "入户核查" in words(enter("reporter").get("/notices/"))
    assert enter("reporter").get(PAGE).status_code == 404
