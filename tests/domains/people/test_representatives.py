"""One of its owners speaks for a home, from a day to a day; and the register of owners."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Representative
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def home():
    return places.place(places.estate())


@pytest.fixture
def couple(home):
    cards = (make.card(home.yard, name) for name in ("甲", "乙"))
    return [make.stay(card, home, "co-owner", share=Fraction(1, 2)) for card in cards]


def name(tenure, since=DAY, actor=SYSTEM):
    return people.name_representative(actor=actor, yard=tenure.yard, tenure_id=tenure.id, since=since)


def speaking(home, day):
    (line,) = people.register_of_owners(SYSTEM, home.yard, day)
    return line.speaker and line.speaker.resident.name


def test_one_after_the_other(home, couple):
    first, second = couple
    assert speaking(home, DAY) is None
    name(first)
    name(second, NEXT)
    assert [speaking(home, day) for day in (DAY, NEXT, date(2030, 1, 1))] == ["甲", "乙", "乙"]
    event = Event.objects.filter(yard=home.yard, name="people.representative_named").order_by("id")[0]
    assert (event.subject, event.payload) == (first.id, {"home": home.path, "since": "2026-06-30"})


def test_a_slip_is_put_right_on_the_same_day(home, couple):
    first, second = couple
    name(first)
    name(second)
    assert speaking(home, DAY) == "乙"
    assert Representative.objects.filter(yard=home.yard).count() == 2


def test_sent_twice_it_is_one(home, couple):
    name(couple[0])
    before = everything()
    name(couple[0])
    assert everything() == before


def test_not_before_somebody_named_already(home, couple):
    name(couple[0], NEXT)
    with refused("representative-later"):
        name(couple[1], DAY)


def test_only_who_owns_it_on_that_day(home, couple):
    tenant = make.stay(make.card(home.yard, "租客"), home, "tenant")
    with refused("not-an-owner"):
        name(tenant)
    people.move_out(actor=SYSTEM, yard=home.yard, tenure_id=couple[0].id, until=DAY)
    with refused("not-an-owner"):
        name(couple[0], NEXT)
    assert name(couple[0]).until == DAY


def test_who_sells_does_not_speak_any_longer(home, couple):
    name(couple[0])
    people.move_out(actor=SYSTEM, yard=home.yard, tenure_id=couple[0].id, until=NEXT)
    assert [one.until for one in Representative.objects.filter(yard=home.yard)] == [NEXT]
    assert speaking(home, NEXT) == "甲"
    assert speaking(home, NEXT + timedelta(days=1)) == "乙"  # alone now


def test_the_register_of_owners(home, couple):
    estate, second = home.yard, places.place(home.yard, "3-1-903")
    make.stay(make.card(estate, "丙", phone="13800004402"), second, "owner")
    make.stay(make.card(estate, "租客"), second, "tenant")
    with statements() as said:
        lines = people.register_of_owners(SYSTEM, estate, DAY)
    assert len(said) == 2
    assert [(line.label, [one.resident.name for one in line.owners]) for line in lines] == [
        (home.label, ["甲", "乙"]),
        (second.label, ["丙"]),
    ]
    assert [one.share for one in lines[0].owners] == [Fraction(1, 2)] * 2
    assert (lines[1].speaker.resident.phone, lines[1].area) == ("138****4402", None)
    assert people.register_of_owners(SYSTEM, estate, date(2019, 1, 1)) == []


def test_who_lives_in_a_home(home, couple):
    family = make.stay(make.card(home.yard, "孩子"), home, "family")
    gone = make.stay(make.card(home.yard, "走了"), home, "tenant", until=date(2020, 2, 1))
    name(couple[1], make.LONG_AGO)
    with statements() as said:
        found = people.occupants(SYSTEM, home.yard, home.id)
    assert len(said) == 2
    assert [(one.resident.name, one.kind, one.speaks) for one in found] == [
        ("甲", "co-owner", False),
        ("乙", "co-owner", True),
        ("孩子", "family", False),
    ]
    assert family.id == found[2].tenure
    assert gone.id not in {one.tenure for one in found}
