"""Jobs that come round: when they are due, one runner each, caught up once, failures seen."""

from datetime import datetime, time, timedelta

import pytest

from yuanba.kernel import clock
from yuanba.platform.tasks import periodic as module
from yuanba.platform.tasks.models import Job
from yuanba.platform.tasks.periodic import LEASE, Round, failing, periodic, run_due

NINE = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def runs(monkeypatch):
    """What ran; no other jobs are declared."""
    monkeypatch.setattr(module, "ROUNDS", {})
    clock.set_now(NINE)
    return []


@pytest.mark.parametrize(
    ("every", "daily_at", "now", "due"),
    [
        (MINUTE, None, NINE + timedelta(seconds=59), NINE),
        (MINUTE, None, NINE + MINUTE, NINE + MINUTE),
        (MINUTE, None, NINE - timedelta(microseconds=1), NINE - MINUTE),
        (10 * MINUTE, None, NINE + 29 * MINUTE, NINE + 20 * MINUTE),
        (DAY, None, NINE, NINE - 9 * HOUR),
        (HOUR, None, NINE + 59 * MINUTE, NINE),
        (None, time(22), NINE, NINE - 11 * HOUR),
        (None, time(9), NINE, NINE),
        (None, time(9), NINE - timedelta(seconds=1), NINE - DAY),
        (None, time(0), NINE, NINE - 9 * HOUR),
        (None, time(23, 59), NINE - 9 * HOUR, NINE - 9 * HOUR - MINUTE),
    ],
)
def test_when_it_should_have_run_last(every, daily_at, now, due):
    assert Round(lambda: None, every, daily_at).due_for(now) == due


@pytest.mark.parametrize("schedule", [{}, {"every": MINUTE, "daily_at": time(9)}])
def test_a_job_has_one_schedule(runs, schedule):
    with pytest.raises(ValueError, match="one schedule"):
        periodic("test", list, **schedule)


def test_a_name_is_given_once(runs):
    periodic("test", list, every=MINUTE)
    with pytest.raises(ValueError, match="name of its own"):
        periodic("test", list, every=HOUR)


@pytest.mark.django_db
def test_it_runs_once_for_each_time_it_is_due(runs):
    periodic("test", lambda: runs.append(clock.now()), every=MINUTE)
    assert [run_due(), run_due()] == [["test"], []]
    clock.advance(timedelta(seconds=59))
    assert run_due() == []
    clock.advance(timedelta(seconds=1))
    assert run_due() == ["test"]
    assert runs == [NINE, NINE + MINUTE]


@pytest.mark.django_db
def test_after_a_pause_it_is_caught_up_once(runs):
    periodic("test", lambda: runs.append(clock.now()), daily_at=time(9))
    run_due()
    clock.advance(5 * DAY + HOUR)
    assert [run_due(), run_due()] == [["test"], []]
    assert len(runs) == 2


@pytest.mark.django_db
def test_a_second_runner_leaves_alone_what_the_first_one_runs(runs):
    def work():
        runs.append(run_due())

    periodic("test", work, every=MINUTE)
    assert run_due() == ["test"]
    assert runs == [[]]


@pytest.mark.django_db
def test_a_runner_that_was_killed_is_replaced_when_its_lease_is_over(runs):
    periodic("test", lambda: runs.append(clock.now()), every=MINUTE)
    Job(name="test", ran_for=NINE - MINUTE, lease_until=NINE + 14 * MINUTE).save()
    assert run_due() == []
    clock.advance(15 * MINUTE)
    assert run_due() == ["test"]


@pytest.mark.django_db
def test_what_a_killed_runner_began_is_not_lost_for_the_day(runs):
    periodic("test", lambda: runs.append(clock.now()), daily_at=time(9))
    Job(name="test", ran_for=NINE, lease_until=NINE + LEASE).save()
    clock.advance(LEASE)
    assert run_due() == []
    clock.advance(timedelta(seconds=1))
    assert [run_due(), run_due()] == [["test"], []]
    assert runs == [NINE + LEASE + timedelta(seconds=1)]


@pytest.mark.django_db
def test_a_lease_counts_from_when_its_job_begins(runs):
    periodic("long", lambda: clock.advance(10 * MINUTE), daily_at=time(9))
    periodic("test", lambda: runs.append(Job.objects.get(name="test").lease_until), daily_at=time(9))
    run_due()
    assert runs == [NINE + 10 * MINUTE + LEASE]


@pytest.mark.django_db
def test_one_that_took_too_long_does_not_end_the_lease_of_the_next_runner(runs):
    def work():
        clock.advance(LEASE + MINUTE)
        Job.objects.update(lease_until=clock.now() + LEASE)

    periodic("test", work, every=MINUTE)
    run_due()
    assert Job.objects.get().lease_until == NINE + LEASE + MINUTE + LEASE
    assert run_due() == []


@pytest.mark.django_db
def test_one_that_fails_is_seen_holds_up_nobody_and_runs_again(runs):
    def work():
        runs.append("try")
        if len(runs) == 1:
            raise RuntimeError("no line")

    periodic("bad", work, every=MINUTE)
    periodic("good", list, every=MINUTE)
    assert run_due() == ["bad", "good"]
    assert [(job.name, job.error, job.lease_until) for job in failing()] == [("bad", "RuntimeError: no line", None)]
    clock.advance(MINUTE)
    run_due()
    assert (failing(), runs) == ([], ["try", "try"])
