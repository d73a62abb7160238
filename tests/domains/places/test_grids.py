"""Grids and micro-grids lie over the map: inside the area, one grid of a kind for a place, a micro-grid in its grid."""

from itertools import count, product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people, places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people.public import Post, appoint
from yuanba.domains.places.public import (
    Place,
    draw_grid,
    find_place,
    grid_of,
    grids,
    grids_of,
    homes_below,
    homes_in,
    opens,
    remove_grid,
    rename_grid,
    set_grid_members,
    ticks,
)
from yuanba.domains.places.rules.grids import covers, outside, overlapping, shortest
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event, dispatch

EVERY = ["/".join(parts) for depth in range(1, 5) for parts in product("ab", repeat=depth)]
PATHS = st.lists(st.sampled_from(EVERY), max_size=8)
_codes = count(1)


@given(PATHS)
def test_the_shortest_cover_all_and_none_another(paths):
    kept = shortest(paths)
    assert outside(paths, kept) == ()
    assert not any(covers(one, other) for one in kept for other in kept if one != other)
    assert set(kept) <= set(paths)


@given(PATHS, PATHS)
def test_overlapping_is_mutual(some, others):
    assert bool(overlapping(some, others)) == bool(overlapping(others, some))


class Area:
    """A community with two estates and its office; a supervisor."""

    def __init__(self):
        self.office, self.one, self.two = places.community_office(), places.estate("H1"), places.estate("H2")
        for code in ("1-1-101", "1-1-102", "1-2-101", "2-1-101"):
            places.place(self.one, code)
        places.place(self.two, "1-1-101")
        self.supervisor = people.staff(self.office, "community-supervisor")

    def draw(self, above=None, actor=None, **more):
        words = {"code": f"G{next(_codes)}", "name": "第一网格"} | more
        above_id = above.id if above else None
        return draw_grid(actor=actor or self.supervisor, yard=self.office, above_id=above_id, **words)

    def put(self, grid, *paths, actor=None):
        actor = actor or self.supervisor
        return set_grid_members(actor=actor, yard=self.office, grid_id=grid.id, paths=paths)

    def at(self, code="", estate=None):
        path = (estate or self.one).path
        return f"{path}/{code}" if code else path


@pytest.fixture
def area(db):
    return Area()


def test_a_grid_with_its_micro_grids(area):
    grid = area.draw(code="G", name_en="First")
    area.put(grid, area.at(), area.at("1", area.two))
    micro = area.draw(grid, code="A", name="微一")
    area.put(micro, area.at("1/1"))
    assert [(line.grid.code, line.grid.level, line.paths) for line in grids(area.office)] == [
        ("G", "grid", (area.at(), area.at("1", area.two))),
        ("A", "micro", (area.at("1/1"),)),
    ]
    assert [one.code for one in grids_of(area.at("1/1/101"))] == ["A", "G"]
    assert [one.code for one in grids_of(area.at("2/1"))] == ["G"]
    assert grids_of(area.at("2", area.two)) == []


def test_homes_are_counted_over_estates(area):
    assert homes_in((area.at("1"), area.at("", area.two))) == 4
    assert homes_in((area.one.path.rpartition("/")[0],)) == 5
    assert homes_in(()) == 0


def test_members_are_set_as_a_whole_and_the_same_changes_nothing(area):
    grid = area.draw()
    assert area.put(grid, area.at("1"), area.at("1/1"), area.at("2")) == (area.at("1"), area.at("2"))
    before = everything()
    area.put(grid, area.at("2"), area.at("1"))
    assert everything() == before
    area.put(grid, area.at("2"))
    assert [line.paths for line in grids(area.office)] == [(area.at("2"),)]


def test_members_are_set_among_some_places_and_the_rest_stays(area):
    grid = area.draw()
    area.put(grid, area.at("1/1/101"), area.at("2"), area.at("", area.two))
    among = [area.at(), area.at("1"), area.at("2")]

    def tick(*codes):
        paths = [area.at(code) for code in codes]
        return set_grid_members(actor=area.supervisor, yard=area.office, grid_id=grid.id, paths=paths, among=among)

    assert tick("2") == (area.at("1/1/101"), area.at("2"), area.at("", area.two))
    before = everything()
    tick("2")
    assert everything() == before
    assert tick("1") == (area.at("1"), area.at("", area.two))
    assert tick("") == (area.at(), area.at("", area.two))
    assert tick() == (area.at("", area.two),)


def test_what_can_be_ticked_says_what_lies_in_the_grid_and_what_in_another(area):
    places.place(area.one, "10-1-101")
    grid, other = area.draw(), area.draw(name="第二网格")
    area.put(grid, area.at("1/1/101"), area.at("2"))
    area.put(other, area.at("10"))
    line = grid_of(area.office, grid.id)
    with statements() as said:
        found = ticks(line, area.one, None)
    assert [(one.place.path, one.is_in, one.is_partly, one.homes, one.inside, one.elsewhere) for one in found] == [
        (area.at(), False, True, 5, 2, ""),
        (area.at("1"), False, True, 3, 1, ""),
        (area.at("2"), True, False, 1, 1, ""),
        (area.at("10"), False, False, 1, 0, "第二网格"),
    ]
    assert len(said) == 3
    building = find_place(area.one, "1")
    inside = ticks(line, area.one, building)
    assert [one.place.path for one in inside] == [
        area.at(code) for code in ("1", "1/1", "1/1/101", "1/1/102", "1/2", "1/2/101")
    ]
    assert [one.is_in for one in inside] == [False, False, True, False, False, False]
    assert (opens(building), opens(find_place(area.one, "1-1"))) == (True, False)


