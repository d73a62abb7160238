"""Background tasks: they stand and fall with the caller, are tried again, and given up in the end."""

from datetime import timedelta

from django.db import transaction
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from tests.platform.tasks.jobs import fail, note
from yuanba.kernel import clock
from yuanba.platform.tasks.retry import pause_after
from yuanba.platform.tasks.work import failed, retry, run_one


def test_a_task_runs_once(lines):
    note.enqueue(lines.path, "one")
    assert (run_one("w"), run_one("w"), lines()) == (True, False, ["one"])
    row = DBTaskResult.objects.get()
    assert (row.status, row.return_value, row.worker_ids) == ("SUCCESSFUL", "one", ["w"])


def test_in_the_order_they_were_given(lines):
    for word in ("one", "two", "three"):
        note.enqueue(lines.path, word)
    while run_one("w"):
        pass
    assert lines() == ["one", "two", "three"]


def test_what_the_caller_takes_back_is_not_run(lines):
    with transaction.atomic():
        note.enqueue(lines.path, "one")
        transaction.set_rollback(True)
    assert (run_one("w"), lines()) == (False, [])


def test_a_failure_waits_before_it_is_tried_again_and_is_given_up_after_three(lines):
    fail.enqueue(lines.path)
    seen = []
    for seconds in (0, 9, 1, 19, 1, 3600):
        clock.advance(timedelta(seconds=seconds))
        run_one("w")
        seen.append(len(lines()))
    assert seen == [1, 1, 2, 2, 3, 3]
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.RuntimeError")
    assert failed() == [row]


def test_one_that_fails_holds_up_nobody(lines):
    fail.enqueue(lines.path)
    note.enqueue(lines.path, "one")
    assert [run_one("w"), run_one("w"), run_one("w")] == [True, True, False]
    assert lines() == ["tried", "one"]


def test_one_that_was_given_up_can_be_tried_again(lines):
    fail.enqueue(lines.path)
    for _ in range(5):
        run_one("w")
        clock.advance(timedelta(hours=1))
    (given_up,) = failed()
    retry(str(given_up.id))
    assert failed() == []
    run_one("w")
    assert len(lines()) == 4
    assert DBTaskResult.objects.get().status == "READY"


@given(st.integers(1, 10_000))
def test_pauses_grow_to_six_hours(attempt):
    pause = pause_after(attempt)
    assert pause == min(timedelta(seconds=10 * 2 ** min(attempt - 1, 30)), timedelta(hours=6))
    assert pause <= pause_after(attempt + 1)
