"""A person takes out what is kept, and has it erased; the owners' register and the numbers stay."""

import json
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import connection

from tests.factories import cases as report
from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.people.queries.gathering import GATHERED
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event, dispatch

pytestmark = pytest.mark.django_db
SAID = {"phone": "138 0000 4402", "id_number": "11010519491231002X", "health": "糖尿病"}
WHY = "本人申请，代为打印"
# What is proved in test_taking_everything.
OTHERS = ("bills", "case_words", "claims", "disputes", "followed", "invitations", "messages", "notices", "objections")
OTHERS += ("payments",)
NOW = datetime(2026, 6, 30, 12, tzinfo=clock.SHANGHAI)
DAY = NOW.date()


class Person:
    """Somebody with an account, everything on the card, an owned home, a rented one, a post and a look."""

    def __init__(self):
        self.yard = places.estate()
        self.account = make.account("黎晓舟", username="li")
        self.owned = make.tenure(places.place(self.yard, "3-1-902"), "co-owner", self.account)
        self.rented = make.tenure(places.place(self.yard, "1-1-101"), "tenant", self.account)
        self.card = self.owned.card
        draft = people.CardDraft("黎晓舟", "Li", ("en", "zh"), **SAID)
        people.write_card(actor=SYSTEM, yard=self.yard, card_id=self.card.id, draft=draft)
        make.post(self.yard, "guard", None, self.account)

    @property
    def actor(self):
        return people.actor_of(self.account.id)

    def export(self, actor, why=""):
        return people.export_resident(actor=actor, yard=self.yard, card_id=self.card.id, why=why)

    def erase(self, actor):
        return people.erase_resident(actor=actor, yard=self.yard, card_id=self.card.id)

    def sell(self, until=DAY - timedelta(days=1)):
        people.move_out(actor=SYSTEM, yard=self.yard, tenure_id=self.owned.id, until=until)


@pytest.fixture
def person():
    with clock.at(NOW):
        yield Person()


def asker(name, person):
    made = {
        "nobody": lambda: ANONYMOUS,
        "the person": lambda: person.actor,
        "neighbour": lambda: make.resident(places.place(person.yard, "3-1-903")),
        "platform-operator": lambda: make.staff(places.community_office(), "platform-operator"),
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "manager of the office": lambda: make.staff(places.street_office(), "manager"),
    }
    return made[name]() if name in made else make.staff(person.yard, name)


ASKERS = ("nobody", "neighbour", "butler", "platform-operator", "manager elsewhere", "manager of the office")
ASKERS += ("the person", "manager")


@pytest.mark.parametrize("name", ASKERS)
def test_who_may_export(person, name):
    actor = asker(name, person)
    if name in ("the person", "manager"):
        assert person.export(actor, WHY)["cards"][0]["phone"] == "13800004402"
    else:
        with refused("not-found"):
            person.export(actor, WHY)


@pytest.mark.parametrize("name", ASKERS)
def test_who_may_erase(person, name):
    person.sell()
    actor = asker(name, person)
    if name in ("the person", "manager"):
        assert person.erase(actor).name == ""
    else:
        with refused("not-found"):
            person.erase(actor)


def test_everything_is_in_it(person):
    people.open_sealed(
        actor=make.staff(person.yard, "butler"),
        yard=person.yard,
        card_id=person.card.id,
        field="phone",
        why="水管漏到楼下",
    )
    people.name_representative(actor=SYSTEM, yard=person.yard, tenure_id=person.owned.id, since=date(2026, 1, 1))
    told = report.report(person.owned.home, actor=person.actor)
    made = json.loads(json.dumps(person.export(person.actor)))
    assert made.pop("account")["username"] == "li"
    look = made.pop("looks")[0]
    assert (look["by"], look["role"], look["field"], look["reason"]) == ("罗小满", "butler", "phone", "水管漏到楼下")
    assert made.pop("cases")[0]["number"] == told.case.code
    assert {name: made.pop(name) for name in OTHERS} == {name: [] for name in OTHERS}
    assert made == {
        "yard": "JG",
        "made_at": NOW.isoformat(),
        "cards": [
            {
                "id": str(person.card.id),
                "name": "黎晓舟",
                "name_en": "Li",
                "languages": ["zh", "en"],
                "phone": "13800004402",
                "id_number": "11010519491231002X",
                "health": "糖尿病",
            }
        ],
        "homes": [
            {
                "home": "3 栋 1 单元 902",
                "kind": "co-owner",
                "share": "",
                "since": "2020-01-01",
                "until": "",
                "spoke_for_it": [{"since": "2026-01-01", "until": ""}],
            },
            {
                "home": "1 栋 1 单元 101",
                "kind": "tenant",
                "share": "",
                "since": "2020-01-01",
                "until": "",
                "spoke_for_it": [],
            },
        ],
        "enterprises": [],
        "posts": [{"role": "guard", "where": "全小区", "phone": "028-0000 1203", "since": "2020-01-01", "until": ""}],
    }


