"""How alike two requests are: a pure rule."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanba.domains.cases.rules import alike
from yuanba.kernel import clock

SAID = ("楼道灯不亮", "楼道灯坏了", "电梯停在六楼", "楼道灯不亮了", "")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
KINDS = {"JG": "root", "JG/A": "zone", "JG/A/3": "building", "JG/A/3/2": "unit", "JG/A/3/2/902": "home"}
HOME = "JG/A/3/2/902"


def matter(text="楼道灯不亮，晚上摸黑上楼。", path=HOME, kind="", age=0):
    return alike.Matter(path, text, kind, NOW - timedelta(days=age))


@pytest.mark.parametrize(
    ("path", "near"),
    [(HOME, 1000), ("JG/A/3/2/901", 850), ("JG/A/3/1/101", 650), ("JG/A/4", 450), ("JG/B/1", 300), ("YX/1", 0)],
)
def test_the_smaller_the_place_that_holds_both_the_nearer(path, near):
    assert alike.nearness(HOME, path, KINDS) == near


@pytest.mark.parametrize(
    ("new", "known", "shown"),
    [
        ("楼道灯不亮", "三栋二单元六楼的灯不亮，晚上摸黑上楼。", True),
        ("楼道的灯又坏了，不亮", "楼道灯不亮，晚上摸黑上楼。", True),
        ("单元门关不拢", "单元门关不拢，风一吹就开，谁都能进来。", True),
        ("车库地漏反水，味道很大", "楼道灯不亮，晚上摸黑上楼。", False),
        ("电梯停在六楼不动", "电梯里的灯一闪一闪。", False),
        ("The stair light is out again", "Stair light out", True),
        ("电梯坏了", "一栋电梯运行有异响，关门时特别明显", True),
        ("电梯响得厉害", "一栋电梯运行有异响，关门时特别明显", True),
        ("门禁刷不开", "单元门禁刷脸不灵，老人买菜回来进不了门，在外面站了二十分钟", True),
        ("车库有臭味", "车库地漏反水，味道很大", True),
        ("电梯里很脏", "一栋电梯运行有异响，关门时特别明显", False),
        ("门禁坏了", "一栋电梯运行有异响，关门时特别明显", False),
        ("The lift is broken", "The elevator and the lift make a noise", True),
    ],
)
def test_what_is_shown_as_the_same_matter_in_the_same_unit(new, known, shown):
    points = alike.score(matter(new), matter(known, path="JG/A/3/2"), KINDS)
    assert alike.is_alike(points) is shown


def test_one_thing_named_is_enough_at_one_building_and_too_little_across_the_estate():
    known = matter("一栋电梯运行有异响，关门时特别明显", path="JG/A/3/1")
    assert alike.is_alike(alike.score(matter("电梯坏了", path="JG/A/3"), known, KINDS))
    assert not alike.is_alike(alike.score(matter("电梯坏了", path="JG/A/4"), known, KINDS))


def test_who_shares_most_pairs_comes_first_the_newest_among_equals_and_who_shares_none_not_at_all():
    known = [(UUID(int=number), alike.packed(text)) for number, text in enumerate(SAID, 1)]
    assert alike.packed("楼道灯") == "73113823 6ba6edd7"
    assert [one.int for one in alike.richest("楼道灯不亮", known, 40)] == [4, 1, 2]
    assert [one.int for one in alike.richest("楼道灯不亮", known, 2)] == [4, 1]
    assert alike.richest("", known, 40) == []


def test_where_it_is_and_numbers_of_floors_are_no_likeness():
    assert alike.bare("3栋2单元六楼的灯不亮") == "   灯不亮"
    assert alike.score(matter("3栋2单元902室漏水"), matter("3栋2单元901室太吵"), KINDS) == 0


def test_nearer_fresher_and_of_one_kind_counts_for_more():
    base = alike.score(matter(), matter(path="JG/B/1", age=10, kind="repair"), KINDS)
    assert base < alike.score(matter(), matter(path="JG/A/3", age=10, kind="repair"), KINDS)
    assert base < alike.score(matter(), matter(path="JG/B/1", age=1, kind="repair"), KINDS)
    new = matter(kind="repair")
    other = alike.score(new, matter(kind="complaint"), KINDS)
    assert other < alike.score(new, matter(kind=""), KINDS) < alike.score(new, matter(kind="repair"), KINDS) == 1000


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.integers(-3, 40), st.sampled_from(["", "repair"]))
def test_points_are_between_nothing_and_a_thousand_and_terms_are_few(new, known, age, kind):
    points = alike.score(matter(new), matter(known, age=age, kind=kind), KINDS)
    assert 0 <= points <= 1000
    found = alike.terms(new)
    assert len(found) == len(set(found)) <= alike.MOST_TERMS
    assert all(0 <= term < 2**31 for term in found)


@pytest.mark.parametrize(("days", "speaks"), [(None, True), (13, True), (14, True), (15, False)])
def test_what_is_closed_speaks_for_a_fortnight(days, speaks):
    closed = None if days is None else NOW - timedelta(days=days)
    assert alike.speaks_of(closed, NOW, alike.LATELY) is speaks
