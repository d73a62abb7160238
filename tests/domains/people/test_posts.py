"""Appointing and ending."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
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


def end(post, until):
    return people.end_post(actor=SYSTEM, yard=post.yard, post_id=post.id, until=until)


def test_no_last_day_before_the_first():
    yard, today = places.estate(), clock.today()
    for since, until in ((today, date(1990, 1, 1)), (today - timedelta(days=1), today - timedelta(days=2))):
        post = make.post(yard, "butler", since=since)
        with refused("invalid", until="dates-wrong"):
            end(post, until)
        assert end(post, today).until == today


def test_a_post_given_by_mistake_is_called_off_on_its_first_day():
    post = make.post(places.estate(), "butler", since=clock.today())
    assert end(post, clock.today() - timedelta(days=1)).until == clock.today() - timedelta(days=1)
    assert people.actor_of(post.account_id).grants == ()
    before = everything()
    end(post, date(1990, 1, 1))
    assert everything() == before


def test_ending_makes_no_post_longer():
    over = clock.today() - timedelta(days=10)
    post = make.post(places.estate(), "guard", until=over)
    for until in (over + timedelta(days=1), date(2029, 12, 31)):
        with refused("invalid", until="post-over"):
            end(post, until)
    before = everything()
    end(post, over)
    assert everything() == before
    assert end(post, over - timedelta(days=1)).until == over - timedelta(days=1)


def test_a_post_that_has_not_begun_is_called_off():
    since = clock.today() + timedelta(days=30)
    post = make.post(places.estate(), "butler", since=since)
    assert end(post, clock.today()).until == since - timedelta(days=1)
    before = everything()
    end(post, date(1990, 1, 1))
    assert everything() == before
    with clock.at(datetime(since.year, since.month, since.day, 12, tzinfo=clock.SHANGHAI)):
        assert people.actor_of(post.account_id).grants == ()
        assert people.ended_posts(SYSTEM, post.yard).rows == []
    assert people.duties_of(SYSTEM, post.yard).rows == people.ending_soon(SYSTEM, post.yard) == []


def test_with_its_contract_a_post_that_has_not_begun_never_does():
    contract, since = uuid4(), clock.today() + timedelta(days=30)
    post = make.post(places.estate(), "butler", since=since, contract=contract)
    said = {"actor": SYSTEM, "yard": post.yard, "contract": contract, "until": clock.today()}
    assert [people.end_posts_of_contract(**said) for _ in range(2)] == [1, 0]
    post.refresh_from_db()
    assert post.until == since - timedelta(days=1)


def test_the_database_takes_no_span_that_ends_before_it_could_begin():
    post = make.post(places.estate(), "butler")
    rows = people.Post.objects.filter(yard=post.yard, id=post.id)
    rows.update(until=post.since - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(until=post.since - timedelta(days=2))
