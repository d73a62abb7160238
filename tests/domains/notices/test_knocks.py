"""From door to door: one tap a home, a second is none, a mis-tap is taken back; what was handed over proves it."""

from datetime import timedelta

import pytest

from tests.factories import notices as make
from tests.factories import places
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.domains.notices.rules.knocks import follows
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

DAY = timedelta(days=1)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village, db):
    clock.set_now(make.MORNING)
    return village()


def doors(town, notice, actor=None, at="1-1"):
    found = notices.doors_of(actor or town.butler, notice, places.place(town.yard, at))
    return [(door.home.name, door.has_it, door.result, door.turn) for door in found.rows]


@pytest.mark.parametrize(
    ("last", "tap", "meant"),
    [
        ((0, ""), (0, "handed"), "new"),
        ((0, ""), (0, "taken-back"), "meanwhile"),
        ((0, ""), (1, "handed"), "meanwhile"),
        ((1, "handed"), (0, "handed"), "same"),
        ((1, "handed"), (1, "handed"), "same"),
        ((1, "handed"), (0, "nobody"), "meanwhile"),
        ((1, "handed"), (1, "taken-back"), "new"),
        ((1, "nobody"), (0, "nobody"), "same"),
        ((1, "nobody"), (1, "nobody"), "new"),
        ((1, "nobody"), (1, "handed"), "new"),
        ((2, "taken-back"), (1, "taken-back"), "same"),
        ((2, "taken-back"), (2, "taken-back"), "same"),
        ((2, "taken-back"), (2, "handed"), "new"),
        ((2, "taken-back"), (1, "handed"), "meanwhile"),
        ((2, "refused"), (3, "refused"), "meanwhile"),
    ],
)
def test_what_a_tap_means_after_the_last(last, tap, meant):
    assert follows(last, tap) == meant


def test_a_butler_goes_through_a_stairwell(town):
    notice = make.published(town)
    assert doors(town, notice) == [("101", False, "", 0), ("102", False, "", 0)]
    make.tap(town, notice, "1-1-101")
    make.tap(town, notice, "1-1-102", "nobody")
    assert doors(town, notice) == [("101", True, "handed", 1), ("102", False, "nobody", 1)]
    clock.advance(DAY)
    make.tap(town, notice, "1-1-102", "nobody", 1)
    make.tap(town, notice, "1-1-102", "refused", 2)
    assert doors(town, notice)[1] == ("102", False, "refused", 3)
    found = notices.standing(town.manager, notice)
    assert (found.reached, found.by_channel["handed"]) == (1, 1)
    assert [home.name for home in notices.unreached(town.manager, notice).rows] == ["102", "101", "902"]
    assert [has for _home, has in notices.homes_to_sign(town.manager, notice)] == [True, False, False, False]
    told = Event.objects.filter(name="notice.knocked").order_by("id").first()
    assert vars(told.read()) == {"number": 1, "home": town.path("1-1-101"), "result": "handed", "turn": 1}
    kept = notices.Knock.objects.order_by("id").first()
    assert (kept.at, kept.account, kept.name) == (make.MORNING, town.butler.account, "罗小满")


def test_a_second_tap_changes_nothing_and_another_one_is_told(town):
    notice = make.published(town)
    first = make.tap(town, notice, "1-1-101")
    before = everything()
    for turn in (0, 1):
        assert make.tap(town, notice, "1-1-101", turn=turn, actor=town.manager).id == first.id
    assert everything() == before
    with refused("knocked-meanwhile"):
        make.tap(town, notice, "1-1-101", "nobody", actor=town.manager)


def test_a_mis_tap_is_taken_back_and_the_home_has_it_no_more(town):
    notice = make.published(town)
    make.tap(town, notice, "1-1-101")
    make.tap(town, notice, "1-1-101", "taken-back", 1)
    assert doors(town, notice)[0] == ("101", False, "taken-back", 2)
    assert notices.standing(town.manager, notice).reached == 0
    make.tap(town, notice, "1-1-101", "handed", 2)
    assert notices.standing(town.manager, notice).reached == 1
    assert notices.Knock.objects.count() == 3


def test_what_was_handed_over_counts_before_it_begins_and_stays_once_it_has(town):
    undertaking = make.plan(town)
    notice = make.announced(town, undertaking)
    for code in ("1-1-101", "1-1-102"):
        make.tap(town, notice, code)
    make.tap(town, notice, "1-1-102", "taken-back", 1)
    clock.advance(9 * DAY)
    with refused("not-before-notice", homes="homes-unreached"):
        make.start(town, undertaking)
    make.tap(town, notice, "1-1-102", "handed", 2)
    make.start(town, undertaking)
    with refused("undertaking-state"):
        make.tap(town, notice, "1-1-101", "taken-back", 1)


def test_only_what_can_be_meant(town):
    notice, draft = make.published(town, audience=town.at("1-1")), make.draft(town)
    with refused("invalid", home="home-not-addressed"):
        make.tap(town, notice, "1-2-101")
    with refused("invalid", result="choice-unknown"):
        make.tap(town, notice, "1-1-101", "shouted")
    with refused("not-found"):
        make.tap(town, notice, "3-1-902")
    with refused("notice-state"):
        make.tap(town, draft, "1-1-101")
    for at in ("1-2", "3-1"):
        with refused("not-found"):
            doors(town, notice, town.butler, at)
    with refused("not-found"):
        doors(town, draft)
    with refused("not-found"):
        notices.stairwells(town.butler, draft)


def test_the_stairwells_of_whoever_asks(town):
    notice = make.published(town)
    make.tap(town, notice, "1-1-101")
    for actor, told in ((town.butler, [(2, 1), (1, 1)]), (town.manager, [(2, 1), (1, 1), (1, 1)])):
        with statements() as said:
            found = notices.stairwells(actor, notice)
        assert ([(one.homes, one.left) for one in found], len(said)) == (told, 2)
    assert len(notices.stairwells(SYSTEM, notice)) == 3
    assert notices.stairwells(town.street, notice) == []


def test_from_the_top_floor_down_fifty_a_page(town):
    unit = places.place(town.yard, "1-1")
    for number in range(60):
        places.place(town.yard, f"1-1-{number // 4 + 2}0{number % 4 + 1}")
    notice = make.published(town)
    with statements() as said:
        first = notices.doors_of(town.butler, notice, unit)
    rest = notices.doors_of(town.butler, notice, unit, after=first.rows[-1].home.id)
    names = [door.home.name for door in [*first.rows, *rest.rows]]
    assert (len(first.rows), first.more, rest.more, len(said)) == (50, str(first.rows[-1].home.id), "", 2)
    assert names[:5] == ["1601", "1602", "1603", "1604", "1501"]
    assert (names[-2:], len(set(names))) == (["101", "102"], 62)


def test_parts_of_the_list_for_signatures_lead_through_all_homes(town, monkeypatch):
    monkeypatch.setattr("yuanba.domains.notices.queries.standing.SIGNING", 2)
    notice = make.published(town)
    parts = notices.sheets_to_sign(town.manager, notice)
    assert parts == ["", town.path("1-1-102")]
    homes = [home.id for part in parts for home, _has in notices.homes_to_sign(town.manager, notice, after=part)]
    assert homes == town.ids(*make.CODES)
