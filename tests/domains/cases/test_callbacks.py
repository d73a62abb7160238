"""Calls back: drawn by a lot that can be drawn again, written down inside; not solved is asked for once more."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.factories import cases as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Callback, ContactOpening
from yuanba.domains.cases.rules.callbacks import check_draw, drawn, monday
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 4, 10, tzinfo=clock.SHANGHAI)
LATER = NOW + timedelta(days=7)


def test_a_lot_is_the_same_whenever_it_is_drawn_and_holds_no_more_than_there_are():
    ids = [UUID(int=number) for number in range(40)]
    first = drawn("JG 2026-03-02", ids, 5)
    assert (drawn("JG 2026-03-02", reversed(ids), 5), len(set(first))) == (first, 5)
    assert drawn("JG 2026-03-09", ids, 5) != first
    assert len(drawn("x", ids[:3], 5)) == 3


@pytest.mark.parametrize(
    ("week", "size", "code"),
    [
        (MONDAY, 5, ""),
        (date(2026, 3, 8), 50, ""),
        (date(2026, 3, 9), 5, "week-open"),
        (date(9999, 12, 31), 5, "week-open"),
        (MONDAY, 0, "invalid"),
        (MONDAY, 51, "invalid"),
    ],
)
def test_only_a_week_that_is_over_and_a_sensible_number_is_drawn(week, size, code):
    if not code:
        assert check_draw(week, size, date(2026, 3, 9)) == monday(week) == MONDAY
        return
    with pytest.raises(Refusal) as caught:
        check_draw(week, size, date(2026, 3, 9))
    assert caught.value.code == code


@pytest.fixture
def town(db):
    """Three closed in the week with a telephone, one of them not satisfied, and one without a telephone."""
    with clock.at(NOW):
        town = make.town()
        for number, phone in enumerate(("13800004401", "13800004402", "13800004403", "")):
            told = make.report(town.place, f"第 {number} 盏灯不亮了", phone=phone)
            act = {"actor": town.manager, "target": make.target(told.case)}
            cases.triage(**act, kind="repair", level="ordinary")
            cases.answer(**act, text="下午来修。")
            cases.resolve(**act, text="换了灯泡。", why_no_photo="在室内")
            own = {"actor": make.reporter(told), "target": make.target(told.case)}
            cases.confirm(**own, rating="fair" if number == 0 else "good")
    return town


def test_drawn_once_called_written_down_and_not_solved_is_taken_up_again(town):
    draw = {"actor": town.manager, "yard": town.yard, "week": MONDAY}
    with clock.at(LATER):
        with refused("not-found"):
            cases.draw_calls(**draw | {"actor": town.butler})
        row = cases.draw_calls(**draw, size=1)
        before = everything()
        assert (cases.draw_calls(**draw, size=9).id, everything() == before) == (row.id, True)
        assert (row.base, row.size, row.seed) == (2, 1, f"{town.yard.code} 2026-03-02")
        calls = cases.calls_of(town.butler, town.yard, MONDAY).rows
        assert [one.why for one in calls] == ["unhappy", "sample"]
        assert cases.calls_of(town.street, town.yard, MONDAY).rows == []
        call = {"actor": town.butler, "yard": town.yard, "call_id": calls[0].id}
        assert cases.open_contact(**call).phone == "13800004401"
        assert [one.name for one in ContactOpening.objects.all()] == ["罗小满"]
        with refused("not-found"):
            cases.open_contact(**call | {"actor": town.supervisor})
        with refused("invalid", solved="call-answers"):
            cases.call_back(**call, told=cases.Told(reached=True))
        with refused("invalid", text="words-missing"):
            cases.call_back(**call, told=cases.Told(reached=True, solved="no", content="no"))
        cases.call_back(**call, told=cases.Told(reached=False), key="a")
        said = cases.Told(reached=True, solved="no", content="yes", text="还是不亮")
        cases.call_back(**call, told=said, key="b")
        before = everything()
        cases.call_back(**call, told=said, key="b")
        assert everything() == before
    done, case = Callback.objects.get(id=calls[0].id), calls[0].case
    case.refresh_from_db()
    assert (done.tries, done.reached, done.solved, done.content) == (2, True, "no", "yes")
    assert (case.state, case.rating, case.closed_at) == ("reopen-requested", "bad", None)
    steps = case.steps.order_by("-id").values_list("verb", "public", "name")[:3]
    assert [*steps] == [
        ("request_reopen", True, "罗小满"),
        ("call_back", False, "罗小满"),
        ("call_back", False, "罗小满"),
    ]
    figures = cases.call_figures(town.butler, town.yard, MONDAY)
    assert figures == cases.CallFigures(calls=2, tried=1, reached=1, solved=0, content=1)
