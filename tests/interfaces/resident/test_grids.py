"""The homes of the own grid: over estates, with who lives there for who may see it, and what is open there."""

import pytest

from tests.factories import cases as made
from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, heading, more, unknown_signs, words
from tests.support.statements import statements
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM

MINE = "/my/grids/"


@pytest.fixture
def grid(town):
    """A grid over unit 3-1 and a unit of another estate: a worker and a micro-grid member."""
    far = places.place(town.other, "1-1-101")
    grid = map_.draw_grid(actor=SYSTEM, yard=town.office, code="W3", name="第三网格")
    paths = [town.place.path, far.parent.path]
    map_.set_grid_members(actor=SYSTEM, yard=town.office, grid_id=grid.id, paths=paths)
    make.stay(make.card(town.yard, "江婆婆", phone="13900005577"), town.home, "family")
    for who, role in (("worker", "grid-worker"), ("member", "micro-grid-member")):
        town.accounts[who] = make.account(who.title())
        post = {"account": town.accounts[who], "role": role, "grid": grid, "since": make.LONG_AGO}
        people.appoint(actor=SYSTEM, yard=town.office, **post)
    return grid


def test_a_grid_worker_sees_homes_of_two_estates_with_who_lives_there_and_what_is_open(town, enter, grid):
    made.report(town.home, "厨房漏水。", town.actors["reporter"], key="here")
    client = enter("worker")
    page = client.get(MINE)
    said = words(page)
    assert heading(page) == "我网格里的房屋"
    assert "网格员 · 第三网格 · 3 户" in said
    assert "3 栋 1 单元 902 金桂苑 · Reporter (业主)、江婆婆 (家人) 1 件在办" in said
    assert "1 栋 1 单元 101 云栖坊 · 没有登记住户" in said
    assert ("13900005577" in page.content.decode(), page["Cache-Control"]) == (False, "no-store")
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    opened = client.get(f"{MINE}?show=open")
    assert f'href="/oversight/JG/{town.cases["new"].id}/"' in opened.content.decode()
    assert str(town.cases["private"].id) not in opened.content.decode()
    assert client.get(f"/oversight/JG/{town.cases['new'].id}/").status_code == 200
    with statements() as asked:
        client.get(MINE)
    assert len(asked) == 16


def test_a_micro_grid_member_sees_homes_without_names_and_requests_as_the_board_shows_them(town, enter, grid):
    made.report(town.home, "厨房漏水。", town.actors["reporter"], key="here")
    client = enter("member")
    assert 'href="/my/grids/"' in client.get("/").content.decode()
    assert 'href="/my/grids/"' in client.get("/my/posts/").content.decode()
    page = client.get(MINE)
    assert "3 栋 1 单元 902" in words(page)
    assert ("江婆婆" in words(page), "1 件在办" in words(page)) == (False, False)
    opened = client.get(f"{MINE}?show=open")
    said = words(opened)
    assert ("厨房漏水" in said, "3 栋 1 单元 ·" in said, "902" in said) == (True, True, False)
    assert "隔壁夜里吵架" not in said
    assert 'href="/oversight/' not in opened.content.decode()
    assert (dangling(opened), unknown_signs(opened)) == (set(), set())


def test_of_several_grids_one_is_chosen_and_a_deputy_sees_it_too(town, enter, grid):
    post = people.Post.objects.get(role="grid-worker")
    people.appoint(
        actor=SYSTEM,
        yard=town.yard,
        account=town.accounts["worker"],
        role="grid-worker",
        path=f"{town.yard.path}/3",
        where="3 栋",
        since=make.LONG_AGO,
    )
    client = enter("worker")
    page = client.get(f"{MINE}?of={grid.id}")
    assert "网格员 · 第三网格" in words(page)
    assert "网格员 · 3 栋" in words(client.get(MINE + "?of=" + str(people.Post.objects.get(where="3 栋").id)))
    assert client.get(f"{MINE}?of={post.id}").status_code == 404
    assert client.get(f"{MINE}?show=x").status_code == 404


def test_homes_are_read_a_page_at_a_time(town, enter, grid, monkeypatch):
    monkeypatch.setattr("yuanba.domains.places.queries.overlay.PAGE", 2)
    client = enter("member")
    first = client.get(MINE)
    rest = client.get(MINE + more(first))
    assert ["902" in words(first), "1 栋 1 单元 101" in words(first)] != ["902" in words(rest), "101" in words(rest)]
    assert client.get(f"{MINE}?after=x").status_code == 404


def test_who_looks_after_no_grid_is_told_so(town, enter):
    assert "您今天没有负责的网格" in words(enter("neighbour").get(MINE))
    assert 'href="/my/grids/"' not in enter("neighbour").get("/").content.decode()
    assert enter().get(MINE).status_code == 302
