"""A post at a grid reaches the members of the grid: rights, who looks after a home, loads, supervision."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.kernel import clock
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import SYSTEM, Grant, can

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """A grid over blocks 1 and 3, a micro-grid over unit 3-1 and one home of another unit."""
    estate, office = places.estate(), places.community_office()
    homes = {code: places.place(estate, code) for code in ("3-1-902", "3-2-101", "3-2-102", "1-1-101", "2-1-101")}
    grid = map_.draw_grid(actor=SYSTEM, yard=office, code="W", name="第三网格", name_en="Grid 3")
    micro = map_.draw_grid(actor=SYSTEM, yard=office, code="W1", name="三栋微网格", above_id=grid.id)
    found = SimpleNamespace(estate=estate, office=office, homes=homes, grid=grid, micro=micro)
    found.set = lambda one, *tails: map_.set_grid_members(
        actor=SYSTEM, yard=office, grid_id=one.id, paths=[f"{estate.path}/{tail}" for tail in tails]
    )
    found.set(grid, "1", "3")
    found.set(micro, "3/1", "3/2/101")
    return found


def at_grid(town, grid, role="grid-worker", name="唐敏", actor=SYSTEM, **more):
    holder = make.account(name, **more)
    return people.appoint(actor=actor, yard=town.office, account=holder, role=role, grid=grid, since=make.LONG_AGO)


def reached(town, actor, action="people.read_cards"):
    return [code for code, home in town.homes.items() if can(actor, action, home)]


def test_a_grid_worker_may_in_the_homes_of_the_micro_grid_and_in_no_other(town):
    post = at_grid(town, town.micro)
    assert (post.where, post.path) == ("三栋微网格", f"{town.office.path}/~W1")
    actor = people.actor_of(post.account_id)
    paths = [f"{town.estate.path}/{tail}" for tail in ("3/1", "3/2/101")]
    assert sorted(actor.grants, key=lambda one: one.path) == [
        Grant("grid-worker", path, town.office.id) for path in paths
    ]
    assert reached(town, actor) == ["3-1-902", "3-2-101"]


def test_rights_follow_the_members(town):
    actor = at_grid(town, town.micro).account_id
    town.set(town.micro, "3/2")
    assert reached(town, people.actor_of(actor)) == ["3-2-101", "3-2-102"]
    town.set(town.micro)
    assert reached(town, people.actor_of(actor)) == []


def test_who_looks_after_a_home_counts_the_nearest_member(town):
    at_grid(town, town.grid, name="大网格")
    at_grid(town, town.micro, name="微网格")
    make.post(town.office, "grid-worker", None, make.account("全社区"))
    seen = {}
    for code, home in town.homes.items():
        with statements() as said:
            seen[code] = [one.name for one in people.looks_after(home.path)]
        assert len(said) == 1
    assert seen == {
        "3-1-902": ["微网格"],
        "3-2-101": ["微网格"],
        "3-2-102": ["大网格"],
        "1-1-101": ["大网格"],
        "2-1-101": ["全社区"],
    }
    every = [one.name for one in people.team_at(town.homes["3-1-902"].path)]
    assert every == ["微网格", "大网格", "全社区"]
    assert {one.name for one in people.team_of_estate(town.estate.path)} == set(every)
    assert [one.name for one in people.holders_under("grid-worker", f"{town.estate.path}/2")] == []


def test_one_who_serves_several_members_is_named_once(town):
    at_grid(town, town.micro)
    assert [one.name for one in people.holders_under("grid-worker", f"{town.estate.path}/3")] == ["唐敏"]
    assert [one.name for one in people.five_sides(town.estate.path)["grid"]] == ["唐敏"]


def test_a_deputy_has_the_rights_of_the_grid(town):
    post, deputy = at_grid(town, town.micro), make.account("顶班")
    day = clock.today()
    people.delegate(
        actor=SYSTEM, yard=town.office, post_id=post.id, deputy=deputy, since=day, until=day + timedelta(days=3)
    )
    assert reached(town, people.actor_of(deputy.id)) == ["3-1-902", "3-2-101"]
    found = people.looks_after(town.homes["3-1-902"].path)
    assert [(one.name, one.deputy_for, one.until) for one in found] == [("顶班", "唐敏", day + timedelta(days=3))]


def test_nobody_of_the_company_stands_in_for_a_grid_worker_of_the_same_homes(town):
    post = at_grid(town, town.micro)
    butler = make.post(town.estate, "butler", f"{town.estate.path}/3").account
    day = clock.today()
    with refused("deputy-company"):
        people.delegate(actor=SYSTEM, yard=town.office, post_id=post.id, deputy=butler, since=day, until=day)


def test_a_butler_of_a_grid_has_its_homes_as_load(town):
    lanes = map_.draw_grid(actor=SYSTEM, yard=town.estate, code="B", name="一管")
    paths = [f"{town.estate.path}/{tail}" for tail in ("1", "3/2/102")]
    map_.set_grid_members(actor=SYSTEM, yard=town.estate, grid_id=lanes.id, paths=paths)
    holder = make.account("简文")
    people.appoint(actor=SYSTEM, yard=town.estate, account=holder, role="butler", grid=lanes, since=make.LONG_AGO)
    assert [(one.name, one.homes) for one in people.butler_loads(town.estate)] == [("简文", 2)]
    assert [one.name for one in people.looks_after(town.homes["3-2-102"].path)] == ["简文"]
    assert people.looks_after(town.homes["3-2-101"].path) == []


def test_the_community_appoints_at_its_grids_and_nobody_at_those_of_another_yard(town):
    supervisor = make.staff(town.office, "community-supervisor")
    made = at_grid(town, town.micro, role="micro-grid-member", actor=supervisor)
    assert made.grid_id == town.micro.id
    manager, holder = make.staff(town.estate, "manager"), make.account("管家")
    with refused("not-found"):
        people.appoint(
            actor=manager, yard=town.estate, account=holder, role="butler", grid=town.micro, since=make.LONG_AGO
        )
    with refused("not-found"):
        people.appoint(
            actor=manager, yard=town.office, account=holder, role="butler", grid=town.micro, since=make.LONG_AGO
        )


def test_the_path_of_a_grid_is_no_path_of_a_place(town):
    assert not any(covers(town.grid.path, home.path) for home in town.homes.values())
    with refused("invalid", code="place-code"):
        map_.add_place(
            actor=SYSTEM, yard=town.estate, parent_id=map_.root(town.estate).id, kind="point", code="~W", name="门"
        )


def test_an_actor_is_two_statements_and_a_check_of_a_right_none(town):
    for _ in range(3):
        at_grid(town, town.micro)
    holder = at_grid(town, town.grid).account_id
    with statements() as said:
        actor = people.actor_of(holder)
    assert len(said) == 2
    with statements() as said:
        assert reached(town, actor) == ["3-1-902", "3-2-101", "3-2-102", "1-1-101"]
    assert said == []
