"""The pages of the second factor: half signed in is not signed in."""

from datetime import datetime, timedelta

import pytest
import zxingcpp
from django.contrib.sessions.models import Session
from django.test import Client
from PIL import Image

from tests.factories import people as make
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.sms import plugged
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.onetime import as_typed, hotp, otpauth, step_of

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
PHONE = "13800004402"


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo", phone=PHONE)


def app(account):
    return hotp(people.proving.secret_of(people.proving.second_of(account.id)), step_of(clock.now()))


def password(client, **more):
    return client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD, **more})


def who(client):
    return client.get("/prefs/").wsgi_request.actor.account


@pytest.fixture
def codes(luo):
    """Recovery codes, as the page showed them, and half a minute gone."""
    client = Client()
    password(client)
    client.post("/my/second/", {"act": "enrol"})
    page = client.post("/my/second/", {"act": "confirm", "code": app(luo), "password": make.PASSWORD})
    assert page.status_code == 200
    assert who(client) == luo.id, "the browser that set it up goes on"
    clock.advance(timedelta(seconds=30))
    return page.context["codes"]


def test_setting_it_up(client, luo):
    password(client)
    assert client.post("/my/second/", {"act": "enrol"})["Location"] == "/my/second/"
    page = client.get("/my/second/")
    assert as_typed(people.proving.secret_of(people.proving.second_of(luo.id))) in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    assert "style=" not in page.content.decode()
    assert "<svg" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    page = client.post("/my/second/", {"act": "confirm", "code": "abc", "password": make.PASSWORD})
    assert (page.status_code, told("second-wrong") in words(page)) == (422, True)


def test_the_picture_tells_what_the_words_tell(client, luo, tmp_path):
    password(client)
    client.post("/my/second/", {"act": "enrol"})
    secret = people.proving.secret_of(people.proving.second_of(luo.id))
    import segno

    address = otpauth(secret, issuer="Yuanba", label="luo")
    segno.make(address, error="m").save(str(tmp_path / "code.png"), scale=6)
    assert zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))[0].text == address
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2, light="#fff")
    assert drawn in client.get("/my/second/").content.decode()


def test_recovery_codes_are_shown_once(luo, codes):
    client = Client()
    password(client)
    client.post("/sign-in/second/", {"code": codes[0]})
    for address in ("/my/second/", "/my/devices/"):
        assert not any(code in client.get(address).content.decode() for code in codes)


def test_after_the_password_one_is_still_nobody(client, luo, codes):
    answer = password(client, next="/my/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/second/")
    assert who(client) is None
    assert client.get("/my/")["Location"] == "/sign-in/?next=%2Fmy%2F"
    page = client.get("/sign-in/second/")
    assert (page.status_code, dangling(page)) == (200, set())
    answer = client.post("/sign-in/second/", {"code": app(luo)})
    assert (answer["Location"], who(client)) == ("/my/", luo.id)


def test_setting_it_up_signs_out_who_came_without(client, luo):
    password(client)
    other = Client()
    password(other)
    other.post("/my/second/", {"act": "enrol"})
    other.post("/my/second/", {"act": "confirm", "code": app(luo), "password": make.PASSWORD})
    assert (who(client), who(other)) == (None, luo.id)


def test_a_wrong_code_is_told_and_may_be_tried_again(client, luo, codes):
    password(client)
    page = client.post("/sign-in/second/", {"code": "000000" if app(luo) != "000000" else "000001"})
    assert (page.status_code, told("second-wrong") in words(page), who(client)) == (422, True, None)
    assert client.post("/sign-in/second/", {"code": app(luo)}).status_code == 302


def test_a_code_by_sms_does_not_lead_past_it(client, luo, codes):
    with plugged() as out:
        page = client.post("/sign-in/", {"act": "ask", "phone": PHONE})
        answer = client.post("/sign-in/", kept(page) | {"code": out.code})
    assert (answer["Location"], who(client)) == ("/sign-in/second/", None)


def test_the_page_is_for_those_on_the_way_only(client, luo, codes):
    for method in (client.get, client.post):
        assert method("/sign-in/second/", {"code": app(luo)})["Location"] == "/sign-in/"
    assert who(client) is None


def test_the_way_is_open_for_ten_minutes(client, luo, codes):
    password(client)
    clock.advance(timedelta(minutes=10))
    assert client.post("/sign-in/second/", {"code": app(luo)})["Location"] == "/sign-in/"
    assert who(client) is None


def test_the_session_has_a_new_key_after_each_step(client, luo, codes):
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies["yb_session"] = session.session_key
    keys = [session.session_key]
    password(client)
    keys.append(client.cookies["yb_session"].value)
    client.post("/sign-in/second/", {"code": app(luo)})
    keys.append(client.cookies["yb_session"].value)
    assert len(set(keys)) == 3
    assert not Session.objects.filter(session_key__in=keys[:2]).exists()
    assert "pending" not in client.session


def test_another_site_is_no_way_back(client, luo, codes):
    password(client, next="https://evil.example/")
    assert client.post("/sign-in/second/", {"code": app(luo)})["Location"] == "/"


def test_taking_it_away(client, luo, codes):
    password(client)
    client.post("/sign-in/second/", {"code": app(luo)})
    clock.advance(timedelta(seconds=30))
    assert client.post("/my/second/", {"act": "enrol"}).status_code == 409
    assert client.post("/my/second/", {"act": "remove", "code": "1"}).status_code == 422
    assert client.post("/my/second/", {"act": "remove", "code": app(luo)}).status_code == 302
    assert password(Client())["Location"] == "/"
