"""The whole way by WeChat through our pages, against a server that speaks its protocol."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.factories import people as make
from tests.factories import places
from tests.integrations.wechat.conftest import TOKEN
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.sms import plugged
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Identity
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
PHONE, BACK = "13800004402", "/sign-in/wechat/back/"
INSIDE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.49"}


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(phone=PHONE, username="luo")


@pytest.fixture
def linked(luo):
    proof = people.Proof("wechat", ("u-1",), "晓舟")
    return people.link_identity(actor=people.actor_of(luo.id), proof=proof)


def leave(client, address="/sign-in/wechat/?next=/my/"):
    """The state that went to WeChat."""
    answer = client.get(address)
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    return asked["state"][0]


def come(client, state, code="c-1"):
    return client.get(BACK, {"code": code, "state": state})


def who(client):
    return client.get("/prefs/").wsgi_request.actor.account


def refused(client, answer, code):
    assert (answer.status_code, told(code) in words(answer)) == (422, True)
    assert who(client) is None


def test_a_linked_wechat_leads_in_with_a_new_key(client, wechat, luo, linked):
    state = leave(client)
    before = client.cookies["yb_session"].value
    answer = come(client, state)
    assert (answer.status_code, answer["Location"], who(client)) == (302, "/my/", luo.id)
    assert client.cookies["yb_session"].value != before


def test_a_new_wechat_proves_a_number_once_and_is_linked(client, wechat, luo):
    answer = come(client, leave(client))
    assert answer["Location"] == "/sign-in/?wechat=1&next=%2Fmy%2F"
    with plugged() as out:
        page = client.get(answer["Location"])
        assert "晓舟" in words(page)
        assert (dangling(page), unknown_signs(page)) == (set(), set())
        page = client.post("/sign-in/", kept(page) | {"phone": PHONE})
        answer = client.post("/sign-in/", kept(page) | {"code": out.code})
    assert (answer["Location"], who(client)) == ("/my/", luo.id)
    (row,) = people.own_identities(luo.id)
    assert (row.provider, row.subject, row.name, row.since) == ("wechat", "u-1", "晓舟", MORNING)
    again = Client()
    assert come(again, leave(again))["Location"] == "/my/"
    assert who(again) == luo.id


def test_who_signs_in_on_another_page_is_not_linked_to_a_wechat_left_in_the_browser(client, wechat, luo):
    come(client, leave(client))
    assert "bind" not in kept(client.get("/sign-in/"))
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    assert (who(client), Identity.objects.count()) == (luo.id, 0)
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD, "bind": "x"})
    assert Identity.objects.count() == 0


def test_what_waits_for_a_number_is_over_after_ten_minutes(client, wechat, luo):
    page = come(client, leave(client))["Location"]
    key = kept(client.get(page))["bind"]
    clock.advance(timedelta(minutes=10))
    assert "bind" not in kept(client.get(page))
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD, "bind": key})
    assert (who(client), Identity.objects.count()) == (luo.id, 0)


@pytest.mark.parametrize("state", ["", "wrong"])
def test_a_wrong_state_leads_nowhere_and_wechat_is_not_asked(client, wechat, loopback, linked, state):
    leave(client)
    refused(client, come(client, state), "wechat-wrong")
    assert loopback.asked == []


def test_a_state_with_a_nul_is_no_address_and_wechat_is_not_asked(client, wechat, loopback, linked):
    leave(client)
    assert come(client, "\x00").status_code == 404
    assert loopback.asked == []


def test_a_state_is_of_its_own_session(client, wechat, loopback, linked):
    state, other = leave(client), Client()
    refused(other, come(other, state), "wechat-wrong")
    leave(other)
    refused(other, come(other, state), "wechat-wrong")
    assert loopback.asked == []


def test_a_state_is_good_once_and_for_ten_minutes(client, wechat, luo, linked):
    state = leave(client)
    come(client, state, code="")
    refused(client, come(client, state), "wechat-wrong")
    state = leave(client)
    clock.advance(timedelta(minutes=10))
    refused(client, come(client, state), "wechat-wrong")
    state = leave(client)
    assert come(client, state).status_code == 302
    fresh = Client()
    refused(fresh, come(fresh, state), "wechat-wrong")


@pytest.mark.parametrize(
    "answer", [{"errcode": 40163, "errmsg": "code been used"}, b"<html>", {"openid": "o-1"}, {"errcode": -1}]
)
def test_what_wechat_refuses_signs_nobody_in(client, wechat, linked, answer):
    wechat.answers(TOKEN, answer)
    refused(client, come(client, leave(client)), "wechat-failed")


def test_a_slow_wechat_is_told_and_the_page_still_works(client, wechat, loopback, linked):
    people.plug_identity(wechat.port(seconds=0.05))
    loopback.is_slow = True
    answer = come(client, leave(client))
    refused(client, answer, "wechat-failed")
    assert 'name="password"' in answer.content.decode()


def test_no_way_to_another_site(client, wechat, linked):
    answer = come(client, leave(client, "/sign-in/wechat/?next=https://evil.example/"))
    assert answer["Location"] == "/"


def test_a_second_factor_is_asked_for_after_wechat_too(client, wechat, luo, linked):
    people.Account.objects.filter(id=luo.id).update(password="x")
    people.Passkey(account=luo, credential="k", public_key="p", name="n", created_at=MORNING).save()
    answer = come(client, leave(client))
    assert (answer["Location"], who(client)) == ("/sign-in/second/", None)


def test_staff_without_one_are_shown_the_way_by_password(client, wechat, luo, linked):
    make.post(places.estate(), "butler", None, luo)
    refused(client, come(client, leave(client)), "password-please")


def test_a_closed_account_is_not_opened(client, wechat, luo, linked):
    people.Account.objects.filter(id=luo.id).update(is_active=False)
    refused(client, come(client, leave(client)), "sign-in-failed")


def test_inside_wechat_the_official_account_asks_and_the_same_person_comes(wechat, luo, linked):
    client = Client(headers=INSIDE)
    page = client.get("/sign-in/")
    assert page.content.decode().index("/sign-in/wechat/") < page.content.decode().index("<details")
    assert "oauth2/authorize" in client.get("/sign-in/wechat/")["Location"]
    wechat.knows("o-of-the-other-app", "u-1")
    assert come(client, leave(client))["Location"] == "/my/"


def test_without_credentials_there_is_no_button_and_no_page(client):
    assert "/sign-in/wechat/" not in client.get("/sign-in/").content.decode()
    for address in ("/sign-in/wechat/", "/my/identities/link/"):
        assert client.get(address).status_code in (302, 404)
    assert client.get("/sign-in/wechat/").status_code == 404
    refused(client, come(client, "x"), "wechat-wrong")


def enter(client):
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})


def test_linking_and_unlinking_the_own(client, wechat, luo):
    enter(client)
    answer = come(client, leave(client, "/my/identities/link/"))
    assert answer["Location"] == "/my/identities/?done=1"
    page = client.get("/my/identities/")
    assert "晓舟" in words(page)
    assert "u-1" not in page.content.decode()
    (row,) = people.own_identities(luo.id)
    assert client.post("/my/identities/unlink/", {"which": str(row.id)}).status_code == 302
    assert people.own_identities(luo.id) == []


def test_a_wechat_of_somebody_else_is_not_linked(client, wechat, luo, linked):
    make.account(username="jian")
    client.post("/sign-in/", {"username": "jian", "password": make.PASSWORD})
    before = everything()
    answer = come(client, leave(client, "/my/identities/link/"))
    assert (answer.status_code, told("identity-taken") in words(answer)) == (409, True)
    assert everything() == before


def test_linking_begun_by_one_account_is_not_ended_by_another(client, wechat, luo):
    jian = make.account(username="jian")
    enter(client)
    state = leave(client, "/my/identities/link/")
    session = client.session
    session["account"] = str(jian.id)
    session.save()
    answer = come(client, state)
    assert (answer.status_code, Identity.objects.count()) == (422, 0)


def test_linking_asks_who_it_is_where_that_is_long_ago(client, wechat, luo):
    enter(client)
    clock.advance(timedelta(minutes=15))
    answer = client.get("/my/identities/link/")
    assert answer["Location"] == "/sign-in/again/?next=%2Fmy%2Fidentities%2Flink%2F"


def test_the_last_way_in_stays(client, wechat, luo, linked):
    people.Account.objects.filter(id=luo.id).update(password="", sealed_phone="", phone_digest=None)
    come(client, leave(client))
    answer = client.post("/my/identities/unlink/", {"which": str(linked.id)})
    assert (answer.status_code, told("last-way") in words(answer)) == (409, True)
    assert Identity.objects.count() == 1


def test_tries_from_one_address_are_counted(client, wechat, linked):
    wechat.answers(TOKEN, {"errcode": 40029})
    for _ in range(60):
        assert come(client, leave(client)).status_code == 422
    assert come(client, leave(client)).status_code == 429