def test_homes_of_a_grid_are_read_over_estates_a_page_at_a_time(area, monkeypatch):
    monkeypatch.setattr("yuanba.domains.places.queries.overlay.PAGE", 3)
    reach = (area.at("1"), area.at("", area.two))
    for floor, home in ((10, "1-1-101"), (9, "1-1-102")):
        Place.objects.filter(id=find_place(area.one, home).id).update(floor=floor)
    first = homes_below(reach)
    rest = homes_below(reach, first.rows[-1].id)
    assert [one.path for one in (*first.rows, *rest.rows)] == [
        *(area.at(code) for code in ("1/1/102", "1/1/101", "1/2/101")),
        area.at("1/1/101", area.two),
    ]
    assert (len(first.rows), bool(first.more), rest.more, homes_below(()).rows) == (3, True, "", [])
    with refused("not-found"):
        homes_below(reach, find_place(area.one, "2-1-101").id)


@pytest.mark.parametrize("path", ["nowhere", "{one}/9", "5101/510199", "{office}", ""])
def test_what_does_not_lie_in_the_area(area, path):
    grid = area.draw()
    with refused("grid-outside"):
        area.put(grid, path.format(one=area.at(), office=area.office.path))


@pytest.mark.parametrize("path", ["1", "1/1", ""])
def test_a_place_belongs_to_one_grid_of_a_kind(area, path):
    area.put(area.draw(), area.at("1"))
    other = area.draw()
    with refused("grid-overlap"):
        area.put(other, area.at(path))
    area.put(other, area.at("2"))


def test_a_micro_grid_lies_in_its_grid(area):
    grid = area.draw()
    area.put(grid, area.at("1"))
    micro = area.draw(grid)
    with refused("grid-above"):
        area.put(micro, area.at("2"))
    area.put(micro, area.at("1/2"))
    with refused("grid-below"):
        area.put(grid, area.at("1/1"))
    area.put(grid, area.at())


def test_what_cannot_be_drawn(area):
    grid = area.draw(code="G")
    with refused("grid-taken"):
        area.draw(code="G")
    with refused("invalid", code="place-code"):
        area.draw(code="a/b")
    with refused("invalid", name="grid-name"):
        area.draw(name=" ")
    micro = area.draw(grid)
    with refused("grid-deep"):
        area.draw(micro)


@pytest.mark.parametrize("role", [None, "manager", "butler"])
def test_who_may_not(area, role):
    grid = area.draw()
    actor = people.staff(area.one, role) if role else ANONYMOUS
    with refused("not-found"):
        area.draw(actor=actor)
    with refused("not-found"):
        area.put(grid, area.at(), actor=actor)


def test_an_office_draws_its_own(area):
    other = places.yard("CS", "community", "另一社区")
    grid = area.draw()
    with pytest.raises(Refusal, match="not-found"):
        set_grid_members(actor=SYSTEM, yard=other, grid_id=grid.id, paths=[area.at()])
    with pytest.raises(Refusal, match="not-found"):
        set_grid_members(actor=SYSTEM, yard=area.office, grid_id=uuid4(), paths=[])


def test_so_many_statements_for_however_many_grids(area):
    for code in ("1/1", "1/2", "2"):
        area.put(area.draw(), area.at(code))
    with statements() as said:
        lines = grids(area.office)
    assert (len(lines), len(said)) == (3, 2)


def at_grid(area, grid, where=""):
    """Somebody new with a post at a grid."""
    return appoint(
        actor=SYSTEM,
        yard=area.office,
        account=people.account(),
        role="grid-worker",
        grid=grid,
        where=where,
        since=people.LONG_AGO,
    )


def test_a_grid_is_renamed_and_its_posts_say_so(area):
    grid = area.draw(name="一网格")
    kept = at_grid(area, grid)
    own = at_grid(area, grid, where="三栋一带")
    for _again in range(2):
        rename_grid(actor=area.supervisor, yard=area.office, grid_id=grid.id, name="柳溪一网格", name_en="Grid one")
    told = Event.objects.get(name="place.grid_renamed")
    assert (told.read().before, told.read().name) == ("一网格", "柳溪一网格")
    while dispatch():
        pass
    assert [Post.objects.get(id=one.id).where for one in (kept, own)] == ["柳溪一网格", "三栋一带"]
    manager = people.staff(area.one, "manager")
    with refused("invalid", name="grid-name"):
        rename_grid(actor=area.supervisor, yard=area.office, grid_id=grid.id, name=" ")
    with refused("not-found"):
        rename_grid(actor=manager, yard=area.office, grid_id=grid.id, name="x")


def test_a_grid_is_removed_while_nothing_hangs_on_it(area):
    grid = area.draw()
    area.put(grid, area.at("1"))
    micro = area.draw(grid)
    area.put(micro, area.at("1/1"))
    with refused("grid-has-micro"):
        remove_grid(actor=area.supervisor, yard=area.office, grid_id=grid.id)
    post = at_grid(area, micro)
    with refused("grid-in-use"):
        remove_grid(actor=area.supervisor, yard=area.office, grid_id=micro.id)
    Post.objects.filter(id=post.id).delete()
    manager = people.staff(area.one, "manager")
    with refused("not-found"):
        remove_grid(actor=manager, yard=area.office, grid_id=micro.id)
    for one in (micro, grid):
        remove_grid(actor=area.supervisor, yard=area.office, grid_id=one.id)
    assert grids(area.office) == []
    assert Event.objects.filter(name="place.grid_removed").count() == 2
