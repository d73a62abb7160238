"""The profile of an estate written by hand."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people
from tests.factories import places as make
from tests.support.unchanged import everything, refused
from yuanba.domains.places import public as places
from yuanba.domains.places.rules.estates import fee_of
from yuanba.domains.places.rules.profile import profile_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.public import Event

WHOLE = places.Written(
    name=" 金桂苑 ",
    name_en="Golden Osmanthus",
    address="柳溪路 8 号",
    phone="028-0000 1200",
    company="春和物业",
    company_en="Chunhe",
    developer="青禾置业",
    year="2009",
    homes="３００５",
    buildings="65",
    fee="0.6-0.9",
)
WRONG = (
    ("name", "", "profile-name"),
    ("name", "苑" * 61, "profile-name"),
    ("name_en", "x" * 121, "profile-long"),
    ("company", "x" * 81, "profile-long"),
    ("phone", "call us", "profile-phone"),
    ("phone", "1", "profile-phone"),
    ("phone", "0" * 21, "profile-phone"),
    ("year", "1899", "profile-year"),
    ("year", "2032", "profile-year"),
    ("year", "年", "profile-year"),
    ("homes", "100001", "profile-count"),
    ("buildings", "-1", "profile-count"),
    ("fee", "0.9-0.6", "profile-fee"),
)


@pytest.mark.parametrize(("field", "text", "code"), WRONG)
def test_what_is_wrong_is_said_at_its_field(field, text, code):
    written = places.Written(**{"name": "金桂苑", field: text})
    with pytest.raises(Refusal) as caught:
        profile_of(written, 2026)
    assert caught.value.fields == {field: code}


@given(st.integers(0, 999_99), st.integers(0, 999_99))
def test_a_fee_is_read_again_as_it_is_shown(one, other):
    low, high = sorted((one, other))
    assert fee_of(places.fee_words(low, high)) == (low, high, "")


def test_nothing_is_shown_for_a_fee_nobody_knows():
    assert (places.fee_words(None, None), fee_of("")) == ("", (None, None, ""))


@pytest.mark.django_db
def test_the_profile_is_written_corrected_and_emptied():
    yard = make.estate()
    manager = people.staff(yard, "manager")
    with clock.at(datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)):
        changed = places.write_profile(actor=manager, yard=yard, written=WHOLE)
        assert changed == [
            *("address", "buildings", "company", "company_en", "developer"),
            *("fee_high", "fee_low", "homes", "name_en", "phone", "year"),
        ]
        before = everything()
        assert places.write_profile(actor=manager, yard=yard, written=WHOLE) == []
        assert everything() == before
    kept = places.profile(yard)
    assert (kept.phone, kept.year, kept.homes, kept.fee_low, kept.fee_high) == ("028-0000 1200", 2009, 3005, 60, 90)
    root = places.Place.objects.get(yard=yard, kind="root")
    assert (root.label, root.label_en) == ("金桂苑", "Golden Osmanthus")
    places.write_profile(actor=manager, yard=yard, written=places.Written(name="金桂花园"))
    kept = places.profile(yard)
    assert (kept.name, kept.phone, kept.year, kept.homes, kept.fee_low) == ("金桂花园", "", None, 0, None)
    told = Event.objects.filter(yard=yard, name="place.profile_filled").order_by("id")
    assert [len(event.payload["fields"]) for event in told] == [11, 12]


@pytest.mark.django_db
def test_only_who_manages_the_estate_writes_it():
    yard = make.estate()
    manager = people.staff(yard, "manager")
    for actor in (people.staff(yard, "butler"), people.staff(make.estate("YX", "云栖坊"), "manager")):
        with refused("not-found"):
            places.write_profile(actor=actor, yard=yard, written=WHOLE)
    with refused("invalid", name="profile-name"):
        places.write_profile(actor=manager, yard=yard, written=places.Written())