def test_the_person_needs_no_reason_and_a_manager_does(person):
    person.export(person.actor)
    assert people.own_unsealings(person.account.id) == []
    manager = make.staff(person.yard, "manager", name="邓国平")
    with refused("invalid", reason="reason-short"):
        person.export(manager)
    person.export(manager, WHY)
    looks = people.own_unsealings(person.account.id)
    assert sorted((one.name, one.field, one.reason) for one in looks) == [
        ("邓国平", "health", WHY),
        ("邓国平", "id_number", WHY),
        ("邓国平", "phone", WHY),
    ]
    told = Event.objects.filter(yard=person.yard, name="people.exported").order_by("id")
    assert [event.payload for event in told] == [{"own": True}, {"own": False}]


def test_merged_cards_are_in_it(person):
    double = make.card(person.yard, "黎小舟", phone="13900004402")
    people.merge_residents(actor=SYSTEM, yard=person.yard, keep=person.card.id, double=double.id)
    assert [one["name"] for one in person.export(person.actor)["cards"]] == ["黎晓舟", "黎小舟"]


def test_one_room_registers_one_name(person):
    with pytest.raises(ValueError, match="twice"):
        people.register_export("cases", lambda yard, account, cards: [])
    assert set(GATHERED) >= {"cases"}


@pytest.mark.parametrize("until", [None, DAY, DAY + timedelta(days=1)])
def test_an_owner_stays_in_the_register(person, until):
    if until:
        person.sell(until)
    with refused("still-owner"):
        person.erase(person.actor)
    with pytest.raises(Refusal) as caught:
        person.erase(person.actor)
    assert caught.value.data == {"homes": "3 栋 1 单元 902"}
    assert caught.value.words == (
        "The owners' register must name who owns a home, here %(homes)s. Once it is registered to somebody else, this "
        "can be erased."
    )


def test_nothing_personal_is_left(person):
    double = make.card(person.yard, "黎小舟", phone="13900004402")
    merge = people.merge_residents(actor=SYSTEM, yard=person.yard, keep=double.id, double=person.card.id)
    draft = people.EnterpriseDraft("银海咖啡", contact=double.id)
    firm = people.write_enterprise(actor=SYSTEM, yard=person.yard, enterprise_id=uuid7(), draft=draft)
    person.sell()
    people.erase_resident(actor=person.actor, yard=person.yard, card_id=double.id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_residentcard")
        left = str(cursor.fetchall())
    assert not any(word in left for word in ("黎", "Li", "zh", "1.", person.account.id.hex, str(person.account.id)))
    firm.refresh_from_db()
    merge.refresh_from_db()
    assert (firm.contact, merge.moved["account"]) == (None, "")
    assert people.actor_of(person.account.id).roles == {"guard"}
    event = Event.objects.get(yard=person.yard, name="people.erased")
    assert (event.subject, event.payload) == (double.id, {"account": str(person.account.id)})
    with refused("not-found"):
        people.part_residents(actor=SYSTEM, yard=person.yard, merge_id=merge.id)


def test_tenures_stay_as_numbers(person):
    person.sell()
    person.erase(person.actor)
    assert people.Tenure.objects.filter(yard=person.yard, card=person.card).count() == 2
    (left,) = people.occupants(SYSTEM, person.yard, person.rented.home_id)
    assert (left.name, left.kind, left.resident.phone, left.resident.has_account) == ("", "tenant", "", False)
    with refused("not-found"):
        person.erase(SYSTEM)


def test_cases_keep_their_number_without_who_reported_them(person):
    told = report.report(person.owned.home, actor=person.actor, name="黎晓舟", phone="13800004402")
    other = report.report(person.owned.home, actor=make.resident(places.place(person.yard, "3-1-903")), name="别人")
    person.sell()
    person.erase(person.actor)
    dispatch()
    case = cases.Case.objects.get(yard=person.yard, id=told.case.id)
    assert (case.number, case.reporter, case.text) == (told.case.number, None, told.case.text)
    contacts = cases.Contact.objects.filter(yard=person.yard).order_by("id")
    assert [(one.name, one.phone) for one in contacts] == [("", ""), ("别人", "")]
    assert cases.Case.objects.get(yard=person.yard, id=other.case.id).reporter


def test_somebody_without_an_account(person):
    card = make.card(person.yard, "租客", phone="13900004402")
    make.stay(card, person.owned.home, "co-owner", share=Fraction(1, 4), until=DAY - timedelta(days=1))
    people.erase_resident(actor=SYSTEM, yard=person.yard, card_id=card.id)
    assert people.residents_of_phone(SYSTEM, person.yard, "13900004402") == []
    assert dispatch() >= 0
