"""The work of a worker: claim a task, run it, try again later if it fails; give back what killed workers held."""

import logging
import os
import socket
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from yuanba.kernel import clock
from yuanba.kernel.hushed import hushed
from yuanba.platform.tasks.models import Worker
from yuanba.platform.tasks.retry import ATTEMPTS, USUAL, pause_after

log = logging.getLogger(__name__)
LEASE, KEPT = timedelta(minutes=10), timedelta(days=30)


class Heart:
    """Keeps one worker alive: it beats, and looks for the dead, whenever a third of the lease is over."""

    def __init__(self) -> None:
        """The name is nobody else's: a restarted container has the same host and number of process."""
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"
        self._next: datetime | None = None

    def beat(self) -> None:
        """Beat if it is time."""
        if self._next is None or clock.now() >= self._next:
            beat(self.name)
            reap()
            self._next = clock.now() + LEASE / 3


def beat(name: str) -> None:
    """Say that this worker is alive."""
    Worker.objects.update_or_create(name=name, defaults={"lease_until": clock.now() + LEASE})


def leave(name: str) -> None:
    """Say that this worker stopped."""
    Worker.objects.filter(name=name).delete()


def run_one(name: str) -> bool:
    """Run the next ready task; False where there is none."""
    claimed = _claim(name)
    if claimed is None:
        return False
    try:
        result = claimed.task.call(*claimed.args_kwargs["args"], **claimed.args_kwargs["kwargs"])
        claimed.set_successful(result)
    except Exception as error:
        _failed(claimed, error)
    return True


def _claim(name: str) -> Any:
    with transaction.atomic():
        due = Q(run_after=get_date_max()) | Q(run_after__lte=clock.now())
        ready = DBTaskResult.objects.filter(due, status=TaskResultStatus.READY)
        if connection.features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True)
        claimed = ready.first()
        if claimed is not None:
            claimed.claim(name)
        return claimed


def _failed(claimed: Any, error: Exception) -> None:
    tries = len(claimed.worker_ids)
    log.warning("task failed", extra={"task": claimed.task_path, "tries": tries})
    with transaction.atomic():
        claimed.set_failed(error)
        claimed.traceback = hushed(claimed.traceback)
        claimed.save(update_fields=["traceback"])
        if tries < ATTEMPTS.get(claimed.task_path, 1):
            claimed.status = TaskResultStatus.READY
            claimed.run_after = clock.now() + pause_after(tries)
            claimed.save(update_fields=["status", "run_after"])


def reap() -> int:
    """Give back the tasks of workers whose lease has run out; returns how many were taken from them."""
    held = list(DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)[:1000])
    alive = set(Worker.objects.filter(lease_until__gte=clock.now()).values_list("name", flat=True))  # read after `held`
    taken = sum(_give_back(one) for one in held if one.worker_ids[-1] not in alive)
    Worker.objects.filter(lease_until__lt=clock.now()).delete()
    return taken


def _give_back(held: Any) -> int:
    """Back into the queue, or given up if it took a worker with it at every try; not if it was claimed anew."""
    same = DBTaskResult.objects.filter(id=held.id, status=TaskResultStatus.RUNNING, started_at=held.started_at)
    if len(held.worker_ids) < ATTEMPTS.get(held.task_path, USUAL):
        return same.update(status=TaskResultStatus.READY, run_after=clock.now())
    return same.update(status=TaskResultStatus.FAILED, finished_at=clock.now(), traceback="its worker was killed")


def sweep_done() -> int:
    """Tasks that came to an end a month ago are forgotten, a thousand at a time."""
    over = DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT)
    ids = list(over.order_by().values_list("id", flat=True)[:1000])
    return int(DBTaskResult.objects.filter(id__in=ids).delete()[0])


def failed() -> list[Any]:
    """Tasks that were given up, newest first, at most a hundred."""
    return list(DBTaskResult.objects.failed().order_by("-finished_at")[:100])


def retry(task_id: str) -> None:
    """Put a task that was given up back into the queue with fresh tries."""
    DBTaskResult.objects.failed().filter(id=task_id).update(
        status=TaskResultStatus.READY, run_after=clock.now(), worker_ids=[]
    )
