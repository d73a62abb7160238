"""A new mobile number: proved by a code, with the password; a silent account of before lets it go."""

from datetime import datetime, timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.sms import plugged
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
PHONE = "13800004402"


@pytest.fixture(autouse=True)
def _morning():
    clock.set_now(MORNING)


@pytest.fixture
def out():
    with plugged() as outbox:
        yield outbox


@pytest.fixture
def luo():
    return make.account(username="luo")


@pytest.fixture
def way(luo, out):
    """What the form of a code to the new number carries."""
    asked = people.ask_code(actor=people.actor_of(luo.id), phone=PHONE, address="203.0.113.7")
    return {"phone": "138 0000 4402", "asked": asked.asked, "code": out.code, "password": make.PASSWORD}


def change(account, way, **more):
    return people.change_phone(actor=people.actor_of(account.id), **way | more)


def test_the_number_is_the_accounts_from_now_on(luo, way):
    changed = change(luo, way)
    assert (changed.id, changed.phone, changed.phone_proved_at) == (luo.id, PHONE, MORNING)
    assert people.actor_of(luo.id, session_turn=0).account == luo.id, "nobody is signed out"


def test_a_code_is_used_once(luo, way):
    change(luo, way)
    with refused("code-wrong"):
        change(luo, way)


@pytest.mark.parametrize("more", [{"code": "none"}, {"asked": "none"}, {"phone": "13800004403"}])
def test_whatever_is_wrong_with_the_code(luo, way, more):
    with refused("code-wrong"):
        change(luo, way, **more)


def test_the_password_is_asked_for(luo, way):
    with refused("invalid", password="password-old"):
        change(luo, way, password="wrong")
    assert change(luo, way).phone == PHONE, "a wrong password costs no try of the code"


def test_guessing_the_password_is_stopped(luo, way):
    for _ in range(8):
        with pytest.raises(Refusal, match="invalid"):
            change(luo, way, password="wrong")
    with pytest.raises(Refusal, match="too-many"):
        change(luo, way)


def test_nobody_and_who_has_no_password(luo, way):
    with refused("not-found"):
        people.change_phone(actor=ANONYMOUS, **way)
    people.Account.objects.filter(id=luo.id).update(password="")
    with refused("not-found"):
        change(luo, way)


def test_a_number_somebody_uses_stays_with_them(luo, way):
    make.account(phone=PHONE)
    with refused("number-taken"):
        change(luo, way)


def asked_later(account, out, days):
    clock.advance(timedelta(days=days))
    asked = people.ask_code(actor=people.actor_of(account.id), phone=PHONE, address="203.0.113.7")
    return {"phone": PHONE, "asked": asked.asked, "code": out.code, "password": make.PASSWORD}


def test_a_silent_account_of_before_lets_it_go(luo, out):
    former = make.account(phone=PHONE)
    make.tenure(places.place(places.estate()), "owner", former)
    assert change(luo, asked_later(luo, out, 90)).phone == PHONE
    left = people.account(former.id)
    assert (left.phone, left.session_turn, people.actor_of(former.id).roles) == (None, 1, {"owner"})


def test_staff_do_not_lose_their_number(luo, out):
    former = make.account(phone=PHONE)
    make.post(places.estate(), "butler", None, former)
    way = asked_later(luo, out, 400)
    with refused("number-taken"):
        change(luo, way)
