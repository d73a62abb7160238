"""The grids of an estate on its desk: who looks after them, what of them lies here, ticked by whoever draws them."""

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, heading, more, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM

LIST = "/desk/JG/grids/"


@pytest.fixture
def grid(town):
    """A grid of the community over block 3 and all of another estate, with a micro-grid member."""
    for code in ("3-1-901", "3-2-101", "4-1-101"):
        places.place(town.yard, code)
    grid = drawn(town, "W3", "第三网格", f"{town.yard.path}/3", town.other.path)
    at = {"account": make.account("唐敏"), "role": "micro-grid-member", "grid": grid, "phone": "028-0000 2002"}
    people.appoint(actor=SYSTEM, yard=town.office, since=make.LONG_AGO, **at)
    grid.here, grid.above_all = f"{LIST}LX/{grid.id}/", f"/oversight/grids/LX/{grid.id}/JG/"
    return grid


def drawn(town, code, name, *paths):
    grid = map_.draw_grid(actor=SYSTEM, yard=town.office, code=code, name=name)
    map_.set_grid_members(actor=SYSTEM, yard=town.office, grid_id=grid.id, paths=paths)
    return grid


def members(town, grid):
    return sorted(path.removeprefix(town.yard.path) for path in map_.grid_of(town.office, grid.id).paths)


def test_who_works_in_an_estate_sees_its_grids_and_what_lies_here(town, enter, grid):
    for who in ("manager", "butler", "engineer"):
        page = enter(who).get(LIST)
        assert "第三网格 网格 W3 唐敏 微网格员 3" in words(page)
        assert (dangling(page), unknown_signs(page)) == (set(), set())
    one = enter("manager").get(grid.here)
    assert "028-0000 2002" in words(one)
    assert "3 栋 3" in words(one)
    assert "它还有 1 处在别的小区" in words(one)
    assert 'name="paths"' not in one.content.decode()
    assert enter("manager").post(grid.here, {"act": "ticks", "paths": []}).status_code == 404
    assert enter("manager-far").get(LIST).status_code == 404


def test_where_nobody_has_a_post_at_a_grid_those_of_its_places_stand_there(town, enter, grid):
    micro = map_.draw_grid(actor=SYSTEM, yard=town.office, code="W3-1", name="三栋一单元", above_id=grid.id)
    map_.set_grid_members(actor=SYSTEM, yard=town.office, grid_id=micro.id, paths=[town.place.path])
    make.post(town.yard, "micro-grid-member", town.place.path, make.account("童声"))
    make.post(town.yard, "butler", town.place.path, make.account("管家乙"))
    for who, page in (("manager", LIST), ("supervisor", "/oversight/grids/")):
        said = words(enter(who).get(page))
        assert "三栋一单元 微网格 W3-1 童声 微网格员 2" in said
        assert "管家乙" not in said
    assert "童声" in words(enter("manager").get(f"{LIST}LX/{micro.id}/"))


def test_the_committee_reads_them_without_counting_requests_it_may_not_read(town, enter, grid):
    town.accounts["chair"] = make.account("老主任")
    make.post(town.yard, "committee-member", None, town.accounts["chair"])
    page = words(enter("chair").get(LIST))
    assert ("第三网格" in page, "未办结" in page) == (True, False)


def test_an_estate_sees_no_grid_that_does_not_touch_it(town, enter, grid):
    far = drawn(town, "W8", "第八网格")
    assert "第八网格" not in words(enter("manager").get(LIST))
    assert enter("manager").get(f"{LIST}LX/{far.id}/").status_code == 404
    assert enter("supervisor").get(f"{LIST}LX/{far.id}/").status_code == 200
    assert enter("manager").get(f"{LIST}JGX/{grid.id}/").status_code == 404


def test_many_grids_are_read_a_page_at_a_time(town, enter):
    for number in range(21):
        place = places.place(town.yard, f"{number + 20}")
        drawn(town, f"M{number:02}", f"网格{number:02}号", place.path)
    client = enter("manager")
    first = client.get(LIST)
    rest = client.get(LIST + more(first))
    assert [("网格19号" in words(page), "网格20号" in words(page)) for page in (first, rest)] == [
        (True, False),
        (False, True),
    ]
    assert client.get(f"{LIST}?after=x").status_code == 404


@pytest.mark.parametrize("door", ["here", "above_all"])
def test_the_community_ticks_buildings_then_units_and_homes(town, enter, grid, door):
    client, page = enter("supervisor"), getattr(grid, door)
    at = town.yard.path
    elsewhere = town.other.path.removeprefix(town.yard.path)
    shown = client.get(page)
    assert (dangling(shown), unknown_signs(shown)) == (set(), set())
    assert f'value="{at}/3" checked' in shown.content.decode()
    assert client.post(page, {"act": "ticks", "paths": [f"{at}/4"]})["Location"] == f"{page}?done=ticks#ticks"
    assert members(town, grid) == sorted(["/4", elsewhere])
    building = map_.find_place(town.yard, "3")
    inner = client.get(page, {"at": building.id})
    assert f'value="{at}/3/1/902"' in inner.content.decode()
    assert (dangling(inner), unknown_signs(inner)) == (set(), set())
    ticked = {"act": "ticks", "at": building.id, "paths": [f"{at}/3/1/902", f"{at}/3/2", f"{at}/4/1"]}
    for _ in range(2):
        assert client.post(page, ticked).status_code == 302
    assert members(town, grid) == sorted(["/3/1/902", "/3/2", "/4", elsewhere])
    assert "其中 2 户在内" in words(client.get(page))
    client.post(page, {"act": "ticks", "paths": [at]})
    assert "这里已整体划入" in words(client.get(page, {"at": building.id}))
    home = map_.find_place(town.yard, "3-1-902")
    assert client.get(page, {"at": home.id}).status_code == 404


@pytest.mark.parametrize("door", ["here", "above_all"])
def test_what_another_grid_has_is_said_beside_it_and_refused_with_what_was_ticked(town, enter, grid, door):
    drawn(town, "W4", "第四网格", f"{town.yard.path}/4")
    client, page = enter("supervisor"), getattr(grid, door)
    assert "已在第四网格" in words(client.get(page))
    before = everything()
    answer = client.post(page, {"act": "ticks", "paths": [f"{town.yard.path}/{code}" for code in "34"]})
    assert answer.status_code == 409
    assert "4 栋" in words(answer).partition("4 栋")[1]
    assert told("grid-overlap").partition("：")[0] in words(answer)
    assert f'value="{town.yard.path}/4" checked' in answer.content.decode()
    assert everything() == before


def test_who_draws_nothing_there_has_no_door_to_it(town, enter, grid):
    for who in ("street", "manager", "supervisor-far"):
        assert enter(who).get(grid.above_all).status_code == 404
    assert enter("supervisor").get(f"/oversight/grids/LX/{grid.id}/LX/").status_code == 404
    page = enter("supervisor").get(f"/oversight/grids/LX/{grid.id}/")
    assert f'href="{grid.above_all}"' in page.content.decode()
    assert heading(page) == "第三网格"
