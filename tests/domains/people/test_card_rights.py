"""Who may do what with cards and homes: none, wrong, right, and another estate's or building's rights."""

from datetime import date

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.standing import standing
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


class Household:
    """A home with an owner, who has a card and an account, and a tenant who has none."""

    def __init__(self):
        self.yard = places.estate()
        self.home = places.place(self.yard, "3-1-902")
        self.account = make.account("黎晓舟")
        self.owner = make.tenure(self.home, "owner", self.account)
        self.card = make.card(self.yard, "租客", phone="13800004402")
        self.tenant = make.stay(self.card, self.home, "tenant")


built = standing(Household)


@pytest.fixture
def house(built):
    return built()


def new_card(actor, house):
    people.write_card(actor=actor, yard=house.yard, card_id=uuid7(), draft=people.CardDraft("新"))


def change_card(actor, house):
    people.write_card(actor=actor, yard=house.yard, card_id=house.card.id, draft=people.CardDraft("改"))


def write_health(actor, house):
    draft = people.CardDraft("改", health="怕高")
    people.write_card(actor=actor, yard=house.yard, card_id=house.card.id, draft=draft)


def move_in(actor, house):
    stay = people.Stay("family", DAY)
    people.move_in(actor=actor, yard=house.yard, card_id=house.card.id, home_id=house.home.id, stay=stay)


def move_out(actor, house):
    people.move_out(actor=actor, yard=house.yard, tenure_id=house.tenant.id, until=DAY)


def speak(actor, house):
    people.name_representative(actor=actor, yard=house.yard, tenure_id=house.owner.id, since=DAY)


REGISTER = {"butler", "manager", "platform-operator"}
VERBS = {
    "a new card": (new_card, REGISTER | {"butler elsewhere"}),
    "change a card": (change_card, REGISTER),
    "write a health note": (write_health, {"manager"}),
    "move in": (move_in, REGISTER),
    "move out": (move_out, REGISTER),
    "speak for a home": (speak, REGISTER),
}
READERS = REGISTER | {"grid-worker", "community-supervisor"}
ASKERS = ("nobody", "owner", "engineer", "guard", "manager of another estate", "butler elsewhere", *sorted(READERS))


def asker(name, house):
    office = {"grid-worker", "community-supervisor", "platform-operator"}
    if name in office:
        return make.staff(places.community_office(), name)
    made = {
        "nobody": lambda: ANONYMOUS,
        "owner": lambda: people.actor_of(house.account.id),
        "manager of another estate": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "butler elsewhere": lambda: make.staff(house.yard, "butler", house.yard.path + "/1"),
        "butler": lambda: make.staff(house.yard, "butler", house.yard.path + "/3"),
    }
    return made[name]() if name in made else make.staff(house.yard, name)


@pytest.mark.parametrize("name", ASKERS)
@pytest.mark.parametrize("verb", VERBS)
def test_who_may_what(house, name, verb):
    actor, (do, allowed) = asker(name, house), VERBS[verb]
    if name in allowed:
        before = everything()
        do(actor, house)
        assert everything() != before
    else:
        with refused("not-found"):
            do(actor, house)


@pytest.mark.parametrize("name", ASKERS)
def test_who_may_read(house, name):
    actor, yard = asker(name, house), house.yard
    names = [one.resident.name for one in people.occupants(actor, yard, house.home.id)]
    found = [one.name for one in people.residents_of_phone(actor, yard, "13800004402")]
    lines = people.register_of_owners(actor, yard, DAY)
    if name in READERS:
        assert (names, found, len(lines)) == (["黎晓舟", "租客"], ["租客"], 1)
        assert people.resident(actor, yard, house.card.id).phone == "138****4402"
    else:
        assert (names, found, lines) == ([], [], [])
        with refused("not-found"):
            people.resident(actor, yard, house.card.id)


def test_whoever_moved_out_belongs_to_the_homes_before(house):
    actor, beside = asker("butler", house), asker("butler elsewhere", house)
    people.move_out(actor=actor, yard=house.yard, tenure_id=house.tenant.id, until=date(2026, 1, 1))
    assert people.resident(actor, house.yard, house.card.id).name == "租客"
    make.stay(house.card, places.place(house.yard, "1-1-101"), "tenant", since=date(2026, 1, 2))
    assert people.resident(beside, house.yard, house.card.id).name == "租客"
    with refused("not-found"):
        people.resident(actor, house.yard, house.card.id)


def test_whoever_has_not_moved_in_yet_belongs_to_everybody_who_registers(house):
    fresh = make.card(house.yard, "刚来")
    for name in ("butler", "butler elsewhere", "manager"):
        assert people.resident(asker(name, house), house.yard, fresh.id).name == "刚来"
    for actor in (asker("engineer", house), asker("manager of another estate", house)):
        with refused("not-found"):
            people.resident(actor, house.yard, fresh.id)
