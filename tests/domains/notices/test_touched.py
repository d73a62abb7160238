"""The homes an undertaking touches: told how and when, objected or not, page by page and all at once."""

import pytest

from tests.factories import notices as make
from tests.factories import places
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def homes(rows):
    return [one.home.path.rpartition("/")[2] for one in rows]


def test_told_how_and_when_and_what_it_says_against_it(town):
    made = make.plan(town)
    before = notices.touched(town.manager, made)
    assert [(one.told, one.objection) for one in before.rows] == [([], None)] * 2
    notice = make.announced(town, made)
    make.hand(town, notice, "1-1-101")
    make.tap(town, notice, "1-1-102")
    against = make.brought(town, made, "1-1-102")
    with statements() as said:
        page = notices.touched(town.manager, made)
    assert len(said) == 7
    first, second = page.rows
    assert [channel for channel, _at in first.told] == ["signed"]
    assert [channel for channel, _at in second.told] == ["handed"]
    assert (first.objection, second.objection, page.more) == (None, against, "")


def test_narrowed_to_those_without_it_and_those_against_it(town):
    made = make.plan(town)
    make.hand(town, make.announced(town, made), "1-1-101")
    make.brought(town, made, "1-1-101")
    for of, codes in (("", ["101", "102"]), ("untold", ["102"]), ("objected", ["101"])):
        assert homes(notices.touched(town.manager, made, of=of).rows) == codes
        assert homes(notices.every_touched(town.manager, made, of=of)) == codes
    with refused("not-found"):
        notices.touched(town.manager, made, of="x")
    with refused("not-found"):
        notices.every_touched(town.manager, made, of="x")


def test_many_homes_fifty_at_a_time_each_once(town):
    for number in range(200, 280):
        places.place(town.yard, f"1-1-{number}")
    made = make.plan(town)
    make.announced(town, made)
    first = notices.touched(town.manager, made)
    rest = notices.touched(town.manager, made, after=first.more)
    assert (len(first.rows), len(rest.rows), rest.more) == (50, 32, "")
    assert homes([*first.rows, *rest.rows]) == homes(notices.every_touched(town.manager, made))


def test_for_those_only_who_read_objections_there(town):
    made = make.plan(town)
    make.announced(town, made)
    for actor in (town.tenant, town.owners["1-1-101"]):
        with refused("not-found"):
            notices.touched(actor, made)
        with refused("not-found"):
            notices.every_touched(actor, made)
