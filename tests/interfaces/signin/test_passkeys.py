"""The pages of passkeys: what a browser is asked is of its session, for one purpose, five minutes, one answer."""

import html
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.factories import people as make
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.passkeys import Telephone
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo")


@pytest.fixture
def here(client, luo):
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    return client


def asked(page):
    """What the page tells its script to ask for."""
    return html.unescape(re.search(r'data-passkey="([^"]*)"', page.content.decode()).group(1))


def add(client, telephone, name="我的手机"):
    said = telephone.add(asked(client.get("/my/passkeys/")))
    return client.post("/my/passkeys/", {"said": said, "name": name})


def use(client, telephone, page="/sign-in/passkey/", **more):
    said = telephone.use(asked(client.get(page)))
    return client.post(page, {"act": "passkey", "said": said, **more})


def who(client):
    return client.get("/prefs/").wsgi_request.actor.account


def test_added_listed_used_and_taken_away(here, luo):
    telephone = Telephone()
    answer = add(here, telephone)
    assert (answer.status_code, answer["Location"]) == (302, "/my/passkeys/?done=1")
    page = here.get("/my/passkeys/")
    assert "我的手机" in words(page)
    assert "还没用过" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    other = Client()
    answer = use(other, telephone, next="/my/")
    assert (answer.status_code, answer["Location"], who(other)) == (302, "/my/", luo.id)
    assert "上次使用" in words(here.get("/my/passkeys/"))
    (key,) = people.proving.own_passkeys(luo.id)
    assert here.post("/my/passkeys/remove/", {"which": str(key.id)})["Location"] == "/my/passkeys/?done=1"
    assert use(Client(), telephone).status_code == 422


def test_signing_in_gives_the_session_a_new_key_and_another_site_gets_nobody(here, luo):
    telephone, other = Telephone(), Client()
    add(here, telephone)
    other.get("/sign-in/passkey/")
    planted = other.cookies["yb_session"].value
    assert use(other, telephone, next="//evil.example/")["Location"] == "/"
    assert other.cookies["yb_session"].value != planted
    stolen = Client()
    stolen.cookies["yb_session"] = planted
    assert who(stolen) is None


def test_without_a_name_it_is_called_after_its_browser(here, luo):
    add(here, Telephone(), name=" ")
    assert people.proving.own_passkeys(luo.id)[0].name == "不认识的浏览器"


def test_an_answer_is_good_once_and_in_its_own_session(here, luo):
    telephone, other, thief = Telephone(), Client(), Client()
    add(here, telephone)
    telephone.count = -1  # a key without a counter, so that nothing but the question protects
    said = telephone.use(asked(other.get("/sign-in/passkey/")))
    thief.get("/sign-in/passkey/")
    page = thief.post("/sign-in/passkey/", {"said": said})
    assert (page.status_code, told("passkey-wrong") in words(page), who(thief)) == (422, True, None)
    assert other.post("/sign-in/passkey/", {"said": said}).status_code == 302
    other.post("/sign-out/")
    for client in (other, thief, Client()):
        assert client.post("/sign-in/passkey/", {"said": said}).status_code == 422


def test_an_answer_comes_too_late_after_five_minutes(here, luo):
    telephone, other = Telephone(), Client()
    add(here, telephone)
    said = telephone.use(asked(other.get("/sign-in/passkey/")))
    clock.advance(timedelta(minutes=5))
    assert other.post("/sign-in/passkey/", {"said": said}).status_code == 422


def test_an_answer_for_one_purpose_serves_no_other(here, luo):
    telephone = Telephone()
    add(here, telephone)
    clock.advance(timedelta(minutes=15))
    said = telephone.use(asked(here.get("/sign-in/passkey/")))
    assert here.post("/sign-in/again/", {"act": "passkey", "said": said}).status_code == 422
    assert here.get("/my/passkeys/")["Location"] == "/sign-in/again/?next=%2Fmy%2Fpasskeys%2F"


def test_after_the_password_a_passkey_is_asked_for(here, luo):
    telephone, theirs, other = Telephone(), Telephone(), Client()
    add(here, telephone)
    jian = Client()
    make.account(username="jian")
    jian.post("/sign-in/", {"username": "jian", "password": make.PASSWORD})
    add(jian, theirs)
    answer = other.post("/sign-in/", {"username": "luo", "password": make.PASSWORD, "next": "/my/"})
    assert (answer["Location"], who(other)) == ("/sign-in/second/", None)
    page = other.get("/sign-in/second/")
    assert 'name="code"' not in page.content.decode()
    assert use(other, theirs, "/sign-in/second/").status_code == 422
    assert other.post("/sign-in/second/", {"code": "123456"}).status_code == 422
    assert who(other) is None
    answer = use(other, telephone, "/sign-in/second/")
    assert (answer["Location"], who(other)) == ("/my/", luo.id)


@pytest.mark.parametrize(
    ("https", "host", "origin", "site"),
    [
        (False, "testserver", "http://testserver", "testserver"),
        (True, "testserver", "https://testserver", "testserver"),
        (False, "localhost:8200", "http://localhost:8200", "localhost"),
    ],
)
def test_the_site_is_the_one_the_browser_sees(luo, settings, https, host, origin, site):
    client = Client(headers={"host": host})
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    settings.YUANBA_HTTPS = https
    assert add(client, Telephone(origin, site)).status_code == 302
    assert add(client, Telephone("https://evil.example", site)).status_code == 422


def test_a_host_that_is_not_ours_is_not_asked_for(luo):
    assert Client(headers={"host": "evil.example"}).get("/sign-in/passkey/").status_code == 400


def test_what_was_not_accepted_leaves_nothing_and_keeps_the_name(here, luo):
    here.get("/my/passkeys/")
    before = everything()
    page = here.post("/my/passkeys/", {"said": "{}", "name": "老手机"})
    assert (page.status_code, told("passkey-wrong") in words(page)) == (422, True)
    assert 'value="老手机"' in page.content.decode()
    assert everything() == before


def test_a_page_without_script_says_so_and_the_other_ways_are_there(client):
    text = client.get("/sign-in/passkey/").content.decode()
    assert "<div data-can hidden>" in text
    assert '<div class="note" data-cannot>' in text
    assert 'href="/sign-in/"' in text


def test_no_script_stands_in_the_page(here):
    for address in ("/sign-in/passkey/", "/my/passkeys/"):
        answer = here.get(address)
        assert re.findall(r"<script(?![^>]*src=)|\son\w+=", answer.content.decode()) == []
        policy = [words.strip() for words in answer["Content-Security-Policy"].split(";")]
        assert "script-src 'self'" in policy
