"""A new key: everything sealed before is sealed anew, and reads as it did."""

import pytest
from django.core.management import call_command

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.usecases import reseal_cards as resealing
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sealed import keys
from yuanba.platform.sealed.public import mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate(settings, tmp_path):
    """An estate on a server with keys of its own."""
    settings.YUANBA_DATA_DIR = tmp_path
    keys.forget()
    yield places.estate()
    keys.forget()


def told(capsys, *words):
    call_command("reseal", *words)
    return capsys.readouterr().out


def test_everything_is_sealed_anew_and_found_as_before(estate, capsys, monkeypatch):
    monkeypatch.setattr(resealing, "SLICE", 2)
    cards = [make.card(estate, f"{number}", phone="13800004402", health="怕高") for number in range(5)]
    make.card(estate, "没有密存")
    before = [people.resident(SYSTEM, estate, card.id) for card in cards]
    assert told(capsys, "--new-key") == "5 cards sealed anew, 0 with a value that no key here opens\n"
    for card in cards:
        card.refresh_from_db()
        assert all(value.startswith(mark()) for value in (card.sealed_phone, card.sealed_health))
        assert card.sealed_id_number == ""
    assert [people.resident(SYSTEM, estate, card.id) for card in cards] == before
    assert len(people.residents_of_phone(SYSTEM, estate, "13800004402")) == 5
    again = everything()
    assert told(capsys) == "0 cards sealed anew, 0 with a value that no key here opens\n"
    assert everything() == again


def test_what_no_key_opens_stays_as_it_is(estate, capsys):
    broken, whole = make.card(estate, "坏", phone="13800004402"), make.card(estate, "好", phone="13900004402")
    people.ResidentCard.objects.filter(id=broken.id).update(sealed_phone=whole.sealed_phone)
    assert told(capsys, "--new-key") == "1 cards sealed anew, 1 with a value that no key here opens\n"
    broken.refresh_from_db()
    assert broken.sealed_phone == whole.sealed_phone


@pytest.mark.parametrize("role", ["manager", "platform-operator"])
def test_nobody_does_it_through_a_door(estate, role):
    yard = estate if role == "manager" else places.community_office()
    actor = make.staff(yard, role)
    with refused("not-found"):
        resealing.reseal_cards(actor=actor, yard=estate)
