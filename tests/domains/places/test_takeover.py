"""Taking an estate over: looked at thing by thing, signed by both, and held against what is found later."""

from datetime import date

import pytest

from tests.factories import people, places
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.domains.places import public as map_
from yuanba.domains.places.inspecting import digest_of
from yuanba.domains.places.models import Addendum, Inspection, Item
from yuanba.domains.places.rules.inspections import MEASURED
from yuanba.kernel.ids import uuid7
from yuanba.platform.events.public import Event
from yuanba.platform.files.public import store_image

pytestmark = pytest.mark.django_db
TERMS = map_.Terms("developer", "临江置业", "青禾物业", date(2021, 10, 1), "三个月内修好地下室渗水")
SOUND = map_.Looked("sound", found="2")


@pytest.fixture
def yard():
    """An estate."""
    return places.estate()


@pytest.fixture
def manager(yard):
    """Its manager."""
    return people.staff(yard, "manager")


@pytest.fixture
def begun(yard, manager):
    """The inspection, begun."""
    return map_.begin_takeover(actor=manager, yard=yard, terms=TERMS)


def look(actor, yard, item, looked=SOUND, number=1, photos=()):
    """Look at one thing."""
    return map_.inspect_item(actor=actor, yard=yard, number=number, item=item, looked=looked, photos=photos)


def look_at_all(actor, yard, number=1):
    """Look at everything."""
    for item in Item.objects.filter(yard=yard, inspection__number=number).values_list("number", flat=True):
        look(actor, yard, item, number=number)


def sign(actor, yard, side, **more):
    """Sign for a side."""
    signing = map_.Signing(side=side, name="孟", role="经理", **more)
    return map_.sign_takeover(actor=actor, yard=yard, number=1, signing=signing)


@pytest.fixture
def signed(yard, manager, begun):
    """Everything looked at, and signed by both."""
    look_at_all(manager, yard)
    sign(people.staff(yard, "developer"), yard, "giver")
    sign(manager, yard, "taker")
    begun.refresh_from_db()
    return begun


def test_it_begins_with_what_every_estate_has(yard, manager, begun):
    sheet = map_.sheet(manager, yard, 1)
    assert [group.code for group in sheet.groups] == list(map_.GROUPS)
    assert (sheet.total, sheet.done, sheet.odd, sheet.next.number) == (29, 0, 0, 1)
    assert map_.begin_takeover(actor=manager, yard=yard, terms=TERMS).id == begun.id
    assert Event.objects.filter(name="place.takeover_begun").count() == 1


def test_only_one_is_open(yard, manager, begun):
    other = map_.Terms("company", "别家物业", "青禾物业", date(2021, 10, 1))
    with refused("takeover-open"):
        map_.begin_takeover(actor=manager, yard=yard, terms=other)


def test_terms_are_needed(yard, manager):
    with refused("invalid", giver="takeover-giver", taker="takeover-taker"):
        map_.begin_takeover(actor=manager, yard=yard, terms=map_.Terms("?", "", "", date(2021, 10, 1)))


def test_an_estate_adds_its_own(yard, manager, begun):
    made = map_.add_item(actor=manager, yard=yard, number=1, group="greenery", name="百年银杏", expected="3")
    again = map_.add_item(actor=manager, yard=yard, number=1, group="greenery", name="百年银杏", expected="3")
    assert (made.number, made.expected, again.id) == (30, 3, made.id)
    with refused("invalid", group="item-group", name="item-name", expected="item-count"):
        map_.add_item(actor=manager, yard=yard, number=1, group="?", name="", expected="drei")


def test_what_is_seen_is_written_down_once(yard, manager, begun):
    photo = store_image(yard, photograph(size=(64, 48)))
    for _turn in range(2):
        item = look(manager, yard, 11, photos=(photo.id,))
    assert (item.condition, item.found, item.photos.count()) == ("sound", 2, 1)
    assert Event.objects.filter(name="place.item_inspected").count() == 1


@pytest.mark.parametrize(
    ("looked", "fields"),
    [
        (map_.Looked("broken"), {"condition": "item-condition"}),
        (map_.Looked("sound", found="viele"), {"found": "item-count"}),
        (map_.Looked("missing"), {"words": "item-words"}),
        (map_.Looked("defect", words="渗水"), {"mender": "item-mender"}),
        (map_.Looked("defect", words="渗水", mender="开发商", mend_by="bald"), {"mend_by": "item-day"}),
    ],
)
def test_a_defect_says_what_who_and_by_when(yard, manager, begun, looked, fields):
    with refused("invalid", **fields):
        look(manager, yard, 1, looked)


