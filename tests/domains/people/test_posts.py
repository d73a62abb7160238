"""Appointing and ending."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


def test_an_appointment_is_told():
    estate, account = places.estate(), make.account()
    post = make.post(estate, "butler", estate.path + "/3", account, since=date(2026, 3, 2))
    event = Event.objects.get(yard=estate, subject=post.id)
    assert event.name == "people.appointed"
    told = {"account": str(account.id), "role": "butler", "path": estate.path + "/3", "since": "2026-03-02"}
    assert event.payload == told
    assert event.read().role == "butler"


def test_a_role_nobody_knows():
    estate = places.estate()
    with pytest.raises(ValueError, match="king"):
        make.post(estate, "king")
    assert not people.Post.objects.exists()


def test_a_tenure_is_no_post():
    with pytest.raises(ValueError, match="owner"):
        make.post(places.estate(), "owner")


def test_a_yard_speaks_for_its_own_places_only():
    estate, other, office = places.estate(), places.estate("YX", "云栖坊"), places.community_office()
    account = make.account()
    for yard, path in ((estate, other.path), (estate, office.path.rpartition("/")[0]), (office, "5101")):
        with refused("not-found"):
            make.post(yard, "butler", path, account)
    assert make.post(office, "police-officer", other.path, account).yard == office


def test_a_last_day():
    estate = places.estate()
    post = make.post(estate, "manager")
    people.end_post(actor=SYSTEM, yard=estate, post_id=post.id, until=DAY)
    event = Event.objects.get(yard=estate, name="people.post_ended")
    assert event.payload["until"] == "2026-06-30"
    with clock.at(datetime(2026, 6, 30, 23, tzinfo=clock.SHANGHAI)):
        assert people.holders("manager", estate.path)
    with clock.at(datetime(2026, 7, 1, tzinfo=clock.SHANGHAI)):
        assert not people.holders("manager", estate.path)
        assert people.actor_of(post.account_id).grants == ()


def test_ending_what_is_not_there():
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    post = make.post(other, "manager")
    for post_id in (uuid4(), post.id):
        with refused("not-found"):
            people.end_post(actor=SYSTEM, yard=estate, post_id=post_id, until=DAY)
