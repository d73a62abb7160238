"""The page of the own mobile number: two steps, the password with the second."""

import pytest

from tests.factories import people as make
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.sms import plugged
from yuanba.domains.people import public as people

pytestmark = pytest.mark.django_db
PHONE = "13800004402"


@pytest.fixture
def luo():
    return make.account(username="luo")


@pytest.fixture
def here(client, luo):
    client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD})
    return client


@pytest.fixture
def out():
    with plugged() as outbox:
        yield outbox


def ask(client, phone="138 0000 4402"):
    return client.post("/my/phone/", {"act": "ask", "phone": phone})


def test_two_steps(here, luo, out):
    assert kept(here.get("/my/phone/")) == {"act": "ask", "phone": ""}
    page = ask(here)
    assert "138 **** 4402" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    answer = here.post("/my/phone/", kept(page) | {"code": out.code, "password": make.PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/my/devices/?done=1")
    assert "138 **** 4402" in words(here.get("/my/devices/"))


def test_what_is_wrong_keeps_the_code_that_is_on_its_way(here, luo, out):
    page = ask(here)
    again = here.post("/my/phone/", kept(page) | {"code": out.code, "password": "wrong"})
    assert (again.status_code, told("password-old") in words(again)) == (422, True)
    assert 'id="e-password"' in again.content.decode()
    assert kept(again)["asked"] == kept(page)["asked"]
    assert here.post("/my/phone/", kept(again) | {"code": out.code, "password": make.PASSWORD}).status_code == 302


def test_a_number_that_is_none(here, out):
    page = ask(here, "12")
    assert (page.status_code, told("mobile-wrong") in words(page), kept(page)["phone"]) == (422, True, "12")


def test_the_demo_says_loudly_that_it_shows_the_code(here, settings):
    settings.YUANBA_DEMO = True
    page = ask(here)
    assert "演示环境：不会真的发短信。" in words(page)
    assert page.context["shown_code"] in words(page)


def test_without_a_gateway_it_is_not_offered(here):
    page = here.get("/my/phone/")
    assert "这里还没有开通短信验证码。" in words(page)
    assert 'name="phone"' not in page.content.decode()


def test_who_has_no_password_has_no_such_page(here, luo):
    people.Account.objects.update(password="")
    assert here.get("/my/phone/").status_code == 404
    assert "/my/phone/" not in here.get("/my/devices/").content.decode()
