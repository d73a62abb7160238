"""The desk's page of residents and homes: every act, what it refuses, and whose places it shows."""

import re
from datetime import timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.people.models.accounts import number_digest
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

PAGE = "/desk/JG/homes/"


@pytest.fixture
def waiting(town):
    """A claim of somebody new."""
    account = make.account("向晚", phone="13800004402")
    return people.claim_home(
        actor=people.actor_of(account.id), yard=town.yard, home=town.home, kind="tenant", text="二月起租"
    )


@pytest.fixture
def desk(enter):
    return enter("butler")


def act(client, name, /, **more):
    return client.post(PAGE, {"act": name} | more)


def state(claim):
    return people.Claim.objects.get(id=claim.id).state


def test_a_claim_with_its_words_and_the_number_to_call(town, desk, waiting):
    page = desk.get(PAGE)
    for said in ("向晚", "二月起租", town.home.label, "138 0000 4402"):
        assert said in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_accepting(town, desk, waiting):
    answer = act(desk, "accept", id=waiting.id)
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?done=1")
    assert state(waiting) == "accepted"
    again = act(desk, "accept", id=waiting.id)
    assert (again.status_code, told("decided") in words(again)) == (409, True)


def test_refusing_takes_a_reason(town, desk, waiting):
    page = act(desk, "refuse", id=waiting.id, reason="")
    assert (page.status_code, told("reason-please") in words(page)) == (422, True)
    assert f'id="e-reason-{waiting.id}"' in page.content.decode()
    assert dangling(page) == set()
    assert state(waiting) == "open"
    assert act(desk, "refuse", id=waiting.id, reason="合同上不是您的名字").status_code == 302
    assert state(waiting) == "refused"


def test_a_code_is_shown_once_and_binds(town, desk):
    page = act(desk, "invite", home="3-1-902", kind="family")
    code = re.search(r"JG-\w{4}-\w{4}", words(page)).group()
    assert code not in desk.get(PAGE).content.decode()
    account = make.account()
    people.accept_invitation(actor=people.actor_of(account.id), code=code)
    assert people.actor_of(account.id).roles == {"family"}


def test_revoking_an_invitation(town, desk):
    made = people.invite_to_home(actor=SYSTEM, yard=town.yard, home=town.home, kind="owner")
    assert str(made.invitation.id) in desk.get(PAGE).content.decode()
    assert act(desk, "revoke", id=made.invitation.id).status_code == 302
    assert str(made.invitation.id) not in desk.get(PAGE).content.decode()


def test_binding_by_the_number(town, desk):
    form = {"home": "3-1-902", "kind": "tenant", "name": "向晚", "phone": "139 0000 4402"}
    assert act(desk, "bind", **form).status_code == 302
    account = people.Account.objects.get(phone_digest=number_digest("13900004402"))
    assert people.actor_of(account.id).roles == {"tenant"}


@pytest.mark.parametrize(
    ("name", "form", "field", "code"),
    [
        ("invite", {"home": "9-9-999", "kind": "owner"}, "home-invite", "home-unknown"),
        ("bind", {"home": "9-9-999", "kind": "owner"}, "home-bind", "home-unknown"),
        ("bind", {"home": "3-1-902", "kind": "owner", "name": "向晚", "phone": "12"}, "phone-bind", "mobile-wrong"),
        ("bind", {"home": "3-1-902", "kind": "owner", "phone": "13900004402"}, "name-bind", "name-please"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(town, desk, name, form, field, code):
    before = everything()
    page = act(desk, name, **form)
    assert (page.status_code, told(code) in words(page)) == (422, True)
    assert f'id="e-{field}"' in page.content.decode()
    assert dangling(page) == set()
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "form", "status", "code"),
    [
        ("invite", {"home": "3-1", "kind": "owner"}, 422, "not-a-home"),
        ("free", {"phone": "13900009999"}, 422, "number-elsewhere"),
    ],
)
def test_what_is_refused_as_a_whole(town, desk, name, form, status, code):
    page = act(desk, name, **form)
    assert (page.status_code, told(code) in words(page)) == (status, True)


def test_setting_a_number_free(town, desk):
    account = make.account(phone="13800004402")
    make.tenure(town.home, "owner", account)
    assert act(desk, "free", phone="13800004402").status_code == 409
    with clock.at(clock.now() + timedelta(days=91)):
        assert act(desk, "free", phone="138 0000 4402").status_code == 302
    assert people.account(account.id).phone is None


@pytest.mark.parametrize(
    "form", [{"act": "fly"}, {}, {"act": "accept", "id": "x"}, {"act": "invite", "home": "3-1-902", "kind": "guest"}]
)
def test_a_form_nobody_made_is_absent(town, desk, form):
    before = everything()
    assert desk.post(PAGE, form).status_code == 404
    assert everything() == before


def test_a_butler_sees_the_own_buildings_only(town, enter, waiting):
    account = make.account(username="far-butler")
    make.post(town.yard, "butler", town.yard.path + "/1", account)
    places.place(town.yard, "1-1-101")
    town.accounts["far-butler"] = account
    client = enter("far-butler")
    assert "向晚" not in words(client.get(PAGE))
    assert act(client, "accept", id=waiting.id).status_code == 404
    assert state(waiting) == "open"


@pytest.mark.parametrize("who", ["engineer", "reporter", "supervisor", "street", "manager-far"])
def test_others_have_no_such_page_and_no_way_to_it(town, enter, who):
    assert enter(who).get(PAGE).status_code == 404
    assert PAGE not in enter("engineer").get("/desk/JG/").content.decode()
    assert PAGE in enter("manager").get("/desk/JG/").content.decode()
