"""The page of devices, and sessions that end while a browser still holds them."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import people as make
from tests.support.pages import dangling, told, unknown_signs, words
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Device
from yuanba.interfaces.devices import kind_of, words_of
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2301A Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MicroMessenger/8.0.49"
)
AGENTS = {
    WECHAT: ("wechat/android", "微信 · Android"),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1": (
        *("safari/iphone", "Safari · iPhone"),
    ),
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0": (
        *("edge/windows", "Edge · Windows"),
    ),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:126.0) Gecko/20100101 Firefox/126.0": (
        *("firefox/mac", "Firefox · Mac"),
    ),
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114.0 Safari/537.36": ("chrome/harmony", "Chrome · 鸿蒙"),
    "curl/8.0": ("other/other", "不认识的浏览器"),
    "": ("other/other", "不认识的浏览器"),
    "x" * 400 + "Chrome": ("other/other", "不认识的浏览器"),
}


@pytest.fixture
def luo():
    return make.account(username="luo")


def browser(agent=WECHAT, address="203.0.113.7", password=make.PASSWORD, **more):
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address, **more)
    answer = client.post("/sign-in/", {"username": "luo", "password": password})
    assert answer.status_code == 302
    return client


def who(client):
    return client.get("/sign-in/").wsgi_request.actor.account


@pytest.mark.parametrize(("agent", "told"), AGENTS.items())
def test_what_a_browser_says_of_itself(agent, told):
    assert (kind_of(agent), words_of(kind_of(agent))) == told


def test_the_page_lists_every_browser_and_says_which_is_this_one(luo):
    here = browser()
    browser("Mozilla/5.0 (Windows NT 10.0) Firefox/126.0", "198.51.100.9")
    page = here.get("/my/devices/")
    assert "微信 · Android" in words(page)
    assert "Firefox · Windows" in words(page)
    assert "203.0.113.*" in words(page)
    assert "203.0.113.7" not in page.content.decode()
    assert words(page).count("这一台") == 1
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_no_key_of_a_session_is_on_the_page(luo):
    here = browser()
    text = here.get("/my/devices/").content.decode()
    assert not any(key in text for key in Session.objects.values_list("session_key", flat=True))


def test_ending_another_device_signs_it_out_at_once(luo):
    here, there = browser(), browser()
    other = next(one for one in people.own_devices(luo.id) if str(one.id) != here.session["device"])
    answer = here.post("/my/devices/end/", {"which": str(other.id)})
    assert (answer.status_code, answer["Location"]) == (302, "/my/devices/?done=1")
    assert (who(here), who(there)) == (luo.id, None)


def test_ending_all_others(luo):
    here, there, elsewhere = browser(), browser(), browser()
    here.post("/my/devices/end/", {"which": "others"})
    assert [who(one) for one in (here, there, elsewhere)] == [luo.id, None, None]


def test_a_device_of_somebody_else_is_absent(luo):
    make.account(username="jian")
    theirs = Client()
    theirs.post("/sign-in/", {"username": "jian", "password": make.PASSWORD})
    here = browser()
    for which in (theirs.session["device"], "nothing", ""):
        assert here.post("/my/devices/end/", {"which": which}).status_code == 404
    assert who(theirs) is not None


def test_signing_out_takes_the_device_from_the_list(luo):
    here = browser()
    here.post("/sign-out/")
    assert Device.objects.count() == Session.objects.count() == 0


def test_signing_in_anew_in_one_browser_is_one_device(luo):
    here = browser()
    here.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    assert Device.objects.count() == Session.objects.count() == 1


def test_another_account_in_the_same_browser_leaves_the_list_of_the_first(luo):
    jian, here = make.account(username="jian"), browser()
    here.post("/sign-in/", {"username": "jian", "password": make.PASSWORD})
    assert (people.own_devices(luo.id), len(people.own_devices(jian.id))) == ([], 1)


def test_use_is_noted_every_quarter_of_an_hour(luo, django_assert_num_queries):
    with clock.at(MORNING):
        here = browser()
    with clock.at(MORNING + timedelta(minutes=14)), django_assert_num_queries(3):
        who(here)
    with clock.at(MORNING + timedelta(minutes=15)):
        here.get("/my/devices/", REMOTE_ADDR="198.51.100.9")
    with clock.at(MORNING + timedelta(minutes=16)), django_assert_num_queries(3):
        who(here)
    found = people.Device.objects.get()
    assert (found.seen_at, found.network) == (MORNING + timedelta(minutes=15), "198.51.100.*")


def test_a_session_that_outlived_its_device_ends_when_it_is_looked_at(luo):
    with clock.at(MORNING):
        here = browser()
        Device.objects.all().delete()
        assert who(here) == luo.id
    with clock.at(MORNING + timedelta(minutes=15)):
        assert who(here) is None
    assert Session.objects.count() == 0


def test_a_new_password_signs_everybody_else_out_and_goes_on_here(luo):
    here, there = browser(), browser()
    before = here.cookies["yb_session"].value
    answer = here.post("/my/password/", {"old": make.PASSWORD, "new": "a house by the river"})
    assert (answer.status_code, answer["Location"]) == (302, "/my/devices/?done=1")
    assert (who(here), who(there)) == (luo.id, None)
    assert here.cookies["yb_session"].value != before
    stolen = Client()
    stolen.cookies["yb_session"] = before
    assert who(stolen) is None
    assert len(people.own_devices(luo.id)) == 1


def test_sessions_on_no_list_end_too(luo, client):
    session = client.session
    session["account"] = str(luo.id)
    session.save()
    client.cookies["yb_session"] = session.session_key
    assert who(client) == luo.id
    people.change_password(actor=people.actor_of(luo.id), old=make.PASSWORD, new="a house by the river")
    assert who(client) is None


def test_a_wrong_old_password_is_told_at_its_field(luo):
    here = browser()
    page = here.post("/my/password/", {"old": "wrong", "new": "a house by the river"})
    assert (page.status_code, told("password-old") in words(page)) == (422, True)
    assert (dangling(page), "a house by the river" in page.content.decode()) == (set(), False)
    assert who(here) == luo.id


def test_who_has_no_password_has_no_page_for_it(luo):
    here = browser()
    people.Account.objects.update(password="")
    assert here.get("/my/password/").status_code == 404
    assert "/my/password/" not in here.get("/my/devices/").content.decode()
