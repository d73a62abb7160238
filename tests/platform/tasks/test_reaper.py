"""The lease of workers and the reaper: what the dead held is given back, once, and never what the living hold."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from tests.platform.tasks.jobs import note
from tests.platform.tasks.meanwhile import meanwhile
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.tasks.models import Worker
from yuanba.platform.tasks.work import LEASE, Heart, beat, failed, leave, reap, retry, run_one

SECOND = timedelta(seconds=1)


@pytest.fixture
def held(lines):
    """A task that a worker claimed who is dead."""
    note.enqueue(lines.path, "one")
    row = DBTaskResult.objects.get()
    row.claim("dead")
    return row


def alive_claims(row):
    """Another reaper gave the task back, and a worker who lives has it now."""
    beat("alive")
    DBTaskResult.objects.get(id=row.id).claim("alive")


def test_a_worker_without_a_lease_loses_its_task_and_one_with_a_lease_keeps_it(held, lines):
    beat("dead")
    clock.advance(LEASE)
    assert reap() == 0
    clock.advance(SECOND)
    beat("alive")
    assert (reap(), list(Worker.objects.values_list("name", flat=True))) == (1, ["alive"])
    assert reap() == 0
    assert run_one("alive")
    held.refresh_from_db()
    assert (held.status, held.worker_ids, lines()) == ("SUCCESSFUL", ["dead", "alive"], ["one"])


@pytest.mark.parametrize("moment", [1, 2, 3])
def test_a_task_that_was_claimed_anew_meanwhile_stays_where_it_is(held, moment):
    with meanwhile(moment, lambda: alive_claims(held)):
        assert reap() == 0
    held.refresh_from_db()
    assert (held.status, held.worker_ids) == ("RUNNING", ["dead", "alive"])


@pytest.mark.parametrize("moment", [1, 2])
def test_a_worker_that_begins_meanwhile_keeps_its_task(lines, moment):
    note.enqueue(lines.path, "one")
    with meanwhile(moment, lambda: alive_claims(DBTaskResult.objects.get())):
        assert reap() == 0
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_task_that_takes_its_worker_with_it_is_given_up_after_its_tries(lines):
    note.enqueue(lines.path, "one")
    states = []
    for number in range(3):
        row = DBTaskResult.objects.get()
        row.claim(f"dead {number}")
        assert reap() == 1
        row.refresh_from_db()
        states.append(row.status)
    assert states == ["READY", "READY", "FAILED"]
    assert (failed(), row.traceback, row.finished_at) == ([row], "its worker was killed", clock.now())
    assert (run_one("w"), lines()) == (False, [])
    retry(str(row.id))
    assert (run_one("w"), lines(), failed()) == (True, ["one"], [])


def test_a_heart_beats_when_a_third_of_the_lease_is_over(lines):
    heart = Heart()
    heart.beat()
    for wait, wrote in ((LEASE / 3 - SECOND, False), (SECOND, True), (LEASE / 3 - SECOND, False), (SECOND, True)):
        clock.advance(wait)
        with statements() as said:
            heart.beat()
        assert bool(said) == wrote
    assert Worker.objects.values_list("name", "lease_until").get() == (heart.name, clock.now() + LEASE)


def test_a_heart_that_beats_gives_back_what_the_dead_held(held):
    Heart().beat()
    held.refresh_from_db()
    assert held.status == "READY"


@pytest.mark.django_db
def test_a_worker_has_a_name_that_no_dead_one_had():
    """A restarted container has the same host and number of process: it must not keep the dead one's lease alive."""
    one, other = Heart(), Heart()
    for heart in (one, other):
        heart.beat()
        assert len(heart.name) <= Worker._meta.get_field("name").max_length
    assert set(Worker.objects.values_list("name", flat=True)) == {one.name, other.name}
    assert one.name != other.name


@pytest.mark.django_db
def test_a_worker_that_leaves_is_gone():
    beat("one")
    beat("one")
    assert Worker.objects.count() == 1
    leave("one")
    assert Worker.objects.count() == 0
