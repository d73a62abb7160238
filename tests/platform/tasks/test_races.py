"""Two at once: each task and each job has one runner."""

from datetime import timedelta
from threading import Barrier, Lock, Thread

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.platform.tasks.jobs import MET, meet, note
from yuanba.platform.tasks import periodic as module
from yuanba.platform.tasks.models import Job
from yuanba.platform.tasks.periodic import failing, periodic, run_due
from yuanba.platform.tasks.work import run_one

pytestmark = pytest.mark.django_db(transaction=True)


def both(work):
    """What two threads return that begin at the same time."""
    start, given = Barrier(2), []

    def run(name):
        start.wait(10)
        try:
            given.append(work(name))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[name]) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


def test_two_workers_run_two_tasks_at_the_same_time():
    """Each task waits for the other: neither worker has both, and neither waits for the other's transaction."""
    MET.reset()
    for _ in range(2):
        meet.enqueue()
    assert both(run_one) == [True, True]
    rows = DBTaskResult.objects.values_list("status", "worker_ids")
    assert sorted(rows) == [("SUCCESSFUL", ["one"]), ("SUCCESSFUL", ["other"])]


def test_two_workers_never_run_one_task_both(tmp_path):
    path = tmp_path / "lines"
    for number in range(40):
        note.enqueue(str(path), str(number))

    def work(name):
        count = 0
        while run_one(name):
            count += 1
        return count

    assert sum(both(work)) == 40
    assert sorted(map(int, path.read_text().split())) == list(range(40))
    assert {len(row.worker_ids) for row in DBTaskResult.objects.all()} == {1}


def test_two_runners_run_a_job_once(monkeypatch):
    monkeypatch.setattr(module, "ROUNDS", {})
    lock, runs = Lock(), []

    def work():
        with lock:
            runs.append("run")

    names = [f"test {number}" for number in range(20)]
    for name in names:
        periodic(name, work, every=timedelta(days=1000))
    done = both(lambda _: run_due())
    assert sorted(done[0] + done[1]) == sorted(names)
    assert (len(runs), failing()) == (20, [])
    assert Job.objects.filter(lease_until=None, ran_for__isnull=False).count() == 20
