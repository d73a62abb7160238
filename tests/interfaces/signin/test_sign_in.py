"""The door of names and passwords: who comes in, where to, and what is not given away."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything
from yuanba.demo import people as demo
from yuanba.domains.people import public as people
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture
def luo():
    account = make.account(username="luo")
    make.post(places.estate(), "butler", None, account)
    return account


def enter(client, username="luo", password=make.PASSWORD, **more):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def session_key(client):
    return client.cookies["yb_session"].value


def test_the_page_has_two_labelled_fields_and_tells_that_neighbours_need_none(client):
    page = client.get("/sign-in/", headers={"accept-language": "zh"})
    text = page.content.decode()
    assert page.status_code == 200
    assert 'for="f-username"' in text
    assert 'autocomplete="current-password"' in text
    assert "style=" not in text
    assert "yb_session" not in page.cookies


@pytest.mark.parametrize(("chosen", "kept"), [("", "en"), ("zh-hans", None)])
def test_a_fresh_browser_speaks_the_language_of_who_signs_in(client, luo, chosen, kept):
    people.Account.objects.filter(id=luo.id).update(language="en")
    if chosen:
        client.cookies["yb_lang"] = chosen
    answer = enter(client)
    told = answer.cookies.get("yb_lang")
    assert (told.value if told else None) == kept


def test_an_address_without_its_last_stroke_leads_there(client):
    assert client.get("/sign-in?next=/my/").headers["location"] == "/sign-in/?next=/my/"


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("butler", "/desk/"),
        ("engineer", "/desk/"),
        ("manager", "/desk/"),
        ("community-supervisor", "/oversight/"),
        ("grid-worker", "/oversight/"),
        ("street-official", "/oversight/"),
        ("platform-operator", "/backoffice/"),
        ("cleaner", "/desk/"),
        ("volunteer", "/"),
    ],
)
def test_everybody_comes_to_the_own_first_page(client, role, home):
    account = make.account(username="luo")
    make.post(places.estate(), role, None, account)
    answer = enter(client)
    assert (answer.status_code, answer.headers["location"]) == (302, home)


def test_a_resident_comes_home(client):
    make.tenure(places.place(places.estate()), "owner", make.account(username="luo"))
    assert enter(client).headers["location"] == "/"


def test_the_session_acts_as_the_account(client, luo):
    enter(client)
    page = client.get("/sign-in/")
    assert page.wsgi_request.actor == people.actor_of(luo.id)


def test_signing_in_writes_to_the_session_only(client, luo):
    before = everything()
    enter(client)
    assert everything() == before
    assert Session.objects.count() == 1


def test_the_cookie_is_kept_from_scripts_and_other_sites(client, luo):
    cookie = enter(client).cookies["yb_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_key_known_before_is_worth_nothing(client, luo):
    session = client.session
    session["note"] = "kept"
    session.save()
    planted = session_key(client)
    enter(client)
    assert session_key(client) != planted
    assert not Session.objects.filter(session_key=planted).exists()
    assert client.session["note"] == "kept"


def test_nothing_of_the_last_account_is_left_for_the_next(client, luo):
    enter(client)
    session = client.session
    session["note"] = "of luo"
    session.save()
    make.account(username="jian")
    enter(client, "jian")
    assert "note" not in client.session
    assert client.get("/sign-in/").wsgi_request.actor.roles == frozenset()


@pytest.mark.parametrize(("username", "password"), [("luo", "battery staple"), ("nobody", make.PASSWORD), ("", "")])
def test_what_does_not_fit_is_told_alike_and_the_name_is_kept(client, luo, username, password):
    answer = enter(client, username, password)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in text
    assert f'value="{username}"' in text
    assert password == "" or password not in text
    assert "yb_session" not in answer.cookies


def test_the_words_are_the_same_whoever_it_is(client, luo):
    wrong = enter(client, "luo", "wrong").context["form"].problem
    assert wrong == enter(client, "nobody", "wrong").context["form"].problem != ""


def test_what_was_typed_comes_back_as_text(client):
    text = enter(client, '"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in text


def test_control_characters_are_no_fault_of_ours(client):
    assert enter(client, "\x00", "\x00").status_code == 422


def test_too_many_tries_are_told_kindly(client, luo):
    with clock.at(MORNING):
        for _ in range(8):
            assert enter(client, password="wrong").status_code == 422
        answer = enter(client)
        assert answer.status_code == 429
        assert "10" in answer.context["form"].problem
        assert 'value="luo"' in answer.content.decode()
        assert "yb_session" not in answer.cookies
    with clock.at(MORNING + timedelta(minutes=10)):
        assert enter(client).status_code == 302


@pytest.mark.parametrize("target", ["/my/", "/desk/find/?q=%E9%97%A8&page=2", "/b/JG/#team"])
def test_the_way_back(client, luo, target):
    assert enter(client, next=target).headers["location"] == target


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "//",
        "/\\",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "javascript:alert(1)",
        "http:evil.example",
        "/\t/evil.example",
        "desk/",
        " //evil.example",
        "\x00/",
    ],
)
def test_no_way_to_another_site(client, luo, target):
    assert enter(client, next=target).headers["location"] == "/desk/"


def test_the_way_back_survives_a_wrong_password(client, luo):
    text = enter(client, password="wrong", next="/my/").content.decode()
    assert 'name="next" value="/my/"' in text


def test_a_page_for_residents_asks_to_sign_in_and_comes_back(client, luo):
    asked = client.get("/my/?page=2&q=%E9%97%A8")
    assert asked.headers["location"] == "/sign-in/?next=%2Fmy%2F%3Fpage%3D2%26q%3D%25E9%2597%25A8"
    form = client.get(asked.headers["location"])
    assert form.context["next"] == "/my/?page=2&q=%E9%97%A8"


def test_signing_out_ends_the_session(client, luo):
    enter(client)
    old = session_key(client)
    answer = client.post("/sign-out/")
    assert answer.headers["location"] == "/"
    assert not Session.objects.filter(session_key=old).exists()
    assert client.get("/sign-in/").wsgi_request.actor.kind == "anonymous"


def test_a_link_signs_nobody_out(client, luo):
    enter(client)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/sign-in/").wsgi_request.actor.account == luo.id


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-out/", "/prefs/"])
def test_other_sites_cannot_send_these_forms(luo, address):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address, {"username": "luo", "password": make.PASSWORD})
    assert answer.status_code == 403
    assert "yb_session" not in answer.cookies


def test_a_token_of_before_does_not_fit_afterwards(luo):
    strict = Client(enforce_csrf_checks=True)
    strict.get("/sign-in/")
    before = strict.cookies["yb_csrf"].value
    enter(strict, csrfmiddlewaretoken=before)
    assert strict.cookies["yb_csrf"].value != before
    assert strict.post("/sign-out/", {"csrfmiddlewaretoken": before}).status_code == 403


def test_a_session_of_an_account_that_was_closed_is_a_strangers(client, luo):
    enter(client)
    people.Account.objects.filter(id=luo.id).update(is_active=False)
    assert client.get("/sign-in/").wsgi_request.actor.kind == "anonymous"


def test_a_session_nobody_made(client):
    client.cookies["yb_session"] = str(uuid4())
    assert client.get("/sign-in/").status_code == 200


def test_a_stranger_costs_no_statement(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/sign-in/")


def test_who_asks_costs_three(client, luo, django_assert_num_queries):
    enter(client)
    with django_assert_num_queries(3):  # the session, the account, its rights
        client.get("/sign-in/")


@pytest.mark.parametrize("is_demo", [True, False])
def test_demo_names_are_shown_in_the_demo_only(client, settings, is_demo):
    settings.YUANBA_DEMO = is_demo
    text = client.get("/sign-in/").content.decode()
    assert ("yuanba-demo" in text) is is_demo


def test_demo_names_are_those_of_the_demo(client, settings):
    settings.YUANBA_DEMO = True
    text = client.get("/sign-in/").content.decode()
    known = {one.username for one in (*demo.STAFF, *demo.RESIDENTS)}
    shown = {part.split("</b>")[0] for part in text.split('<b class="grow">')[1:]}
    assert shown
    assert shown <= known
    assert demo.PASSWORD in text
