"""Grids as pages: drawn, filled, looked after; what each collects; teams side by side; stations."""

from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.statements import statements
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.kernel import clock
from yuanba.platform.access.public import can
from yuanba.platform.yards.public import by_code

LIST = "/oversight/grids/"


@pytest.fixture
def grid(town, enter):
    """A grid over block 3, drawn on the page."""
    answer = enter("supervisor").post(LIST, {"office": "LX", "code": "W3", "name": "第三网格"})
    found = map_.Grid.objects.get(code="W3")
    assert answer["Location"] == f"/oversight/grids/LX/{found.id}/"
    found.page = answer["Location"]
    assert enter("supervisor").post(found.page, {"act": "members", "members": "JG 3"}).status_code == 302
    return found


def test_a_grid_counts_homes_and_open_requests_of_its_members(town, enter, grid):
    for code in ("3-2-101", "4-1-101"):
        made.report(places.place(town.yard, code), "楼道灯不亮，第二次说。", town.actors["reporter"], key=code)
    opened = town.cases["new"].__class__.objects.filter(path__startswith=f"{town.yard.path}/3/", closed_at=None).count()
    page = enter("supervisor").get(LIST)
    homes = map_.homes_in((f"{town.yard.path}/3",))
    assert f"第三网格 网格 W3 还没有 {homes} {opened} " in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_a_micro_grid_gets_its_worker_who_is_called_at_the_homes_in_it(town, enter, grid):
    client = enter("supervisor")
    assert client.post(grid.page, {"act": "micro", "code": "W3-1", "name": "三栋一单元"}).status_code == 302
    micro = map_.Grid.objects.get(code="W3-1")
    page = f"/oversight/grids/LX/{micro.id}/"
    assert client.post(page, {"act": "members", "members": "JG 3-1\n"}).status_code == 302
    who = {"act": "appoint", "role": "micro-grid-member", "who": "neighbour", "since": clock.today().isoformat()}
    for _ in range(2):
        assert client.post(page, who | {"phone": "028-0000 2009"}).status_code == 302
    seen = words(enter("reporter").get("/my/people/"))
    assert "Neighbour 微网格员 · 三栋一单元 028-0000 2009" in seen
    stranger = words(enter().get("/b/JG/people/?home=3-1-902"))
    assert ("Neighbour" in stranger, "028-0000 2009" in stranger) == (True, False)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"act": "members", "members": "JG 3-9"}, "grid-line"),
        ({"act": "members", "members": "QQ"}, "grid-line"),
        ({"act": "micro", "code": "W 3", "name": "三"}, "place-code"),
        ({"act": "micro", "code": "W5", "name": ""}, "grid-name"),
        ({"act": "micro", "code": "W3", "name": "三"}, "grid-taken"),
        ({"act": "appoint", "role": "micro-grid-member", "who": "没有这个人", "since": "2026-01-01"}, "who-unknown"),
        ({"act": "appoint", "role": "micro-grid-member", "who": "neighbour", "since": ""}, "day-please"),
        ({"act": "appoint", "role": "butler", "who": "neighbour", "since": "2026-01-01"}, "role-please"),
    ],
)
def test_what_is_refused_is_said_and_changes_nothing(town, enter, grid, given, code):
    before = everything()
    answer = enter("supervisor").post(grid.page, given)
    assert answer.status_code in (409, 422)
    assert told(code) in words(answer)
    assert everything() == before


def test_rights_at_a_micro_grid_cost_no_statement_more_in_a_request(town, enter, grid):
    holder = town.accounts["engineer"]
    people.appoint(
        actor=town.actors["supervisor"],
        yard=grid.yard,
        account=holder,
        role="micro-grid-member",
        grid=grid,
        since=make.LONG_AGO,
    )
    client = enter("engineer")
    client.get("/my/posts/")
    with statements() as said:
        client.get("/my/posts/")
    rights = [one for one in said if "people_post" in one and "UNION" in one]
    assert len(rights) == 1
    assert not can(people.actor_of(holder.id), "place.grid", grid.yard)


def test_teams_stand_side_by_side(town, enter):
    make.post(
        town.yard, "committee-member", None, make.account("老主任"), until=clock.today() - timedelta(days=1), term=1
    )
    page = words(enter("supervisor").get("/oversight/teams/"))
    assert "业主委员会：本届已到期" in page
    assert "网格员" in page
    line = people.teams_of([town.yard])[0]
    assert (line.butlers, line.wanted, line.ended) == (1, 1, ["committee-member"])
    assert line.vacant == ["police-officer", "grid-worker", "guard", "cleaner"]
    with statements() as said:
        people.teams_of([town.yard, town.other])
    assert len(said) == 3


def test_a_station_is_opened_written_anew_and_stands_on_the_board(town, enter):
    form = {"name": "便民驿站", "name_en": "Parcel point", "hours": "1-5 09:00-18:00", "phone": "028-0000 1290"}
    form |= {"services": "代收快递 / Parcels\n\n缴费"}
    for hours in ("1-5 09:00-18:00", "1-7 08:00-20:00", "1-7 08:00-20:00"):
        assert enter("manager").post("/desk/JG/stations/", form | {"hours": hours}).status_code == 302
    (line,) = map_.stations_near(town.yard, clock.now())
    assert (line.place.name_en, line.station.services) == ("Parcel point", [["代收快递", "Parcels"], ["缴费", ""]])
    page = words(enter().get("/b/JG/people/"))
    assert "周一–周日 08:00–20:00 代收快递 · 缴费 028-0000 1290" in page
    before = everything()
    answer = enter("manager").post("/desk/JG/stations/", form | {"hours": "immer"})
    assert (answer.status_code, told("station-hours") in words(answer)) == (422, True)
    assert everything() == before


def test_a_station_of_an_office_is_changed_and_closed_on_its_desk(town, enter):
    client, desk = enter("supervisor"), "/desk/LX/stations/"
    form = {"name": "服务站", "hours": "1-5 09:00-18:00", "spot": "2 号门旁，一楼", "spot_en": "Next to gate 2"}
    assert client.post(desk, form).status_code == 302
    opened = client.get(f"{desk}?station=服务站")
    place = str(map_.stations(by_code("LX"), clock.now())[0].place.id)
    assert (place in opened.content.decode(), dangling(opened), unknown_signs(opened)) == (True, set(), set())
    assert "服务站 2 号门旁，一楼 周一–周五 09:00–18:00" in words(opened)
    assert client.post(desk, form | {"name": "党群站", "station": place}).status_code == 302
    for page in ("/b/JG/people/", desk, "/oversight/stations/"):
        said = words(client.get(page))
        assert ("党群站" in said, "2 号门旁，一楼" in said, "服务站 2" in said) == (True, True, False)
    before = everything()
    long = client.post(desk, form | {"station": place, "spot": "东" * 81})
    assert (long.status_code, told("station-spot") in words(long), place in long.content.decode()) == (422, True, True)
    assert (client.post(desk, {"act": "close", "station": "x"}).status_code, everything()) == (404, before)
    assert client.post(desk, {"name": "另一站"}).status_code == 302
    twice = client.post(desk, form | {"name": "另一站", "station": place})
    assert (twice.status_code, told("station-twice") in words(twice)) == (422, True)
    assert client.post(desk, {"act": "close", "station": place}).status_code == 302
    assert [line.place.name for line in map_.stations(by_code("LX"), clock.now())] == ["另一站"]
