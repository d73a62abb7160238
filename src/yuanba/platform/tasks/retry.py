"""Tasks with a number of tries: our layer over django-tasks, which has none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django_tasks import task as plain_task

USUAL = 5
ATTEMPTS: dict[str, int] = {}


def task(*, max_attempts: int = USUAL) -> Callable[[Callable[..., Any]], Any]:
    """Decorator: `f.enqueue(…)` writes the task in the caller's transaction; arguments are JSON values.

    A task may run more than once (a killed worker, a failure): it must be idempotent. It takes a few minutes at most:
    after the lease of its worker another one would begin it too.
    """

    def declare(work: Callable[..., Any]) -> Any:
        made = plain_task(work)
        ATTEMPTS[made.module_path] = max_attempts
        return made

    return declare


def pause_after(attempt: int) -> timedelta:
    """How long to wait after the n-th failure: 10 s doubled each time, at most six hours."""
    seconds: int = 10 << min(attempt - 1, 20)
    return min(timedelta(seconds=seconds), timedelta(hours=6))
