"""What the guard needs to know of many undertakings: the same as of each, in as many statements as for one."""

from datetime import timedelta

import pytest

from tests.factories import notices as make
from tests.support.standing import standing
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def test_of_many_as_of_each_and_in_as_many_statements(town):
    planned, announced, against = (make.plan(town, title=f"{name}组快递柜") for name in ("一", "二", "三"))
    make.hand(town, make.announced(town, announced), "1-1-101")
    make.announced(town, against)
    make.against(town, notices.undertaking_to_read(town.manager, town.yard, against.id))
    rows = list(notices.undertakings_of(town.manager, town.yard).rows)
    assert [row.title for row in rows] == ["三组快递柜", "二组快递柜", "一组快递柜"]
    with statements() as said:
        facts = notices.facts_of_all(rows)
    assert len(said) == 3
    assert facts == {row.id: notices.facts_of(row) for row in rows}
    found = {row.title: (facts[row.id].published, facts[row.id].homes, facts[row.id].unreached) for row in rows}
    assert found == {"一组快递柜": (False, 2, 2), "二组快递柜": (True, 2, 1), "三组快递柜": (True, 2, 2)}
    assert [facts[row.id].objections for row in rows] == [1, 0, 0]
    assert notices.facts_of_all([]) == {}
    assert planned.id in facts


def test_an_office_sees_those_of_its_yards_by_state(town):
    planned, announced = make.plan(town), make.plan(town, title="二组快递柜")
    make.announced(town, announced)
    assert [one.id for one in notices.undertakings_under(town.supervisor).rows] == [announced.id, planned.id]
    assert [one.id for one in notices.undertakings_under(town.supervisor, state="planned").rows] == [planned.id]
    assert notices.undertakings_under(town.tenant).rows == []


def test_the_wall_shows_what_is_announced_and_not_begun(town):
    undertaking = make.plan(town)
    assert notices.announced_on_wall(town.yard) == []
    notice = make.announced(town, undertaking)
    assert [(one.id, said.id) for one, said in notices.announced_on_wall(town.yard)] == [(undertaking.id, notice.id)]
    notices.drop_undertaking(actor=town.manager, yard=town.yard, undertaking_id=undertaking.id, why="不装了")
    assert notices.announced_on_wall(town.yard) == []


def test_what_stood_there_without_notice_is_undone(town):
    undertaking = make.plan(town, noise_db=63, hours="7:00–22:00")
    assert (undertaking.is_loud, undertaking.shown_state) == (True, "planned")
    why = "没有公告就装了，窗前六十三分贝，已拆除，另选静音点位。"
    act = {"actor": town.supervisor, "yard": town.yard, "undertaking_id": undertaking.id, "why": why}
    undone = notices.drop_undertaking(**act, was_there=True)
    assert (undone.state, undone.shown_state, undone.why) == ("dropped", "undone", why)
    assert notices.drop_undertaking(**act, was_there=True).dropped_at == undone.dropped_at
    given_up = notices.drop_undertaking(**act | {"undertaking_id": make.plan(town).id})
    assert given_up.shown_state == "dropped"


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"noise_db": 151}, "noise_db", "noise-range"),
        ({"noise_db": -1}, "noise_db", "noise-range"),
        ({"hours": "时" * 61}, "hours", "hours-long"),
    ],
)
def test_noise_and_hours_are_plain(town, wrong, field, code):
    with refused("invalid", **{field: code}):
        make.plan(town, **wrong)