def test_a_meter_and_a_balance_are_not_sound_without_their_figure(yard, manager, begun):
    measured = Item.objects.filter(yard=yard, name__in=MEASURED)
    assert measured.count() == len(MEASURED) == 4
    for item in measured:
        with refused("invalid", reading="item-figure"):
            look(manager, yard, item.number, map_.Looked("sound"))
        assert look(manager, yard, item.number, map_.Looked("unseen")).condition == "unseen"
        assert look(manager, yard, item.number, map_.Looked("sound", reading="0")).reading == "0"


def test_nobody_signs_what_was_not_looked_at(yard, manager, begun):
    with refused("takeover-left"):
        sign(manager, yard, "taker")


def test_after_the_first_signature_nothing_is_changed(yard, manager, begun):
    look_at_all(manager, yard)
    first = sign(manager, yard, "taker")
    assert sign(manager, yard, "taker").id == first.id
    with refused("takeover-signed"):
        look(manager, yard, 1, map_.Looked("missing", words="不见了"))
    with refused("takeover-signed"):
        map_.add_item(actor=manager, yard=yard, number=1, group="keys", name="备用钥匙")


def test_both_sides_sign_the_same(yard, signed):
    digests = set(signed.signatures.values_list("digest", flat=True))
    assert digests == {signed.digest} == {digest_of(signed)}
    assert signed.closed_at is not None


def test_what_changed_behind_the_signature_is_noticed(yard, manager, begun):
    look_at_all(manager, yard)
    sign(manager, yard, "taker")
    Item.objects.filter(yard=yard, number=1).update(found=3)
    developer = people.staff(yard, "developer")
    with refused("takeover-changed"):
        sign(developer, yard, "giver")


def test_each_side_signs_for_itself(yard, manager, begun):
    look_at_all(manager, yard)
    developer = people.staff(yard, "developer")
    with refused("not-found"):
        sign(developer, yard, "taker")
    with refused("not-found"):
        sign(manager, yard, "giver")
    paper = store_image(yard, photograph(size=(64, 48)))
    assert sign(manager, yard, "giver", paper=paper.id).paper_id == paper.id


@pytest.mark.parametrize("role", ["butler", "guard", "committee-member"])
def test_who_may_not_begin(yard, role):
    actor = people.staff(yard, role)
    with refused("not-found"):
        map_.begin_takeover(actor=actor, yard=yard, terms=TERMS)


def test_addenda_stand_beside(yard, manager, signed):
    for _turn in range(2):
        map_.write_addendum(actor=manager, yard=yard, number=1, words="夹层还有一把锁", key="a", item=20)
    assert list(Addendum.objects.values_list("words", "item__number")) == [("夹层还有一把锁", 20)]
    assert digest_of(signed) == signed.digest
    with refused("invalid", words="addendum-words"):
        map_.write_addendum(actor=manager, yard=yard, number=1, words=" ", key="b")


def test_before_signing_there_is_no_addendum(yard, manager, begun):
    with refused("addendum-early"):
        map_.write_addendum(actor=manager, yard=yard, number=1, words="x", key="a")


def test_then_beside_now(yard, manager, signed):
    later = map_.begin_comparison(actor=manager, yard=yard, number=1)
    assert map_.begin_comparison(actor=manager, yard=yard, number=1).id == later.id
    look(manager, yard, 1, number=2)
    look(manager, yard, 2, map_.Looked("missing", found="1", words="少了一扇"), number=2)
    pairs = map_.pairs(yard, map_.sheet(manager, yard, 2))
    assert [(pair.now.number, pair.differs) for pair in pairs[:3]] == [(1, False), (2, True), (3, False)]
    assert (pairs[1].then.condition, pairs[1].now.expected) == ("sound", 2)
    with refused("takeover-left"):
        map_.close_comparison(actor=manager, yard=yard, number=2)
    look_at_all(manager, yard, number=2)
    assert map_.close_comparison(actor=manager, yard=yard, number=2).digest
    with refused("takeover-signed"):
        look(manager, yard, 1, number=2)


def test_only_what_is_signed_is_compared_with(yard, manager, begun):
    with refused("takeover-unsigned"):
        map_.begin_comparison(actor=manager, yard=yard, number=1)


def test_the_first_case_of_a_defect_stays(yard, manager, signed):
    first, second = uuid7(), uuid7()
    for case in (first, second):
        item = map_.link_item(actor=manager, yard=yard, number=1, item=3, case=case)
    assert item.case == first
    assert digest_of(Inspection.objects.get(id=signed.id)) == signed.digest


def test_the_community_sees_how_far_it_is(yard, signed):
    supervisor = people.staff(places.community_office(), "community-supervisor")
    (row,) = map_.takeovers(supervisor)
    assert (row.inspection.id, row.total, row.done, row.odd) == (signed.id, 29, 29, 0)
    assert map_.takeovers(people.staff(places.estate("XX", "云栖坊"), "manager")) == []
