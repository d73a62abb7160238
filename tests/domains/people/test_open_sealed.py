"""A sealed field is opened by a right of its own, with a reason, and the person can read who looked."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories import people as make
from tests.factories import places
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.domains.people.writing import MOST_OPENED
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.models import Tries
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
SAID = {"phone": "138 0000 4402", "id_number": "11010519491231002X", "health": "糖尿病，怕高"}
OPENED = {"phone": "13800004402", "id_number": "11010519491231002X", "health": "糖尿病，怕高"}
WHY = "水管漏到楼下，联系不上"
NOON = datetime(2026, 6, 30, 12, tzinfo=clock.SHANGHAI)


class Household:
    """An owner with an account and everything on the card."""

    def __init__(self):
        self.yard = places.estate()
        self.home = places.place(self.yard, "3-1-902")
        self.account = make.account("黎晓舟")
        self.card = make.tenure(self.home, "owner", self.account).card
        draft = people.CardDraft("黎晓舟", **SAID)
        people.write_card(actor=SYSTEM, yard=self.yard, card_id=self.card.id, draft=draft)

    def open(self, actor, field="phone", why=WHY):
        return people.open_sealed(actor=actor, yard=self.yard, card_id=self.card.id, field=field, why=why)


built = standing(Household)


@pytest.fixture
def house(built):
    return built()


def asker(name, house):
    made = {
        "nobody": lambda: ANONYMOUS,
        "the person": lambda: people.actor_of(house.account.id),
        "neighbour": lambda: make.resident(places.place(house.yard, "3-1-903")),
        "butler": lambda: make.staff(house.yard, "butler", house.yard.path + "/3"),
        "butler elsewhere": lambda: make.staff(house.yard, "butler", house.yard.path + "/1"),
        "manager of another estate": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "manager of the office": lambda: make.staff(places.community_office(), "manager"),
        "engineer": lambda: make.staff(house.yard, "engineer"),
        "visitor-1": lambda: make.staff(house.yard, "visitor-1", house.yard.path + "/3"),
        "visitor elsewhere": lambda: make.staff(house.yard, "visitor-1", house.yard.path + "/1"),
        "visitor of the office": lambda: make.staff(places.community_office(), "visitor-1"),
        "manager": lambda: make.staff(house.yard, "manager"),
        "system": lambda: SYSTEM,
    }
    return made[name]() if name in made else make.staff(places.community_office(), name)


ASKERS = ("nobody", "the person", "neighbour", "butler elsewhere", "manager of another estate", "manager of the office")
ASKERS += ("engineer", "community-supervisor", "grid-worker", "platform-operator", "butler", "manager", "system")
ASKERS += ("visitor-1", "visitor elsewhere", "visitor of the office")
MAY = {
    "phone": {"butler", "manager", "system"},
    "id_number": {"butler", "manager", "system"},
    "health": {"manager", "visitor-1", "system"},
}


@pytest.mark.parametrize("name", ASKERS)
@pytest.mark.parametrize("field", MAY)
def test_who_may_open_what(house, name, field):
    actor = asker(name, house)
    if name in MAY[field]:
        assert house.open(actor, field) == OPENED[field]
        assert people.unsealings(SYSTEM, house.yard, house.card.id)[0].account == actor.account
    else:
        with refused("not-found"):
            house.open(actor, field)


@pytest.mark.parametrize("name", ASKERS)
def test_who_may_see_who_looked(house, name):
    house.open(SYSTEM)
    actor = asker(name, house)
    if name in {"the person", "manager", "system"}:
        assert [row.reason for row in people.unsealings(actor, house.yard, house.card.id)] == [WHY]
    else:
        with refused("not-found"):
            people.unsealings(actor, house.yard, house.card.id)


def test_the_person_reads_who_looked_when_and_why(house):
    butler = make.staff(house.yard, "butler", name="罗小满")
    with clock.at(NOON):
        house.open(butler)
    house.open(make.staff(house.yard, "manager", name="邓国平"), "health", "  上门\n护理前  ")
    rows = people.own_unsealings(house.account.id)
    assert [(row.name, row.role, row.field, row.reason) for row in rows] == [
        ("邓国平", "manager", "health", "上门\n护理前"),
        ("罗小满", "butler", "phone", WHY),
    ]
    assert (rows[1].at, rows[1].account, rows[1].yard) == (NOON, butler.account, house.yard)
    assert people.own_unsealings(make.account().id) == []


def test_each_look_counts_and_is_told_without_the_reason(house):
    butler = make.staff(house.yard, "butler")
    for _ in range(2):
        house.open(butler)
    events = Event.objects.filter(yard=house.yard, name="people.sealed_opened")
    assert [(event.subject, event.payload) for event in events] == [(house.card.id, {"field": "phone"})] * 2
    assert len(people.own_unsealings(house.account.id)) == 2


@pytest.mark.parametrize("why", ["", "有事", "    看  看  ", "\u200b\u200b\u200b\u200b\u200b", "abcd"])
def test_a_reason_says_something(house, why):
    with refused("invalid", reason="reason-short"):
        house.open(SYSTEM, why=why)


def test_a_long_reason_is_kept_as_far_as_it_goes(house):
    house.open(SYSTEM, why="因" * 500)
    assert people.own_unsealings(house.account.id)[0].reason == "因" * 200


def test_what_is_not_sealed(house):
    with pytest.raises(ValueError, match="name"):
        house.open(SYSTEM, "name")


def test_nobody_copies_an_estate(house):
    butler = make.staff(house.yard, "butler")
    with clock.at(NOON):
        house.open(butler)
        Tries.objects.update(count=MOST_OPENED)
        with refused("too-many"):
            house.open(butler)
    with clock.at(NOON + timedelta(hours=1)):
        assert house.open(butler) == "13800004402"


def test_nobody_copies_an_estate_by_taking_it_away(house):
    manager = make.staff(house.yard, "manager")

    def take(actor):
        return people.export_resident(actor=actor, yard=house.yard, card_id=house.card.id, why=WHY)

    with clock.at(NOON):
        take(manager)
        assert Tries.objects.get().count == len(SAID)
        Tries.objects.update(count=MOST_OPENED - 2)
        with refused("too-many"):
            take(manager)
        assert OPENED["phone"] in str(take(people.actor_of(house.account.id)))


@pytest.mark.parametrize("field", MAY)
def test_whoever_has_no_home_yet_is_opened_only_for_the_whole_estate(house, field):
    newcomer = make.card(house.yard, "新来的", **SAID)

    def look(actor):
        return people.open_sealed(actor=actor, yard=house.yard, card_id=newcomer.id, field=field, why=WHY)

    for role in ("butler", "visitor-1"):
        of_a_building = make.staff(house.yard, role, house.yard.path + "/3")
        with refused("not-found"):
            look(of_a_building)
    assert look(make.staff(house.yard, "manager")) == OPENED[field]


def test_a_value_no_key_opens(house):
    other = make.card(house.yard, "别人", phone="13900004402")
    people.ResidentCard.objects.filter(id=house.card.id).update(sealed_phone=other.sealed_phone)
    with refused("unreadable"):
        house.open(SYSTEM)


def test_looks_are_never_changed(house):
    house.open(SYSTEM)
    for verb in (lambda rows: rows.update(reason="没看"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            verb(people.Unsealing.objects.all())
    assert people.own_unsealings(house.account.id)[0].reason == WHY


def test_a_butler_who_left_opens_nothing(house):
    account = make.account()
    make.post(house.yard, "butler", None, account, until=date(2026, 6, 30))
    with clock.at(NOON):
        assert house.open(people.actor_of(account.id)) == "13800004402"
    with clock.at(NOON + timedelta(days=1)), pytest.raises(Refusal, match="not-found"):
        house.open(people.actor_of(account.id))


def test_statements(house):
    butler = make.staff(house.yard, "butler", house.yard.path + "/3")
    with statements() as said:
        house.open(butler)
    assert len(said) == 4
    with statements() as said:
        people.own_unsealings(house.account.id)
    assert len(said) == 3
