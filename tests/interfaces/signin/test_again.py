"""Who it is, shown again before what matters: a quarter of an hour long it is enough."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.factories import people as make
from tests.interfaces.signin.test_passkeys import add, use
from tests.interfaces.signin.test_second import app
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.passkeys import Telephone
from tests.support.sms import plugged
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
LATER = timedelta(minutes=15)
AGAIN = "/sign-in/again/?next=%2Fmy%2Fpasskeys%2F"
PHONE = "13800004402"


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo", phone=PHONE)


@pytest.fixture
def here(client, luo):
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    return client


def is_asked(client):
    answer = client.get("/my/passkeys/")
    return answer.status_code == 302 and answer["Location"] == AGAIN


def test_a_quarter_of_an_hour_after_signing_in_it_is_asked(here):
    clock.advance(LATER - timedelta(seconds=1))
    assert not is_asked(here)
    clock.advance(timedelta(seconds=1))
    assert is_asked(here)


def test_the_password_leads_back_with_a_new_key(here, luo):
    clock.advance(LATER)
    page = here.get(AGAIN)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    before = here.cookies["yb_session"].value
    answer = here.post("/sign-in/again/", kept(page) | {"password": make.PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/my/passkeys/")
    assert here.cookies["yb_session"].value != before
    assert not is_asked(here)
    assert len(people.own_devices(luo.id)) == 1
    stolen = Client()
    stolen.cookies["yb_session"] = before
    assert stolen.get("/my/devices/").status_code == 302


def test_what_was_typed_is_there_again_without_secrets(here):
    clock.advance(LATER)
    answer = here.post("/my/passkeys/", {"name": "老手机", "said": "{}", "password": "x", "code": "1"})
    assert answer["Location"] == AGAIN
    assert here.session["kept"] == {"page": "/my/passkeys/", "words": {"name": "老手机"}}
    here.post("/sign-in/again/", {"password": make.PASSWORD})
    assert 'value="老手机"' in here.get("/my/passkeys/").content.decode()
    assert 'value="老手机"' not in here.get("/my/passkeys/").content.decode()


def test_what_is_asked_for_is_not_done_before(here, luo):
    add(here, Telephone())
    (key,) = people.proving.own_passkeys(luo.id)
    clock.advance(LATER)
    before = everything()
    for address in ("/my/passkeys/remove/", "/my/identities/unlink/"):
        assert here.post(address, {"which": str(key.id)})["Location"].startswith("/sign-in/again/")
    assert here.post("/my/second/", {"act": "enrol"})["Location"].startswith("/sign-in/again/")
    assert everything() == before


def test_a_wrong_password_is_told_at_its_field_and_guessing_is_stopped(here):
    clock.advance(LATER)
    for _ in range(8):
        page = here.post("/sign-in/again/", {"password": "wrong"})
        assert (page.status_code, told("password-old") in words(page)) == (422, True)
    assert here.post("/sign-in/again/", {"password": make.PASSWORD}).status_code == 429
    assert is_asked(here)


def test_who_has_an_authenticator_shows_it_and_the_password_is_not_enough(here, luo):
    here.post("/my/second/", {"act": "enrol"})
    here.post("/my/second/", {"act": "confirm", "code": app(luo), "password": make.PASSWORD})
    clock.advance(LATER)
    assert 'name="password"' not in here.get(AGAIN).content.decode()
    assert here.post("/sign-in/again/", {"password": make.PASSWORD}).status_code == 422
    assert is_asked(here)
    assert here.post("/sign-in/again/", {"code": app(luo)}).status_code == 302
    assert not is_asked(here)


def test_a_passkey_does_and_only_the_own_one(here, luo):
    mine, theirs = Telephone(), Telephone()
    add(here, mine)
    make.account(username="jian")
    other = Client()
    other.post("/sign-in/", {"username": "jian", "password": make.PASSWORD})
    add(other, theirs)
    clock.advance(LATER)
    assert use(here, theirs, "/sign-in/again/").status_code == 422
    assert is_asked(here)
    assert use(here, mine, "/sign-in/again/", next="/my/passkeys/")["Location"] == "/my/passkeys/"
    assert not is_asked(here)


def test_who_has_no_password_gets_a_code_to_the_own_number(here, luo):
    people.Account.objects.filter(id=luo.id).update(password="")
    clock.advance(LATER)
    with plugged() as out:
        page = here.post("/sign-in/again/", kept(here.get(AGAIN)))
        assert out.code
        assert out.sent[-1][0] == PHONE
        wrong = here.post("/sign-in/again/", kept(page) | {"code": "000000" if out.code != "000000" else "1"})
        assert (wrong.status_code, told("code-wrong") in words(wrong)) == (422, True)
        answer = here.post("/sign-in/again/", kept(wrong) | {"code": out.code})
        assert answer["Location"] == "/my/passkeys/"
        clock.advance(LATER)
        assert here.post("/sign-in/again/", kept(wrong) | {"code": out.code}).status_code == 422


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:1"])
def test_no_way_to_another_site(here, target):
    answer = here.post("/sign-in/again/", {"password": make.PASSWORD, "next": target})
    assert answer["Location"] == "/my/devices/"


def test_a_stranger_is_asked_to_sign_in(client):
    for address in ("/my/passkeys/", "/sign-in/again/", "/my/identities/link/"):
        assert client.get(address)["Location"].startswith("/sign-in/?next=")
