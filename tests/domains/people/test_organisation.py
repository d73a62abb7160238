"""The organisation of an estate as queries over posts: chain, five sides, committees, terms, representatives, loads."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


@pytest.fixture
def estate():
    return places.estate()


def names(found):
    return [one.name for one in found]


def put(yard, role, name, path=None, **more):
    return make.post(yard, role, path, make.account(name), **more)


def test_the_chain_has_five_levels_vacant_or_not(estate):
    office, home = places.community_office(), places.place(estate, "3-1-902")
    put(office, "party-committee", "书记")
    put(estate, "party-branch", "支部")
    put(estate, "party-group", "三栋小组", estate.path + "/3")
    put(estate, "party-group", "一栋小组", estate.path + "/1")
    put(estate, "party-liaison", "一单元联络员", estate.path + "/3/1")
    put(estate, "party-liaison", "全院联络员")
    with statements() as said:
        levels = people.chain_at(home.path)
    assert len(said) == 1
    assert [(level.role, names(level.members)) for level in levels] == [
        ("party-committee", ["书记"]),
        ("party-adviser", []),
        ("party-branch", ["支部"]),
        ("party-group", ["三栋小组"]),
        ("party-liaison", ["一单元联络员"]),
    ]


def test_five_sides_sit_at_the_joint_meeting(estate):
    office, other = places.community_office(), places.estate("YX", "云栖坊")
    for role, name in (("party-branch", "党员"), ("building-head", "楼栋长"), ("micro-grid-member", "微网格")):
        put(estate, role, name, estate.path + "/3")
    put(estate, "manager", "经理")
    put(estate, "committee-member", "业委会")
    put(office, "grid-worker", "网格员")
    put(office, "police-officer", "民警")
    put(other, "manager", "别的小区")
    with statements() as said:
        found = people.five_sides(estate.path)
    assert len(said) == 1
    assert {side: names(members) for side, members in found.items()} == {
        "party": ["党员"],
        "residents": ["楼栋长"],
        "grid": ["网格员", "微网格"],
        "company": ["经理"],
        "owners": ["业委会"],
    }


def test_seats_per_side_the_chair_first(estate):
    for side, seat, name in (
        ("police", "member", "民警"),
        ("community", "chair", "社区"),
        ("residents", "alternate", "候补"),
        ("residents", "member", "居民乙"),
        ("residents", "", "居民丙"),
        ("residents", "deputy", "居民甲"),
    ):
        put(estate, "management-committee", name, side=side, seat=seat, term=1)
    with statements() as said:
        found = people.committee_at(estate.path)
    assert len(said) == 1
    assert {side: names(members) for side, members in found.items() if members} == {
        "community": ["社区"],
        "police": ["民警"],
        "residents": ["居民甲", "居民乙", "候补", "居民丙"],
    }
    assert set(found) == set(people.COMMITTEE_SIDES)
    assert people.committee_at(estate.path, "committee-member") == {"owners": []}
    account = make.account()
    with refused("invalid", side="side-wrong"):
        make.post(estate, "management-committee", None, account)


def test_each_building_is_represented_or_still_waits(estate):
    for code in ("1-1", "2-1", "3-1"):
        places.place(estate, code)
    put(estate, "building-representative", "一栋代表", estate.path + "/1")
    put(estate, "building-representative", "三栋代表", estate.path + "/3/1")
    with statements() as said:
        found = people.representatives(estate)
    assert len(said) == 2
    assert [(one.building.name, names(one.members)) for one in found] == [
        ("1 栋", ["一栋代表"]),
        ("2 栋", []),
        ("3 栋", ["三栋代表"]),
    ]


def test_cross_appointments_are_two_posts(estate):
    office, both = places.community_office(), make.account("书记兼安全员")
    make.post(estate, "manager", None, both)
    make.post(office, "safety-officer", None, both)
    twice = make.account("两个岗位一方")
    make.post(estate, "butler", estate.path + "/1", twice)
    make.post(estate, "engineer", None, twice)
    put(estate, "guard", "一个岗位")
    with statements() as said:
        found = people.cross_appointed(estate.path)
    assert len(said) == 1
    assert [[(one.name, one.role, one.side) for one in posts] for posts in found] == [
        [("书记兼安全员", "safety-officer", "community"), ("书记兼安全员", "manager", "company")]
    ]


def test_more_than_a_hundred_homes_are_too_many(estate):
    unit = places.place(estate, "1-1")
    for number in range(101):
        places.places.add_place(
            actor=SYSTEM, yard=estate, parent_id=unit.id, kind="home", code=str(number), name=f"{number}"
        )
    places.place(estate, "2-1-101")
    put(estate, "butler", "忙", estate.path + "/1")
    put(estate, "butler", "闲", estate.path + "/2/1")
    put(estate, "butler", "走了", estate.path + "/2", until=date(2020, 2, 1))
    with statements() as said:
        found = people.butler_loads(estate)
    assert len(said) == 2
    assert [(one.name, one.homes, one.too_many) for one in found] == [("忙", 101, True), ("闲", 1, False)]
    put(estate, "butler", "帮手", estate.path + "/1")
    assert [(one.name, one.homes, one.too_many) for one in people.butler_loads(estate)] == [
        ("帮手", 51, False),
        ("忙", 51, False),
        ("闲", 1, False),
    ]


def test_an_appointment_sent_twice_is_one(estate):
    account = make.account()
    post, before = make.post(estate, "butler", None, account), everything()
    assert make.post(estate, "butler", None, account) == post
    assert everything() == before
    with refused("invalid", until="dates-wrong"):
        make.post(estate, "guard", None, account, until=date(2019, 12, 31))


def test_a_company_leaves_with_its_contract(estate):
    contract, account = uuid4(), make.account()
    for role in ("company-headquarters", "manager", "butler"):
        make.post(estate, role, None, account, contract=contract)
    make.post(estate, "guard", None, account, until=date(2026, 1, 1), contract=contract)
    make.post(estate, "engineer", None, account, contract=uuid4())
    end = {"yard": estate, "contract": contract, "until": DAY}
    for actor in (ANONYMOUS, make.staff(estate, "manager")):
        with refused("not-found"):
            people.end_posts_of_contract(actor=actor, **end)
    assert people.end_posts_of_contract(actor=make.staff(places.community_office(), "platform-operator"), **end) == 3
    assert Event.objects.filter(yard=estate, name="people.post_ended").count() == 3
    ends = people.Post.objects.filter(yard=estate, account=account).order_by("id").values_list("until", flat=True)
    assert list(ends) == [DAY, DAY, DAY, date(2026, 1, 1), None]
    before = everything()
    assert people.end_posts_of_contract(actor=SYSTEM, **end) == 0
    assert everything() == before
