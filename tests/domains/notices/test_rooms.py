"""Rooms and shops of an audience: a shop counts as a home, a room as long as somebody occupies it."""

from datetime import date, timedelta

import pytest

from tests.factories import notices as make
from tests.factories import people
from tests.support.unchanged import refused
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as peopled
from yuanba.domains.people.public import actor_of
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


@pytest.fixture
def town():
    """The village, with a shop, a room that a café occupies and a room for bicycles on the ground floor of 1-1."""
    found = make.village()
    unit = places.find_place(found.yard, "1-1")
    for code, kind in (("S1", "shop"), ("R1", "room"), ("R2", "room")):
        add = {"yard": found.yard, "parent_id": unit.id, "kind": kind, "code": code}
        found.homes[code] = places.add_place(actor=SYSTEM, **add, name=code, name_en=code)
    found.holder = people.account("店主", phone="13800004402")
    move_in(found)
    return found


def move_in(town, until=None):
    card = people.card(town.yard, "店主")
    peopled.ResidentCard.objects.filter(id=card.id).update(account=town.holder)
    draft = peopled.EnterpriseDraft("银海咖啡", contact=card.id)
    firm = peopled.write_enterprise(actor=SYSTEM, yard=town.yard, enterprise_id=uuid7(), draft=draft)
    stay = peopled.Stay("tenant", date(2022, 1, 1), until)
    peopled.move_in(actor=SYSTEM, yard=town.yard, home_id=town.homes["R1"].id, stay=stay, enterprise_id=firm.id)


def coded(town, rows):
    codes = {home.id: code for code, home in town.homes.items()}
    return sorted(codes[one.id] for one in rows)


def left(town, notice):
    return coded(town, notices.unreached(town.manager, notice).rows)


def test_a_room_that_is_occupied_must_have_it_and_one_for_bicycles_not(town):
    notice = make.published(town, audience=town.at("1-1"))
    assert left(town, notice) == ["1-1-101", "1-1-102", "R1", "S1"]
    assert notices.standing(town.manager, notice).homes == 4
    peopled.Tenure.objects.filter(home=town.homes["R1"]).update(until=make.MONDAY - DAY)
    assert left(town, notice) == ["1-1-101", "1-1-102", "S1"]


def test_whoever_acts_for_it_proves_it_by_opening_it(town):
    notice = make.published(town, audience=town.at("1-1"))
    notices.acknowledge(actor=actor_of(town.holder.id), yard=town.yard, notice_id=notice.id)
    [proof] = notices.proof_of(town.manager, notice, town.homes["R1"])
    assert (proof.channel, proof.account) == ("electronic", town.holder.id)
    assert left(town, notice) == ["1-1-101", "1-1-102", "S1"]


def test_it_is_noted_and_walked_to_like_a_home(town):
    notice = make.published(town, audience=town.at("1-1"))
    assert make.hand(town, notice, "S1", "R1") == 2
    make.tap(town, notice, "R1")
    unit = places.find_place(town.yard, "1-1")
    doors = notices.doors_of(town.butler, notice, unit).rows
    assert [(code, line.has_it) for line in doors for code in coded(town, [line.home])] == [
        ("1-1-101", False),
        ("1-1-102", False),
        ("R1", True),
        ("S1", True),
    ]
    for ask, field in ((make.hand, "homes"), (make.tap, "home")):
        with refused("invalid", **{field: "home-not-addressed"}):
            ask(town, notice, "R2")


def test_it_may_be_named_in_a_list_of_homes_and_it_can_object(town):
    assert make.published(town, audience=town.of("R1", "3-1-902")).audience.paths == (
        town.path("1-1-R1"),
        town.path("3-1-902"),
    )
    undertaking = make.plan(town)
    make.announced(town, undertaking)
    made = make.brought(town, undertaking, "R1", name="银海咖啡")
    assert made.home_id == town.homes["R1"].id
    assert coded(town, [one.home for one in notices.touched(town.manager, undertaking).rows]) == [
        "1-1-101",
        "1-1-102",
        "R1",
        "S1",
    ]
