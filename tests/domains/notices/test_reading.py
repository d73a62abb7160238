"""Lists of notices: what a viewer may read, row by row the same as one by one; pages; the wall; drafts."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import notices as make
from tests.factories import people, places
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def numbers(actor, yard, **more):
    return [line.notice.number for line in notices.notices_of(actor, yard, **more).rows]


def audiences(town):
    """One of each kind; the numbers run from 1."""
    return [
        make.WHOLE,
        notices.Audience(roles=("owner",)),
        notices.Audience(roles=("tenant", "family")),
        notices.Audience(roles=("butler", "guard")),
        town.at("1"),
        town.at("1-2", "3"),
        town.at("3", roles=("butler",)),
        town.of("1-1-101"),
        town.of("1-2-101", "3-1-902", roles=("owner",)),
    ]


def viewers(town):
    """One of each kind of people."""
    far = places.estate("YX", "云栖坊")
    return {
        "owner 1-1-101": town.owners["1-1-101"],
        "owner 1-2-101": town.owners["1-2-101"],
        "tenant 1-1-101": town.tenant,
        "family 3-1-902": make.resident(town.homes["3-1-902"], "family"),
        "butler 1": town.butler,
        "guard": people.staff(town.yard, "guard"),
        "manager": town.manager,
        "program": people.staff(town.yard, "program"),
        "supervisor": town.supervisor,
        "street": town.street,
        "manager far": people.staff(far, "manager"),
        "owner far": make.resident(places.place(far, "1-1-101")),
        "stranger": make.actor_of(people.account().id),
        "nobody": ANONYMOUS,
        "system": SYSTEM,
    }


EXPECTED = {
    "owner 1-1-101": [1, 2, 5, 8],
    "owner 1-2-101": [1, 2, 5, 6, 9],
    "tenant 1-1-101": [1, 3, 5, 8],
    "family 3-1-902": [1, 3, 6],
    "butler 1": [1, 2, 3, 4, 5, 6, 8, 9],
    "guard": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "manager": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "program": [],
    "supervisor": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "street": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "manager far": [],
    "owner far": [],
    "stranger": [],
    "nobody": [],
    "system": [1, 2, 3, 4, 5, 6, 7, 8, 9],
}


def test_what_each_viewer_reads_and_the_list_and_the_single_row_agree(town):
    made = [make.published(town, audience=audience, wall=False) for audience in audiences(town)]
    for name, actor in viewers(town).items():
        assert sorted(numbers(actor, town.yard)) == EXPECTED[name], name
        alone = [one.number for one in made if notices.may_see(actor, one)]
        assert alone == EXPECTED[name], name


def test_what_hangs_on_the_wall_is_for_all(town):
    for audience in audiences(town):
        make.published(town, audience=audience)
    for name, actor in viewers(town).items():
        assert len(numbers(actor, town.yard)) == 9, name


def test_nothing_of_another_yard(town):
    make.published(town)
    assert numbers(town.manager, places.estate("YX", "云栖坊")) == []


def test_one_notice_by_its_id_and_by_its_number(town):
    notice = make.published(town, wall=False, audience=town.at("1"))
    reader = town.owners["1-1-101"]
    assert notices.notice_to_read(reader, town.yard, notice.id) == notice
    assert notices.notice_by_number(reader, town.yard, 1) == notice
    for actor in (make.resident(town.homes["3-1-902"]), ANONYMOUS):
        with refused("not-found"):
            notices.notice_to_read(actor, town.yard, notice.id)
        with refused("not-found"):
            notices.notice_by_number(actor, town.yard, 1)
    with refused("not-found"):
        notices.notice_to_read(reader, town.yard, uuid4())
    with refused("not-found"):
        notices.notice_by_number(reader, town.yard, 2)


def test_a_draft_is_seen_by_who_writes_there(town):
    at_one, whole, away = (make.draft(town, audience=one) for one in (town.at("1"), make.WHOLE, town.at("3")))
    thrown = make.draft(town)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=thrown.id, why="不要了")
    seen = {
        "butler": (town.butler, [at_one]),
        "manager": (town.manager, [at_one, whole, away]),
        "supervisor": (town.supervisor, [at_one, whole, away]),
        "system": (SYSTEM, [at_one, whole, away]),
        "owner": (town.owners["1-1-101"], []),
        "nobody": (ANONYMOUS, []),
    }
    for name, (actor, found) in seen.items():
        rows = notices.drafts(actor, town.yard).rows
        assert [one.id for one in rows] == [one.id for one in reversed(found)], name
        assert [one for one in (at_one, whole, away) if notices.may_see(actor, one)] == found, name
        assert numbers(actor, town.yard) == []


def test_page_by_page_the_newest_first_whatever_comes_meanwhile(town):
    for minute in range(45):
        with clock.at(make.MORNING + timedelta(minutes=minute // 2)):
            make.published(town)
    first = notices.notices_of(town.tenant, town.yard)
    with clock.at(make.MORNING + timedelta(hours=1)):
        make.published(town)
    second = notices.notices_of(town.tenant, town.yard, after=first.more)
    third = notices.notices_of(town.tenant, town.yard, after=second.more)
    found = [line.notice.number for page in (first, second, third) for line in page.rows]
    assert found == list(range(45, 0, -1))
    assert [len(first.rows), len(second.rows), len(third.rows), third.more] == [20, 20, 5, ""]


@pytest.mark.parametrize("after", ["x", "2026-03-02_x", "2026-03-02T09:00_0"])
def test_a_made_up_key_is_absent(town, after):
    with refused("not-found"):
        notices.notices_of(town.tenant, town.yard, after=after)
    with refused("not-found"):
        notices.drafts(town.manager, town.yard, after=after)
    with refused("not-found"):
        notices.undertakings_of(town.manager, town.yard, after=after)


def test_drafts_page_by_page(town):
    made = [make.draft(town) for _ in range(22)]
    first = notices.drafts(town.manager, town.yard)
    rest = notices.drafts(town.manager, town.yard, after=first.more)
    assert [one.id for one in [*first.rows, *rest.rows]] == [one.id for one in reversed(made)]
    assert (len(rest.rows), rest.more) == (2, "")


def test_two_statements_however_many(town):
    for _ in range(2):
        make.published(town)
    for ask in (20, 40):
        with statements() as said:
            page = notices.notices_of(town.owners["1-1-101"], town.yard)
            assert [line.notice.code for line in page.rows][-1] == "JG-N1" if ask == 20 else page.more
        assert len(said) == 2, said
        for _ in range(ask):
            make.published(town, audience=town.at("1"))
    with statements() as said:
        wall = notices.on_wall(town.yard)
    assert (len(wall), wall[0].code) == (50, "JG-N62")
    assert len(said) == 1, said


def test_by_kind_and_in_force(town):
    make.published(town, kind="outage")
    make.published(town, kind="works", until=make.MONDAY + 30 * DAY)
    gone = make.published(town, until=make.MONDAY + 30 * DAY)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=gone.id, why="写错了")
    assert numbers(town.tenant, town.yard) == [3, 2, 1]
    assert numbers(town.tenant, town.yard, kind="works") == [2]
    assert numbers(town.tenant, town.yard, current=True) == [2, 1]
    with clock.at(make.MORNING + 15 * DAY):
        assert numbers(town.tenant, town.yard, current=True) == [2]


def test_what_one_has_opened(town):
    owner = town.owners["1-1-101"]
    first = make.published(town)
    make.published(town, wall=False)
    make.published(town, audience=town.at("3"))
    assert notices.unopened(owner, [town.yard]) == {town.yard.id: 2}
    notices.acknowledge(actor=owner, yard=town.yard, notice_id=first.id)
    lines = notices.notices_of(owner, town.yard).rows
    assert [(line.notice.number, line.opened) for line in lines] == [(3, False), (2, False), (1, True)]
    assert notices.unopened(owner, [town.yard]) == {town.yard.id: 1}
    assert [notices.unopened(one, [town.yard]) for one in (town.manager, ANONYMOUS, SYSTEM)] == [{}, {}, {}]
    assert notices.unopened(owner, []) == {}
    with clock.at(make.MORNING + 15 * DAY):
        assert notices.unopened(owner, [town.yard]) == {}


def test_the_wall_today(town):
    make.published(town)
    make.published(town, wall=False)
    make.published(town, since=make.MONDAY + DAY)
    withdrawn = make.published(town)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=withdrawn.id, why="写错了")
    make.draft(town)
    make.published(town, until=make.MONDAY + 30 * DAY, audience=town.at("3"))

    def wall(days):
        with clock.at(make.MORNING + days * DAY):
            found = notices.on_wall(town.yard)
            assert all(one.hangs_on(clock.today()) for one in found)
            return [one.number for one in found]

    assert wall(0) == [5, 1]
    assert wall(1) == wall(14) == [5, 3, 1]
    assert wall(15) == [5]
    assert wall(31) == []
