"""Devices of an account, and the password that ends them all."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people as make
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.domains.people.rules import is_weak, masked_network
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
NEW = "a house by the river"


@pytest.fixture(autouse=True)
def _morning():
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo", phone="13800004402")


def device(account, address="203.0.113.7", kind="wechat/android"):
    session = SessionStore()
    session.create()
    return people.remember_device(
        actor=ANONYMOUS, account=account, session=session.session_key, kind=kind, address=address
    )


def is_open(one):
    return Session.objects.filter(session_key=one.session).exists()


def actor(account):
    return people.actor_of(account.id)


def test_the_list_of_devices_the_last_used_first(luo):
    old, new = device(luo), device(luo, "2001:db8:1:2", "safari/iphone")
    device(make.account())
    assert [one.network for one in people.own_devices(luo.id)] == ["2001:db8:1::*", "203.0.113.*"]
    clock.advance(timedelta(hours=1))
    assert people.saw_device(old.id, "198.51.100.9")
    found = people.own_devices(luo.id)
    assert [(one.id, one.network) for one in found] == [(old.id, "198.51.100.*"), (new.id, "2001:db8:1::*")]
    assert (found[0].since, found[0].seen_at) == (MORNING, MORNING + timedelta(hours=1))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("203.0.113.7", "203.0.113.*"),
        ("2001:db8:1:2", "2001:db8:1::*"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::*"),
        ("::1", ""),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_where_it_was_used_is_told_roughly(address, shown):
    assert masked_network(address) == shown


def test_ending_a_device_ends_its_session(luo):
    one, other = device(luo), device(luo)
    people.end_device(actor=actor(luo), device_id=one.id)
    assert (is_open(one), is_open(other)) == (False, True)
    assert [left.id for left in people.own_devices(luo.id)] == [other.id]
    assert not people.saw_device(one.id, "203.0.113.7")


def test_nobody_ends_a_device_of_somebody_else(luo):
    theirs = device(luo)
    for who, which in ((actor(make.account()), theirs.id), (ANONYMOUS, theirs.id), (actor(luo), uuid4())):
        with refused("not-found"):
            people.end_device(actor=who, device_id=which)
    assert is_open(theirs)


def test_ending_all_others(luo):
    here, there, elsewhere, theirs = device(luo), device(luo), device(luo), device(make.account())
    assert people.end_other_devices(actor=actor(luo), keep=here.id) == 2
    assert [is_open(one) for one in (here, there, elsewhere, theirs)] == [True, False, False, True]
    assert people.end_other_devices(actor=actor(luo), keep=None) == 1
    with refused("not-found"):
        people.end_other_devices(actor=ANONYMOUS, keep=None)
    assert is_open(theirs)


def test_the_device_of_longest_ago_makes_room(luo):
    rows = []
    for _ in range(21):
        rows.append(device(luo))
        clock.advance(timedelta(minutes=1))
    assert [is_open(one) for one in rows] == [False] + [True] * 20


def test_devices_of_sessions_that_ran_out_are_not_shown_and_swept(luo, settings):
    one = device(luo)
    clock.advance(timedelta(seconds=settings.SESSION_COOKIE_AGE + 1))
    other = device(luo)
    assert [left.id for left in people.own_devices(luo.id)] == [other.id]
    assert people.sweep_devices() == 1
    assert (is_open(one), is_open(other)) == (False, True)


def change(account, old=make.PASSWORD, new=NEW):
    return people.change_password(actor=actor(account), old=old, new=new)


def test_a_new_password_ends_every_session(luo):
    mine, theirs = device(luo), device(make.account())
    assert people.actor_of(luo.id, session_turn=0).account == luo.id
    changed = change(luo)
    assert (changed.session_turn, is_open(mine), is_open(theirs)) == (1, False, True)
    assert people.actor_of(luo.id, session_turn=0) == ANONYMOUS
    assert people.actor_of(luo.id, session_turn=1).account == luo.id
    assert people.sign_in(actor=ANONYMOUS, username="luo", password=NEW, address="203.0.113.7") == luo
    with refused("sign-in-failed"):
        people.sign_in(actor=ANONYMOUS, username="luo", password=make.PASSWORD, address="203.0.113.7")


def test_the_old_password_is_asked_for(luo):
    one = device(luo)
    with refused("invalid", old="password-old"):
        change(luo, old="wrong")
    assert is_open(one)


@pytest.mark.parametrize(
    "new",
    ["", "short", "password123", "1234567890", "aaaaaaaaaaaa", "luo-luo-luo-7", "13800004402!", "罗小满罗小满123456"],
)
def test_weak_passwords_are_refused(luo, new):
    with refused("invalid", new="password-weak"):
        change(luo, new=new)


def test_guessing_the_old_password_is_stopped(luo):
    for _ in range(8):
        with pytest.raises(Refusal, match="invalid"):
            change(luo, old="wrong")
    with pytest.raises(Refusal, match="too-many"):
        change(luo)


def test_who_has_no_password_changes_none(luo):
    people.Account.objects.filter(id=luo.id).update(password="")
    with refused("not-found"):
        change(luo, old="")
    with refused("not-found"):
        people.change_password(actor=ANONYMOUS, old="", new=NEW)


@given(st.text(), st.lists(st.text(min_size=3, max_size=8), max_size=3))
def test_a_password_with_a_name_in_it_is_weak(password, names):
    weak = is_weak(password, names)
    assert weak or len(password) >= 10
    assert weak or not any(name.casefold() in password.casefold() for name in names)
