"""Cases of one matter are taken together, apart again, and one of two matters becomes two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.domains.cases.test_joining import DARK, found, join, people_of, resident
from tests.domains.cases.test_verbs import recomputed
from tests.factories import cases as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.merging import Side, objection
from yuanba.domains.people.public import Account
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)
WHY = "同一盏灯，先来的在办"


def merge(town, case, main, actor=None, **more):
    return cases.merge(actor=actor or town.manager, target=make.target(case, **more), into=main.id, reason=WHY)


def unmerge(town, case):
    return cases.unmerge(actor=town.butler, target=make.target(case), reason="不是同一盏灯")


def three(town):
    """Three of the same matter, an hour apart, the first without an account but with a telephone."""
    made = []
    for hours, who in enumerate((ANONYMOUS, resident("二"), resident("三"))):
        with clock.at(NINE + hours * HOUR):
            phone = {} if hours else {"phone": "13800004402"}
            made.append(make.report(town.place, DARK, who, **phone).case)
    return made


@pytest.mark.parametrize(
    ("main", "code"),
    [
        (("new", "neighbours", 0), ""),
        (("reopen-requested", "neighbours", 1), ""),
        (("resolved", "neighbours", 0), "main-ended"),
        (("closed", "neighbours", 0), "main-ended"),
        (("merged", "neighbours", 0), "main-ended"),
        (("in-work", "handlers", 0), "main-private"),
        (("in-work", "neighbours", 2), "main-later"),
    ],
)
def test_the_later_goes_into_an_earlier_one_in_work_that_all_may_see(main, code):
    state, visibility, hours = main
    case = Side("new", "handlers", NINE + HOUR)
    assert objection(case, Side(state, visibility, NINE + hours * HOUR)) == code


def test_what_is_taken_together_keeps_its_number_stops_its_clock_and_its_people_move_along():
    town = make.town()
    first, second, third = three(town)
    follower = resident("附议")
    join(third, follower)
    with clock.at(NINE + 3 * HOUR):
        merge(town, second, first)
        merge(town, third, first)
        row, main = cases.Case.objects.get(id=third.id), recomputed(first)
        recomputed(second)
    assert (row.state, row.closed_at, row.outcome, row.due_at) == ("merged", NINE + 3 * HOUR, "", None)
    assert (row.main_id, main.taken_in, main.people) == (first.id, 2, 4)
    assert [case.code for case in cases.taken_into(town.butler, main)] == [second.code, third.code]
    figures = cases.figures(town.yard)
    assert (figures.all, figures.people, figures.taken, figures.closed.base) == (1, 4, 2, figures.late)
    assert [case.id for case in cases.board_cases(town.yard, "all").rows] == [first.id]
    assert found(town.place) == [first.code]
    cases.answer(actor=town.butler, target=make.target(first), text="马上来")
    dispatch(100)
    told = {name: [one.template for one, _ in inbox(resident_of(name), "zh-hans")] for name in ("二", "三", "附议")}
    assert list(told.values()) == 3 * [["case.followed.answer", "case.merged"]]
    assert [one.template for one in Sms.objects.all() if one.phone == "13800004402"] == ["case.answer"]
    assert join(third, resident("四")).case.id == first.id
    with refused("not-now"):
        cases.answer(actor=town.butler, target=make.target(third), text="马上来")


def resident_of(name):
    return Account.objects.get(username=name).id


def test_a_chain_leads_to_its_end_and_only_its_last_link_is_undone():
    town = make.town()
    first, second, third = three(town)
    join(third, resident("附议"))
    merge(town, third, second)
    merge(town, second, first)
    assert {cases.Case.objects.get(id=one.id).main_id for one in (second, third)} == {first.id}
    assert people_of(first) == 4
    with refused("merge-followed"):
        unmerge(town, third)
    unmerge(town, second)
    rows = {one.id: cases.Case.objects.get(id=one.id) for one in (first, second, third)}
    assert [(row.main_id, row.taken_in, row.people) for row in rows.values()] == [
        (None, 0, 1),
        (None, 1, 3),
        (second.id, 0, 2),
    ]
    assert recomputed(second).state == "new"
    unmerge(town, third)
    assert people_of(second) == 1
    assert cases.Case.objects.get(id=third.id).state == "new"
    merge(town, third, first)


def test_undoing_gives_back_state_and_clock_while_nothing_followed():
    town = make.town()
    first, second, _ = three(town)
    cases.triage(actor=town.manager, target=make.target(second), kind="repair", level="middling")
    due = cases.Case.objects.get(id=second.id).due_at
    merge(town, second, first)
    join(first, resident("附议"))
    unmerge(town, second)
    row = recomputed(second)
    assert (row.state, row.due_at, row.closed_at, row.main_id) == ("triaged", due, None, None)
    assert len(found(town.place)) == 3
    merge(town, second, first)
    cases.answer(actor=town.butler, target=make.target(first), text="马上来")
    with refused("merge-followed"):
        unmerge(town, second)
    dispatch(100)
    told = [one.template for one, _ in inbox(resident_of("二"), "zh-hans")]
    assert sorted(told) == ["case.followed.answer", "case.merged", "case.merged", "case.unmerged"]


def test_what_cannot_be_taken_together_is_refused():
    town = make.town()
    first, second, third = three(town)
    with refused("invalid", into="main-same"):
        merge(town, first, first)
    with refused("invalid", text="words-missing"):
        cases.merge(actor=town.manager, target=make.target(second), into=first.id, reason=" ")
    with refused("main-later"):
        merge(town, first, second)
    for actor in (town.engineer, town.supervisor, ANONYMOUS):
        with refused("not-found"):
            merge(town, second, first, actor)
    with refused("not-found"):
        cases.unmerge(actor=town.engineer, target=make.target(second), reason=WHY)
    with refused("not-now"):
        unmerge(town, second)
    merge(town, third, second, key="once")
    merge(town, third, second, key="once")
    with refused("conflict"):
        merge(town, third, first, key="once")
    with refused("main-ended"):
        merge(town, second, third)
    private = make.report(town.place, DARK, visibility="handlers").case
    merge(town, private, first)
    told = cases.Case.objects.get(id=first.id).steps.get(verb="take_in")
    assert (told.public, told.text) == (False, "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["each other", "join"])
def test_at_once_nothing_is_lost(what):
    town = make.town()
    with clock.at(NINE):
        one, other = (make.report(town.place, DARK).case for _ in range(2))
    acts = [lambda: merge(town, one, other), lambda: merge(town, other, one)]
    if what == "join":
        acts = [acts[0], lambda: join(one)]

    def work(act):
        try:
            act()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        done = sorted(pool.map(work, acts))
    rows = [cases.Case.objects.get(id=case.id) for case in (one, other)]
    if what == "join":
        assert done == ["done", "done"]
        assert (rows[0].main_id, rows[1].people, rows[1].taken_in) == (other.id, 3, 1)
        return
    assert done in (["done", "main-ended"], ["done", "not-now"])
    assert sorted(row.state for row in rows) == ["merged", "new"]
    assert sorted(row.taken_in for row in rows) == [0, 1]


def test_a_part_has_its_own_number_and_the_clocks_of_when_the_whole_was_said():
    town, neighbour = make.town(), resident()
    with clock.at(NINE):
        whole = make.report(town.place, "灯不亮，而且单元门关不拢。", neighbour).case
        cases.answer(actor=town.butler, target=make.target(whole), text="马上来")
    door = {"place": places.place(town.yard, "3-2"), "text": "单元门关不拢", "kind": "repair", "level": "middling"}
    with clock.at(NINE + HOUR):
        part = cases.split(actor=town.manager, target=make.target(whole, key="k"), **door)
        assert cases.split(actor=town.manager, target=make.target(whole, key="k"), **door).id == part.id
        for one, other in ((whole, part), (part, whole)):  # what was parted is not proposed to be put together again
            assert other.id not in {double.case.id for double in cases.likely_doubles(town.manager, one)}
        with refused("conflict"):
            cases.split(actor=town.manager, target=make.target(whole, key="k"), **door | {"text": "别的"})
        with refused("invalid", kind="choice-unknown"):
            cases.split(actor=town.manager, target=make.target(whole), **door | {"kind": ""})
        with refused("not-found"):
            cases.split(actor=town.engineer, target=make.target(whole), **door)
        elsewhere = places.place(places.estate("YX", "云栖坊"), "3-1")
        with refused("not-found"):
            cases.split(actor=town.manager, target=make.target(whole), **door | {"place": elsewhere})
    row, first = recomputed(part), recomputed(whole)
    assert (row.number, row.state, row.kind, row.level, row.path) == (
        2,
        "in-work",
        "repair",
        "middling",
        f"{town.yard.path}/3/2",
    )
    assert (row.reported_at, row.answered_at, row.due_at) == (NINE, NINE, NINE + 24 * HOUR)
    assert (row.reporter, cases.Case.objects.count()) == (neighbour.account, 2)
    [begun], last = row.steps.all(), first.steps.latest("id")
    assert (begun.verb, begun.data["number"], last.verb, last.data) == ("split_off", 1, "split", {"number": 2})
    dispatch(100)
    assert "case.split" in [one.template for one, _ in inbox(neighbour.account, "zh-hans")]
