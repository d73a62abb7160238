"""Staff without a second step: told how long, then led to setting one up, and no way round it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.factories import people as make
from tests.factories import places
from tests.interfaces.signin.test_passkeys import add
from tests.interfaces.signin.test_second import app
from tests.support.pages import words
from tests.support.passkeys import Telephone
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
DAY = timedelta(days=1)
LEFT, FIRST = "登录第二步验证：还剩", "请先设置登录的第二步验证，再办其他事。"


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR, settings.YUANBA_STAFF_DAYS = tmp_path, 14
    clock.set_now(MORNING)


@pytest.fixture
def estate():
    return places.estate()


@pytest.fixture
def luo(estate):
    account = make.account(username="luo", phone="13800004402")
    make.post(estate, "manager", None, account)
    return account


def enter(client, **more):
    return client.post("/sign-in/", {"username": "luo", "password": make.PASSWORD, **more})


def is_held(client, address="/my/"):
    answer = client.get(address)
    return answer.status_code == 302 and answer["Location"] == "/my/second/"


def test_the_first_page_counts_the_days(client, luo, estate):
    enter(client)
    page = client.get(f"/desk/{estate.code}/")
    assert f"{LEFT} 14 天" in words(page)
    assert 'href="/my/second/"' in page.content.decode()
    clock.advance(13 * DAY + timedelta(hours=1))
    assert f"{LEFT} 23 时" in words(client.get(f"/desk/{estate.code}/"))
    assert LEFT not in words(client.get(f"/desk/{estate.code}/all/"))


def test_when_the_days_are_over_nothing_opens_before_it(client, luo, estate):
    clock.advance(14 * DAY + timedelta(seconds=1))
    assert enter(client, next=f"/desk/{estate.code}/all/").status_code == 302
    for address in ("/", "/my/", "/desk/", f"/desk/{estate.code}/all/", f"/desk/{estate.code}/all.csv", "/backoffice/"):
        assert is_held(client, address), address
    for address in (
        "/my/homes/",
        "/my/devices/",
        "/my/password/",
        "/no/such/page/",
        "/api/v1/",
        "/sign-in",
        "/mysecond",
    ):
        assert is_held(client, address) or client.get(address).status_code == 404, address
    before = everything()
    assert client.post("/my/password/", {"old": make.PASSWORD, "new": "a house by the river"})["Location"] == (
        "/my/second/"
    )
    assert client.post("/my/homes/", {"act": "claim"})["Location"] == "/my/second/"
    assert everything() == before
    assert FIRST in words(client.get("/my/second/"))


def test_a_session_of_before_and_every_other_device_are_held_too(luo, estate):
    here, there = Client(), Client(headers={"user-agent": "Firefox"})
    enter(here)
    enter(there)
    assert not is_held(here)
    clock.advance(14 * DAY - timedelta(minutes=1))
    assert [is_held(here), is_held(there)] == [False, False]
    clock.advance(timedelta(minutes=1))
    assert [is_held(here), is_held(there)] == [True, True]


def test_a_session_from_before_the_post_is_held_as_well(client, estate):
    account = make.account(username="luo")
    enter(client)
    clock.advance(DAY)
    make.post(estate, "butler", None, account)
    assert not is_held(client)
    clock.advance(10 * DAY)
    enter(client)
    clock.advance(4 * DAY)
    assert is_held(client)


def test_half_signed_in_is_nobody(client, luo):
    people.Passkey(account=luo, credential="k", public_key="p", name="n", created_at=MORNING).save()
    clock.advance(14 * DAY)
    assert enter(client)["Location"] == "/sign-in/second/"
    assert client.get("/desk/")["Location"].startswith("/sign-in/?next=")
    assert client.get("/my/second/")["Location"].startswith("/sign-in/?next=")


def test_a_program_with_a_key_of_who_is_late_is_a_stranger(luo, estate):
    key = people.issue_api_key(actor=SYSTEM, account=luo, label="proof")
    client = Client(headers={"Authorization": f"Bearer {key}"})
    address = f"/api/v1/yards/{estate.code}/cases"
    assert client.get(address).status_code == 200
    clock.advance(14 * DAY)
    people.forget_keys()
    assert client.get(address).status_code == 401


def test_an_authenticator_opens_everything(client, luo):
    clock.advance(14 * DAY)
    enter(client)
    client.post("/my/second/", {"act": "enrol"})
    assert is_held(client), "begun is not done"
    page = client.post("/my/second/", {"act": "confirm", "code": app(luo), "password": make.PASSWORD})
    assert page.status_code == 200
    assert not is_held(client)


def test_a_passkey_opens_everything_on_every_device(luo):
    here, there = Client(), Client()
    clock.advance(14 * DAY)
    enter(here)
    enter(there)
    assert is_held(there)
    assert add(here, Telephone()).status_code == 302
    assert [is_held(here), is_held(there)] == [False, False]


def test_recovery_codes_do_not_take_it_away(client, luo):
    enter(client)
    client.post("/my/second/", {"act": "enrol"})
    codes = client.post("/my/second/", {"act": "confirm", "code": app(luo), "password": make.PASSWORD}).context["codes"]
    before = everything()
    assert client.post("/my/second/", {"act": "remove", "code": codes[0]}).status_code == 409
    assert everything() == before


def test_who_was_set_free_by_the_operator_sets_it_up_anew(luo):
    client = Client()
    enter(client)
    add(client, Telephone())
    clock.advance(14 * DAY)
    people.proving.reset_second_factor(actor=make.staff(places.street_office(), "platform-operator"), account=luo)
    assert client.get("/my/")["Location"].startswith("/sign-in/")
    enter(client)
    assert is_held(client)


def test_leaving_and_the_look_of_pages_stay_open(client, luo):
    clock.advance(14 * DAY)
    enter(client)
    assert client.get("/prefs/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_neighbour_is_never_held(client, estate):
    make.tenure(places.place(estate), "owner", make.account(username="luo"))
    enter(client)
    clock.advance(15 * DAY - timedelta(days=2))
    assert client.get("/my/").status_code == 200


def test_the_demo_holds_nobody_and_says_so(client, luo, estate, settings):
    settings.YUANBA_DEMO = True
    enter(client)
    clock.advance(13 * DAY)
    page = client.get(f"/desk/{estate.code}/")
    assert "演示环境：登录不用第二步验证。" in words(page)
    assert "正式使用时，工作人员必须设置。" in words(Client().get("/sign-in/"))


@pytest.mark.parametrize(("days", "told"), [(0, True), (14, False)])
def test_the_operator_sees_where_the_rule_is_off(client, settings, days, told):
    settings.YUANBA_STAFF_DAYS = days
    make.post(places.street_office(), "platform-operator", None, make.account(username="luo"))
    enter(client)
    assert ("这条规定被关掉了" in words(client.get("/backoffice/"))) is told
