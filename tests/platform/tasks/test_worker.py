"""The worker as a process of its own: killed, told to stop, two at once."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from tests.platform.tasks.jobs import hold, note
from yuanba.kernel import clock
from yuanba.platform.tasks.models import Worker
from yuanba.platform.tasks.work import LEASE, reap, run_one

pytestmark = pytest.mark.django_db(transaction=True)


def worker(*words):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "yuanba", "worker", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.fixture
def held(tmp_path):
    """A worker in the middle of a task."""
    for name in ("begun", "go"):
        os.mkfifo(tmp_path / name)
    hold.enqueue(str(tmp_path))
    process = worker("--pause", "3600")
    assert (tmp_path / "begun").read_text() == "begun\n"
    yield process, tmp_path
    process.kill()
    process.communicate()


def test_what_a_killed_worker_held_is_run_by_another(held):
    process, folder = held
    process.kill()
    process.wait()
    row = DBTaskResult.objects.get()
    assert row.status == "RUNNING"
    assert (reap(), run_one("other")) == (0, False)
    clock.advance(LEASE + timedelta(seconds=1))
    assert (reap(), run_one("other"), run_one("other")) == (1, True, False)
    row.refresh_from_db()
    assert (row.status, row.return_value, row.worker_ids[1:]) == ("SUCCESSFUL", "done again", ["other"])
    assert (folder / "runs").read_text().split() == ["begun", "begun"]


def test_one_that_is_told_to_stop_ends_what_it_does(held):
    process, folder = held
    process.send_signal(signal.SIGTERM)
    (folder / "go").write_text("go")
    assert process.wait(30) == 0
    row = DBTaskResult.objects.get()
    assert (row.status, row.return_value) == ("SUCCESSFUL", "done")
    assert (folder / "runs").read_text().split() == ["begun", "ended"]
    assert not Worker.objects.exists()


def test_two_at_once_share_the_work(tmp_path):
    path = tmp_path / "lines"
    for number in range(60):
        note.enqueue(str(path), str(number))
    both = [worker("--once") for _ in range(2)]
    assert [(one.communicate(timeout=60)[1], one.returncode) for one in both] == [(b"", 0)] * 2
    assert sorted(map(int, path.read_text().split())) == list(range(60))
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_a_database_that_is_busy_is_asked_again(tmp_path):
    path, refused = tmp_path / "lines", []
    note.enqueue(str(path), "ran")

    def execute(run, sql, params, many, context):
        if len(refused) < 3 and Worker._meta.db_table in sql:
            refused.append(sql)
            raise OperationalError("database is locked")
        if len(refused) == 3 and path.exists():
            signal.raise_signal(signal.SIGTERM)
        return run(sql, params, many, context)

    usual = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with connection.execute_wrapper(execute):
            call_command("worker", pause=0.001)
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
    assert (len(refused), path.read_text()) == (3, "ran\n")
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    refused.clear()
    with connection.execute_wrapper(execute), pytest.raises(OperationalError):
        call_command("worker", once=True)
