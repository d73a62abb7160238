"""The pure rules: which one matches, why another does not, and that one which is never reached is found out."""

from datetime import datetime, time
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanba.domains.cases.rules.reach import check_reach
from yuanba.domains.cases.rules.routing import DAYS, HOURS, Rule, Sample, at_moment, first, matches, misses, witness
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.kernel import clock
from yuanba.kernel.calendar import ServiceHours
from yuanba.kernel.errors import Refusal

ROOT = "5101/JG"
UNIT, TOP, LIGHT, LIFT = (UUID(int=number) for number in range(1, 5))
TREE = {TOP: (TOP,), LIGHT: (LIGHT, TOP), LIFT: (LIFT, TOP)}
EVERY_DAY, OFFICE = ServiceHours(time(8, 30), time(20)), ServiceHours(time(9), time(17, 30), workdays_only=True)
CASE = Sample(f"{ROOT}/3/1", "ordinary", "repair", TREE[LIGHT], 12 * 60)


@pytest.mark.parametrize(
    ("said", "missed"),
    [
        ({}, ()),
        ({"category": LIGHT, "kind": "repair", "path": f"{ROOT}/3", "level": "ordinary", "hours": "service"}, ()),
        ({"category": TOP}, ()),
        ({"category": LIFT}, ("category",)),
        ({"kind": "hazard"}, ("kind",)),
        ({"path": f"{ROOT}/31"}, ("place",)),
        ({"path": f"{ROOT}/3/1/902"}, ("place",)),
        ({"level": "hard"}, ("level",)),
        ({"hours": "outside"}, ("time",)),
        ({"hours": "night"}, ("time",)),
        ({"days": "holiday"}, ("time",)),
        ({"level": "hard", "kind": "hazard", "days": "holiday"}, ("level", "kind", "time")),
    ],
)
def test_a_rule_matches_where_all_its_conditions_hold(said, missed):
    assert misses(Rule(1, UNIT, **said), CASE, EVERY_DAY) == missed


@pytest.mark.parametrize(
    ("moment", "holding"),
    [
        ("2026-11-20 08:29", {"outside", "workday"}),
        ("2026-11-20 08:30", {"service", "workday"}),
        ("2026-11-20 20:00", {"outside", "workday"}),
        ("2026-11-20 22:00", {"outside", "night", "workday"}),
        ("2026-11-21 05:59", {"outside", "night", "holiday"}),
        ("2026-11-21 06:00", {"outside", "holiday"}),
        ("2026-11-21 10:00", {"service", "holiday"}),
        ("2026-10-01 10:00", {"service", "holiday"}),
    ],
)
def test_the_hour_and_the_day_decide(moment, holding):
    sample = at_moment(CASE, clock.local(datetime.fromisoformat(moment)))
    by_hours = {one for one in HOURS if not misses(Rule(1, UNIT, hours=one), sample, EVERY_DAY)}
    by_days = {one for one in DAYS if not misses(Rule(1, UNIT, days=one), sample, EVERY_DAY)}
    assert by_hours | by_days == holding


def test_the_first_that_matches_wins():
    rules = [Rule(1, UNIT, level="hard"), Rule(2, UNIT, category=TOP), Rule(3, UNIT)]
    assert first(rules, CASE, EVERY_DAY).number == 2
    assert first(rules[:1], CASE, EVERY_DAY) is None


def order(*rules, hours=EVERY_DAY, touched=0):
    """The refusal of an order in which the last rule, or `touched`, is new; empty where it works."""
    numbered = [Rule(number, UNIT, **said) for number, said in enumerate(rules, 1)]
    try:
        check_reach(numbered, touched or len(rules), {}, root=ROOT, tree=TREE, hours=hours)
    except Refusal as refusal:
        return refusal.code, *refusal.data.values()
    return ()


@pytest.mark.parametrize(
    ("rules", "more", "told"),
    [
        ([{"category": TOP}, {"category": LIGHT}], {}, ("rule-covered", "1")),
        ([{"category": LIGHT}, {"category": TOP}], {}, ()),
        ([{"path": f"{ROOT}/3"}, {"path": f"{ROOT}/3/1"}], {}, ("rule-covered", "1")),
        ([{"path": f"{ROOT}/3/1"}, {"path": f"{ROOT}/3"}], {}, ()),
        ([{"kind": "repair"}, {"level": "hard"}, {"level": "hard", "kind": "repair"}], {}, ("rule-covered", "2")),
        ([{"level": one} for one in LEVELS] + [{}], {}, ("rule-covered", "1, 2, 3")),
        ([{"hours": "service"}, {"hours": "outside"}, {"hours": "night"}], {}, ("rule-covered", "2")),
        ([{"days": "workday"}, {"days": "holiday"}, {"category": LIGHT}], {}, ("rule-covered", "1, 2")),
        ([{"hours": "outside"}, {"days": "holiday"}], {}, ()),
        ([{"hours": "outside"}, {"days": "holiday"}], {"hours": OFFICE}, ("rule-covered", "1")),
        ([{"hours": "service", "days": "holiday"}], {}, ()),
        ([{"hours": "service", "days": "holiday"}], {"hours": OFFICE}, ("rule-never",)),
        ([{}, {"kind": "repair"}], {"touched": 1}, ("rule-covers", 2)),
        ([{"kind": "hazard"}, {"kind": "repair"}], {"touched": 1}, ()),
    ],
)
def test_what_cannot_work_is_named(rules, more, told):
    assert order(*rules, **more) == told


RULES = st.builds(
    dict,
    category=st.sampled_from((None, TOP, LIGHT)),
    kind=st.sampled_from(("", "repair")),
    path=st.sampled_from(("", f"{ROOT}/3", f"{ROOT}/3/1")),
    level=st.sampled_from(("", "hard", "ordinary")),
    hours=st.sampled_from(("", *HOURS)),
    days=st.sampled_from(("", *DAYS)),
)
ALL = [
    Sample(path, level, kind, category, minute, workday)
    for path, level, kind, category, minute, workday in product(
        (ROOT, f"{ROOT}/3", f"{ROOT}/3/1"),
        ("hard", "ordinary"),
        ("repair", next(iter(KINDS.keys() - {"repair"}))),
        ((), *TREE.values()),
        (60, 10 * 60, 18 * 60, 21 * 60),
        (True, False),
    )
]


@settings(max_examples=50, deadline=None)
@given(st.lists(RULES, min_size=1, max_size=5), st.sampled_from((EVERY_DAY, OFFICE)))
def test_a_rule_is_reached_exactly_where_some_case_gets_there(said, hours):
    rules = [Rule(number, UNIT, **one) for number, one in enumerate(said, 1)]
    for rule in rules:
        reach = witness(rules, rule, ROOT, TREE, hours)
        if reach.sample is not None:
            assert first(rules, reach.sample, hours) == rule
            assert reach.taken_by == ()
            continue
        here = [one for one in ALL if matches(rule, one, hours)]
        takers = [one for one in rules if one.number in reach.taken_by]
        assert all(any(matches(taker, one, hours) for taker in takers) for one in here)
        assert bool(takers) == bool(here)
