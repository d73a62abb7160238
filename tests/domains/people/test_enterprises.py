"""Enterprises occupy shops and rooms; their contact acts for them; the survey of party organisations."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.rules.enterprises import checked
from yuanba.domains.places import public as map_
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Grant
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY, ASKED = date(2026, 6, 30), date(2026, 3, 1)


@pytest.fixture
def estate():
    return places.estate()


def shop(yard, code="S1", kind="shop"):
    root = map_.root(yard)
    return map_.add_place(
        actor=SYSTEM, yard=yard, parent_id=root.id, kind=kind, code=code, name=f"{code} 号", name_en=code
    )


def write(yard, name="银海咖啡", enterprise_id=None, actor=SYSTEM, **said):
    draft = people.EnterpriseDraft(name, **said)
    return people.write_enterprise(actor=actor, yard=yard, enterprise_id=enterprise_id or uuid7(), draft=draft)


def occupy(firm, place, kind="tenant", actor=SYSTEM, **terms):
    stay = people.Stay(kind, make.LONG_AGO, **terms)
    return people.move_in(actor=actor, yard=place.yard, enterprise_id=firm.id, home_id=place.id, stay=stay)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"name": "甲"}, {}),
        ({"name": "甲", "party": "yes", "asked": ASKED}, {}),
        ({"name": "甲", "party": "no", "asked": ASKED}, {}),
        ({"name": " "}, {"name": "enterprise-name"}),
        ({"name": "甲", "party": "yes"}, {"party": "party-unknown"}),
        ({"name": "甲", "party": "unknown", "asked": ASKED}, {"party": "party-unknown"}),
        ({"name": "", "party": "maybe"}, {"name": "enterprise-name", "party": "party-unknown"}),
    ],
)
def test_what_is_written_down(said, wrong):
    if not wrong:
        assert checked(people.EnterpriseDraft(**said)).name == "甲"
        return
    with pytest.raises(Refusal) as caught:
        checked(people.EnterpriseDraft(**said))
    assert (caught.value.code, caught.value.fields) == ("invalid", wrong)


def test_sent_twice_it_is_one_enterprise_and_one_event(estate):
    firm = write(estate, party="no", asked=ASKED)
    before = everything()
    assert write(estate, enterprise_id=firm.id, party="no", asked=ASKED) == firm
    assert everything() == before
    write(estate, enterprise_id=firm.id, party="yes", asked=DAY)
    told = Event.objects.filter(yard=estate, subject=firm.id).order_by("id")
    assert [event.payload for event in told] == [
        {"name": "银海咖啡", "party": "no", "new": True},
        {"name": "银海咖啡", "party": "yes", "new": False},
    ]


@pytest.mark.parametrize("kind", ["shop", "room", "home"])
def test_it_occupies_shops_rooms_and_homes(estate, kind):
    place = places.place(estate) if kind == "home" else shop(estate, kind=kind)
    tenure = occupy(write(estate), place)
    assert (tenure.card, tenure.enterprise.name, tenure.home) == (None, "银海咖啡", place)
    (found,) = people.occupants(SYSTEM, estate, place.id)
    assert (found.name, found.resident, found.enterprise.party) == ("银海咖啡", None, "unknown")


def test_a_human_lives_in_no_room(estate):
    card, room = make.card(estate), shop(estate, kind="room")
    with refused("not-a-home"):
        make.stay(card, room, "tenant")


@pytest.mark.parametrize("kind", ["family", "guardian", "heir"])
def test_it_has_no_family(estate, kind):
    firm, place = write(estate), shop(estate)
    with refused("invalid", kind="not-of-enterprises"):
        occupy(firm, place, kind)


def test_it_owns_beside_humans(estate):
    firm, place = write(estate), shop(estate)
    occupy(firm, place, "co-owner", share=Fraction(2, 3))
    make.stay(make.card(estate), place, "co-owner", share=Fraction(1, 3))
    (line,) = people.register_of_owners(SYSTEM, estate, DAY)
    assert [(one.name, one.share) for one in line.owners] == [
        ("银海咖啡", Fraction(2, 3)),
        ("黎晓舟", Fraction(1, 3)),
    ]
    with refused("shares-over"):
        occupy(firm, place, "owner")


def test_either_a_card_or_an_enterprise(estate):
    firm, card, place = write(estate), make.card(estate), shop(estate)
    both = {"card_id": card.id, "enterprise_id": firm.id}
    for who in (both, {}):
        with pytest.raises(ValueError, match="either"):
            people.move_in(actor=SYSTEM, yard=estate, home_id=place.id, stay=people.Stay("tenant", DAY), **who)
    for fields in ({"card": card, "enterprise": firm}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            people.Tenure(yard=estate, home=place, kind="tenant", since=DAY, **fields).save()


def test_its_contact_acts_for_it(estate):
    account, place = make.account("联系人"), shop(estate)
    contact = make.tenure(places.place(estate), "tenant", account).card
    firm = write(estate, contact=contact.id)
    occupy(firm, place)
    grants = people.actor_of(account.id).grants
    assert Grant("tenant", place.path, estate.id) in grants
    assert place in [tenure.home for tenure in people.own_homes(account.id)]
    write(estate, enterprise_id=firm.id, contact=None)
    assert Grant("tenant", place.path, estate.id) not in people.actor_of(account.id).grants
    with statements() as said:
        people.actor_of(account.id)
    assert len(said) == 2


def test_a_contact_of_another_yard_is_not_there(estate):
    stranger = make.card(places.estate("YX", "云栖坊"))
    with refused("not-found"):
        write(estate, contact=stranger.id)


def test_an_enterprise_of_another_yard_is_not_there(estate):
    firm, place = write(places.estate("YX", "云栖坊")), shop(estate)
    with refused("not-found"):
        write(estate, enterprise_id=firm.id)
    with refused("not-found"):
        occupy(firm, place)


def test_the_list_and_the_survey(estate):
    contact = make.card(estate, "联系人", phone="13800004402")
    for number, (party, asked) in enumerate((("yes", ASKED), ("no", ASKED), ("unknown", None), ("unknown", None))):
        firm = write(estate, f"{number} 号公司", contact=contact.id, party=party, asked=asked)
        occupy(firm, shop(estate, f"S{number}"))
        occupy(firm, shop(estate, f"T{number}"))
    write(estate, "还没有进来")
    gone = occupy(write(estate, "走了", party="yes", asked=ASKED), shop(estate, "S9"))
    people.move_out(actor=SYSTEM, yard=estate, tenure_id=gone.id, until=make.LONG_AGO)
    with statements() as said:
        found = people.enterprises(SYSTEM, estate)
    assert len(said) == 2
    assert [(one.enterprise.name, one.contact.phone, one.where) for one in found[:2]] == [
        ("0 号公司", "138****4402", ["S0 号", "T0 号"]),
        ("1 号公司", "138****4402", ["S1 号", "T1 号"]),
    ]
    assert [(one.enterprise.name, one.where) for one in found][4:] == [("还没有进来", [])]
    assert [one.enterprise.party for one in people.enterprises(SYSTEM, estate, party="no")] == ["no"]
    assert len(people.enterprises(SYSTEM, estate, after=found[2].enterprise.id)) == 2
    assert people.party_survey(SYSTEM, estate) == {"yes": 1, "no": 1, "unknown": 3}
    assert people.party_survey(SYSTEM, places.estate("YX", "云栖坊")) == {"yes": 0, "no": 0, "unknown": 0}


REGISTER = {"butler", "manager", "platform-operator"}


@pytest.mark.parametrize("name", ["nobody", "manager elsewhere", "engineer", "grid-worker", *sorted(REGISTER)])
def test_who_may_what(estate, name):
    place = shop(estate)
    firm = write(estate)
    occupy(firm, place)
    made = {
        "nobody": lambda: ANONYMOUS,
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "grid-worker": lambda: make.staff(places.community_office(), "grid-worker"),
        "platform-operator": lambda: make.staff(places.community_office(), "platform-operator"),
    }
    actor = made[name]() if name in made else make.staff(estate, name)
    seen = len(people.enterprises(actor, estate)), sum(people.party_survey(actor, estate).values())
    assert seen == ((1, 1) if name in REGISTER | {"grid-worker"} else (0, 0))
    for enterprise_id in (firm.id, None):
        if name in REGISTER:
            assert write(estate, "新名", enterprise_id, actor).name == "新名"
        else:
            with refused("not-found"):
                write(estate, "新名", enterprise_id, actor)
