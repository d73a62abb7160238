"""Resident cards: sealed at rest, masked where shown, found by telephone, sent twice they are one."""

import pytest
from django.db import connection

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
SAID = {"phone": "138 0000 4402", "id_number": "11010519491231002X", "health": "糖尿病，怕高"}


def write(yard, card_id, name="黎晓舟", actor=SYSTEM, **said):
    return people.write_card(actor=actor, yard=yard, card_id=card_id, draft=people.CardDraft(name, **said))


def stored(table="people_residentcard"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())


def test_what_is_sensitive_is_nowhere_readable():
    estate = places.estate()
    card = make.card(estate, name_en="Li", languages=("en", "zh"), **SAID)
    assert not any(word in stored() for word in ("13800004402", "110105", "糖尿病"))
    told = str(list(Event.objects.values_list("payload", flat=True)))
    assert not any(word in told for word in ("黎晓舟", "13800004402", "110105", "糖尿病"))
    assert people.resident(SYSTEM, estate, card.id) == people.Resident(
        card.id, "黎晓舟", "Li", ["zh", "en"], "138****4402", "110*************2X", "***", has_account=False
    )


def test_sent_twice_it_is_one_card_and_one_event():
    estate, card_id = places.estate(), uuid7()
    write(estate, card_id, **SAID)
    before = everything()
    write(estate, card_id, **SAID)
    assert everything() == before
    event = Event.objects.get(yard=estate, subject=card_id)
    assert event.payload == {"fields": ["name", "phone", "id_number", "health"], "new": True}


def test_a_change_tells_which_fields_and_leaves_the_others_sealed():
    estate = places.estate()
    card = make.card(estate, **SAID)
    changed = write(estate, card.id, "黎小舟", phone="139 0000 4402", health="")
    assert (changed.sealed_id_number, changed.sealed_health) == (card.sealed_id_number, "")
    shown = people.resident(SYSTEM, estate, card.id)
    assert (shown.name, shown.phone, shown.id_number, shown.health) == (
        "黎小舟",
        "139****4402",
        "110*************2X",
        "",
    )
    last = Event.objects.filter(yard=estate, subject=card.id).order_by("-id").first()
    assert last.payload == {"fields": ["name", "phone", "health"], "new": False}


def test_what_is_refused_changes_nothing():
    estate = places.estate()
    card = make.card(estate, **SAID)
    with refused("invalid", phone="phone-wrong", id_number="id-number-wrong"):
        write(estate, card.id, phone="12", id_number="34")


def test_an_id_of_another_yard_is_not_there():
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    card = make.card(other)
    with refused("not-found"):
        write(estate, card.id)


def test_a_value_moved_to_another_card_does_not_open_and_breaks_no_page():
    estate = places.estate()
    card, thief = make.card(estate, **SAID), make.card(estate, "别人")
    people.ResidentCard.objects.filter(id=thief.id).update(sealed_health=card.sealed_health)
    assert people.resident(SYSTEM, estate, thief.id).health == "***"


@pytest.mark.parametrize("typed", ["13800004402", "138-0000-4402", "+86 138 0000 4402", "１３８００００４４０２"])
def test_found_by_telephone_however_it_is_typed(typed):
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    here, there = make.card(estate, **SAID), make.card(other, **SAID)
    assert [one.id for one in people.residents_of_phone(SYSTEM, estate, typed)] == [here.id]
    assert [one.id for one in people.residents_of_phone(SYSTEM, other, typed)] == [there.id]
    assert here.phone_digest != there.phone_digest
    assert people.residents_of_phone(SYSTEM, estate, "13800004403") == []
    assert people.residents_of_phone(SYSTEM, estate, "") == []


def test_the_own_cards_of_all_yards():
    account = make.account("黎晓舟", phone="13800004402")
    homes = [places.place(places.estate()), places.place(places.estate("YX", "云栖坊"))]
    for home in homes:
        make.tenure(home, "tenant", account)
    with statements() as said:
        found = people.own_cards(account.id)
    assert len(said) == 1
    assert [(yard.code, card.phone) for yard, card in found] == [("JG", "138****4402"), ("YX", "138****4402")]
    people.erase_resident(actor=people.actor_of(account.id), yard=homes[0].yard, card_id=found[0][1].id)
    assert [yard.code for yard, _card in people.own_cards(account.id)] == ["YX"]
    assert people.own_cards(make.account().id) == []


def test_doubles_share_a_telephone():
    estate = places.estate()
    first, second = make.card(estate, **SAID), make.card(estate, "黎小舟", phone="13800004402")
    make.card(estate, "别人", phone="13900004402")
    make.card(estate, "没电话")
    make.card(estate, "也没有")
    assert [[one.id for one in pair] for pair in people.doubles(SYSTEM, estate)] == [[first.id, second.id]]


def test_statements():
    estate = places.estate()
    card = make.card(estate, **SAID)
    actor = make.staff(estate, "manager")
    with statements() as said:
        write(estate, uuid7(), actor=actor, phone="13800004402")
    assert len(said) == 3
    with statements() as said:
        write(estate, card.id, "改名", actor=actor, **SAID)
    assert len(said) == 5
    for number in range(5):
        make.card(estate, f"第{number}位", **SAID)
    with statements() as said:
        assert len(people.residents_of_phone(actor, estate, "13800004402")) == 7
    assert len(said) == 1
    with statements() as said:
        assert len(people.doubles(actor, estate)) == 1
    assert len(said) == 1
