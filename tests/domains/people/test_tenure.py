"""A resident and a home are brought together."""

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


def test_a_card_for_each_yard_and_one_only():
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    account = make.account("黎晓舟", phone="138 0000 4402")
    for home in (places.place(estate, "1-1-101"), places.place(estate, "1-1-102"), places.place(other)):
        make.tenure(home, "owner", account)
    cards = people.ResidentCard.objects.filter(account=account).order_by("id")
    assert [card.yard.code for card in cards] == ["JG", "YX"]
    assert (cards[0].name, "13800004402" in cards[0].sealed_phone) == ("黎晓舟", False)
    shown = people.resident(SYSTEM, estate, cards[0].id)
    assert (shown.phone, shown.has_account) == ("138****4402", True)
    assert people.Tenure.objects.filter(yard=estate, card=cards[0]).count() == 2


def test_it_is_told_without_the_name():
    home = places.place(places.estate(), "1-1-101")
    tenure = make.tenure(home, "tenant")
    event = Event.objects.get(yard=home.yard, subject=tenure.id)
    assert event.payload == {"home": home.path, "kind": "tenant", "since": "2020-01-01"}


@pytest.mark.parametrize("code", ["3", "3-1"])
def test_nobody_lives_in_a_building(code):
    estate, account = places.estate(), make.account()
    building = places.place(estate, code)
    with refused("not-a-home"):
        make.tenure(building, "owner", account)


def test_the_estate_itself_is_no_home():
    estate, account = places.estate(), make.account()
    gate = places.point(estate)
    with refused("not-a-home"):
        make.tenure(gate, "owner", account)


def test_an_unknown_kind():
    home = places.place(places.estate())
    with pytest.raises(ValueError, match="guest"):
        make.tenure(home, "guest")


def test_a_home_of_another_yard():
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    home, account = places.place(other), make.account()
    with refused("not-found"):
        people.register_tenure(actor=SYSTEM, yard=estate, account=account, home=home, kind="owner", since=make.LONG_AGO)


def test_owners_whose_shares_nobody_stated_own_jointly():
    home = places.place(places.estate())
    for name in ("甲", "乙"):
        assert make.tenure(home, "owner", make.account(name)).share is None
    assert make.tenure(home, "co-owner", make.account("丙")).share is None
    card = make.card(home.yard)
    with refused("shares-over"):
        make.stay(card, home, "owner")
