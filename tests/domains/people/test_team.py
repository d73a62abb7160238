"""Who looks after us: the 1+1+N as a query over posts."""

from datetime import date, datetime

import pytest

from tests.factories import people as make
from tests.factories import places
from yuanba.domains.people import public as people
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate():
    """Two butlers by building, one engineer and one manager for all, police and grid of the community."""
    estate, office = places.estate(), places.community_office()
    for role, path, name in (
        ("butler", "/1", "罗小满"),
        ("butler", "/3", "简文"),
        ("engineer", "", "向东"),
        ("manager", "", "邓国平"),
        ("cleaner", "/3", "何姐"),
    ):
        make.post(estate, role, estate.path + path, make.account(name))
    for role, name in (("police-officer", "周毅"), ("grid-worker", "唐敏"), ("community-supervisor", "何雯")):
        make.post(office, role, None, make.account(name))
    return estate


def names(members):
    return [member.name for member in members]


def test_a_home_has_its_own_butler_between_police_and_cleaner(estate):
    home = places.place(estate, "3-1-902")
    assert names(people.team_at(home.path)) == ["周毅", "唐敏", "邓国平", "简文", "向东", "何姐"]


def test_a_home_of_a_building_without_butler(estate):
    home = places.place(estate, "2-1-902")
    assert names(people.team_at(home.path)) == ["周毅", "唐敏", "邓国平", "向东"]


def test_the_nearest_comes_first(estate):
    make.post(estate, "butler", estate.path, make.account("总管家"))
    home = places.place(estate, "3-1-902")
    assert names(people.holders("butler", home.path)) == ["简文", "总管家"]
    butlers = [one.name for one in people.team_at(home.path) if one.role == "butler"]
    assert butlers == ["简文", "总管家"]


def test_the_whole_estate(estate):
    team = people.team_of_estate(estate.path)
    assert names(team) == ["周毅", "唐敏", "邓国平", "罗小满", "简文", "向东", "何姐"]


def test_what_a_member_shows(estate):
    police = people.team_at(estate.path)[0]
    assert (police.role, police.phone, police.surname) == ("police-officer", "028-0000 1203", "周")
    assert (police.where, police.where_en) == ("全小区", "whole estate")


def test_one_statement_each(estate, django_assert_num_queries):
    with django_assert_num_queries(1):
        people.team_at(estate.path)
    with django_assert_num_queries(1):
        people.team_of_estate(estate.path)
    with django_assert_num_queries(1):
        people.holders("manager", estate.path)
    with django_assert_num_queries(1):
        people.holders_under("butler", estate.path)


def test_holders_above_and_below(estate):
    community = estate.path.rpartition("/")[0]
    assert names(people.holders("community-supervisor", estate.path)) == ["何雯"]
    assert people.holders("butler", estate.path) == []
    assert names(people.holders_under("butler", community)) == ["罗小满", "简文"]
    assert people.holders_under("butler", community + "/J") == []


def test_nobody_of_another_estate(estate):
    other = places.estate("YX", "云栖坊")
    make.post(other, "manager", None, make.account("谭秋"))
    assert "谭秋" not in names(people.team_at(estate.path))
    assert "邓国平" not in names(people.team_at(other.path))


def test_who_left_or_whose_account_is_closed_is_not_shown(estate):
    gone = make.account("走了")
    make.post(estate, "engineer", estate.path, gone, until=date(2020, 2, 1))
    closed = make.account("关了")
    make.post(estate, "engineer", estate.path, closed)
    people.Account.objects.filter(id=closed.id).update(is_active=False)
    assert names(people.holders("engineer", estate.path)) == ["向东"]
    assert names(people.holders_under("engineer", estate.path)) == ["向东"]
    assert {"走了", "关了"}.isdisjoint(names(people.team_of_estate(estate.path)))
    with clock.at(datetime(2020, 1, 15, tzinfo=clock.SHANGHAI)):
        assert "走了" in names(people.team_at(estate.path))
