"""The one clock: real, stopped, moved on; always aware, always of this city."""

from contextvars import copy_context
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel import clock

MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
NOON = MORNING + timedelta(hours=3)
NAIVE = datetime(2026, 3, 2, 9)  # noqa: DTZ001  refused everywhere
ZONES = st.sampled_from([UTC, clock.SHANGHAI, timezone(timedelta(hours=-11)), timezone(timedelta(hours=14))])


def test_a_running_clock_tells_the_present_in_this_city():
    before = datetime.now(UTC)
    told = clock.now()
    assert before <= told <= datetime.now(UTC)
    assert told.tzinfo is clock.SHANGHAI


def test_it_stands_inside_a_block_and_blocks_nest():
    with clock.at(MORNING) as morning:
        assert morning == clock.now() == clock.now() == MORNING
        with clock.at(NOON):
            assert clock.now() == NOON
        assert clock.now() == MORNING
    assert clock.now() != MORNING


def test_a_block_that_fails_gives_the_clock_back():
    with clock.at(MORNING), pytest.raises(ZeroDivisionError), clock.at(NOON):
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), clock.at(NOON):
        raise ZeroDivisionError
    assert clock.now() != NOON


def test_setting_and_letting_it_run_again():
    clock.set_now(MORNING)
    assert clock.now() == MORNING
    clock.set_now(None)
    assert clock.now() != MORNING


def test_a_stopped_clock_is_moved_on_and_back():
    with clock.at(MORNING):
        assert clock.advance(timedelta(hours=3)) == clock.now() == NOON
        assert clock.advance(timedelta(hours=-3)) == clock.now() == MORNING


def test_a_running_clock_is_stopped_where_it_arrives():
    before = datetime.now(UTC)
    arrived = clock.advance(timedelta(days=1))
    assert before + timedelta(days=1) <= arrived <= datetime.now(UTC) + timedelta(days=1)
    assert clock.now() == arrived


def test_one_context_does_not_stop_the_clock_of_another():
    copy_context().run(clock.set_now, MORNING)
    assert clock.now() != MORNING


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 16, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 0, tzinfo=clock.SHANGHAI), date(2026, 3, 2)),
    ],
)
def test_the_day_changes_at_midnight_of_this_city(moment, day):
    with clock.at(moment):
        assert clock.today() == day


@pytest.mark.parametrize("use", [clock.aware, clock.set_now, lambda moment: clock.at(moment).__enter__()])
def test_a_moment_without_a_zone_is_refused(use):
    with pytest.raises(ValueError, match="a moment needs a zone"):
        use(NAIVE)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_aware_is_the_same_moment_here(moment):
    here = clock.aware(moment)
    assert here == moment
    assert here.tzinfo is clock.SHANGHAI
    assert here.utcoffset() == timedelta(hours=8)


def test_local_reads_the_clock_on_the_wall():
    assert clock.local(NAIVE) == MORNING
    assert clock.local(NAIVE).isoformat() == "2026-03-02T09:00:00+08:00"
