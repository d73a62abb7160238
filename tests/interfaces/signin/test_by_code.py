"""The page of codes: two steps without script, nothing shown that should not be, the way back kept."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.sms import plugged
from yuanba.demo import people as demo
from yuanba.domains.people import public as people
from yuanba.domains.people.models.accounts import number_digest
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
PHONE = "13800004402"


@pytest.fixture
def out():
    with plugged() as outbox:
        yield outbox


@pytest.fixture
def luo():
    return make.account(phone=PHONE)


def ask(client, phone="138 0000 4402", **more):
    return client.post("/sign-in/", {"act": "ask", "phone": phone, **more})


def enter(client, page, code, **more):
    return client.post("/sign-in/", kept(page) | {"code": code} | more)


def test_two_steps_lead_in_and_to_the_page_that_was_asked_for(client, luo, out):
    first = client.get("/sign-in/?next=/my/")
    assert kept(first) == {"next": "/my/", "act": "ask", "phone": ""}
    second = client.post("/sign-in/", kept(first) | {"phone": PHONE})
    assert "138 **** 4402" in words(second)
    answer = enter(client, second, out.code)
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert client.get("/sign-in/").wsgi_request.actor == people.actor_of(luo.id)


def test_the_first_field_is_the_number_and_the_password_is_below_in_a_fold(client, out):
    text = client.get("/sign-in/").content.decode()
    assert text.index('name="phone"') < text.index("<details") < text.index('name="password"')
    assert "<details open" not in text
    assert 'autocomplete="tel-national"' in text


def test_the_code_field_can_be_filled_by_the_telephone(client, out):
    text = ask(client).content.decode()
    assert 'autocomplete="one-time-code"' in text
    assert 'inputmode="numeric"' in text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_whole_in_both_languages(client, out, language):
    client.cookies["yb_lang"] = language
    for page in (client.get("/sign-in/"), ask(client), ask(client, "12")):
        assert (dangling(page), unknown_signs(page)) == (set(), set())
        assert ("Mobile" in words(page) or "figures" in words(page)) is (language == "en")


def test_a_sent_code_is_never_on_the_page(client, luo, out):
    page = ask(client)
    assert out.code not in page.content.decode()


def test_the_demo_says_loudly_that_it_shows_the_code(client, luo, settings):
    settings.YUANBA_DEMO = True
    page = ask(client)
    shown = page.context["shown_code"]
    assert 'class="note late' in page.content.decode()
    assert "演示环境：不会真的发短信。" in words(page)
    assert shown in words(page)
    assert enter(client, page, shown).status_code == 302


def test_without_a_gateway_the_page_says_so_and_opens_the_password(client):
    page = client.get("/sign-in/")
    assert told("no-codes") in words(page)
    assert 'name="phone"' not in page.content.decode()
    assert "<details" in page.content.decode()
    assert " open><summary>" in page.content.decode()
    refused = ask(client)
    assert (refused.status_code, told("no-codes") in words(refused)) == (422, True)


def test_known_and_unknown_numbers_get_the_same_page(luo, out):
    pages = []
    for phone in (PHONE, "13900004402"):
        page = ask(Client(), phone)
        asked = kept(page)["asked"]
        pages.append((page.status_code, words(page).replace("139", "138").replace(asked, "")))
    assert pages[0] == pages[1]


def test_a_wrong_number_is_told_at_its_field(client, out):
    page = ask(client, "12")
    assert page.status_code == 422
    assert 'id="e-phone"' in page.content.decode()
    assert kept(page)["phone"] == "12"


def test_a_wrong_code_keeps_the_form_and_the_way_back(client, luo, out):
    page = enter(client, ask(client, next="/my/"), "000000" if out.code != "000000" else "000001")
    assert (page.status_code, told("code-wrong") in words(page)) == (422, True)
    assert kept(page)["next"] == "/my/"
    assert enter(client, page, out.code)["Location"] == "/my/"


def test_a_new_number_says_its_name_with_the_same_code(client, out):
    page = enter(client, ask(client), out.code)
    assert (page.status_code, told("say-name") in words(page)) == (422, True)
    assert f'value="{out.code}"' in page.content.decode(), "it need not be typed again"
    assert enter(client, page, out.code, name="黎晓舟").status_code == 302
    assert people.Account.objects.get(phone_digest=number_digest(PHONE)).name == "黎晓舟"


def test_a_silent_number_with_another_name_keeps_the_name_field(client, luo, out):
    make.tenure(places.place(places.estate()), "owner", luo)
    with clock.at(clock.now() + timedelta(days=91)):
        page = enter(client, ask(client), out.code, name="向东")
        assert (page.status_code, kept(page)["name"]) == (422, "向东")
        assert told("number-quiet") in words(page)


def test_staff_are_shown_the_way_by_password(client, luo, out):
    make.post(places.estate(), "butler", None, luo)
    page = enter(client, ask(client), out.code)
    assert (page.status_code, told("password-please") in words(page)) == (422, True)
    assert " open><summary>" in page.content.decode()


def test_too_many_are_told_with_the_time_to_wait(client, out):
    first = ask(client)
    page = ask(client, asked=kept(first)["asked"])
    assert (page.status_code, told("too-many") in words(page)) == (429, True)
    assert kept(page)["asked"] == kept(first)["asked"], "the code that is on its way still fits"
    assert ask(client).status_code == 429


def test_a_session_known_before_is_worth_nothing(client, luo, out):
    session = client.session
    session["planted"] = 1
    session.save()
    planted = session.session_key
    client.cookies["yb_session"] = planted
    enter(client, ask(client), out.code)
    assert client.cookies["yb_session"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_other_sites_cannot_ask_for_codes(luo, out):
    answer = ask(Client(enforce_csrf_checks=True))
    assert (answer.status_code, out.sent) == (403, [])


def test_an_act_nobody_knows_is_a_wrong_password(client):
    page = client.post("/sign-in/", {"act": "fly"})
    assert (page.status_code, told("sign-in-failed") in words(page)) == (422, True)


def test_numbers_shown_in_the_demo_are_those_of_the_demo(client, settings):
    settings.YUANBA_DEMO = True
    assert demo.RESIDENTS[0].phone in words(client.get("/sign-in/"))
