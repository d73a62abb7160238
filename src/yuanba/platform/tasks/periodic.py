"""Jobs that come round: every so often, or daily at a time. One runner each; caught up once after a pause."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from yuanba.kernel import clock
from yuanba.kernel.hushed import hushed
from yuanba.platform.tasks.models import Job

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=15)


@dataclass(frozen=True)
class Round:
    """What to run and when it is due."""

    run: Callable[[], object]
    every: timedelta | None
    daily_at: time | None

    def due_for(self, now: datetime) -> datetime:
        """The latest moment at or before `now` for which the job should have run."""
        if self.every is not None:
            start = datetime(2020, 1, 1, tzinfo=clock.SHANGHAI)
            return start + (now - start) // self.every * self.every
        due = datetime.combine(now.date(), self.daily_at or time(), clock.SHANGHAI)
        return due if due <= now else due - timedelta(days=1)


ROUNDS: dict[str, Round] = {}


def periodic(
    name: str, run: Callable[[], object], *, every: timedelta | None = None, daily_at: time | None = None
) -> None:
    """Declare a job: exactly one of `every` and `daily_at`; `run` works in slices and is idempotent."""
    if (every is None) == (daily_at is None) or name in ROUNDS:
        raise ValueError(f"job {name!r} needs one schedule and a name of its own")
    ROUNDS[name] = Round(run, every, daily_at)


def run_due() -> list[str]:
    """Run what is due and nobody else runs; returns the names."""
    known = {job.name: job for job in Job.objects.all()}
    done: list[str] = []
    for name, round_ in ROUNDS.items():
        now = clock.now()
        due = round_.due_for(now)
        job = known.get(name)
        if job is None:
            job, _ = Job.objects.get_or_create(name=name)
        lease = now + LEASE
        if _is_waiting(job, due, now) and _take(job, due, now, lease):
            _run(job, round_, lease)
            done.append(name)
    return done


def _is_waiting(job: Job, due: datetime, now: datetime) -> bool:
    """Not begun yet, or begun by a runner that was killed."""
    return job.ran_for is None or job.ran_for < due or (job.lease_until is not None and job.lease_until < now)


def _take(job: Job, due: datetime, now: datetime, lease: datetime) -> bool:
    killed = Q(lease_until__lt=now)
    not_yet = Q(lease_until__isnull=True) & (Q(ran_for__isnull=True) | Q(ran_for__lt=due))
    mine = Job.objects.filter(killed | not_yet, id=job.id).update(ran_for=due, lease_until=lease)
    return mine == 1


def _run(job: Job, round_: Round, lease: datetime) -> None:
    error = ""
    try:
        round_.run()
    except Exception as failed:
        log.exception("periodic job failed", extra={"job": job.name})
        error = hushed(f"{type(failed).__name__}: {failed}")[:500]
    Job.objects.filter(id=job.id, lease_until=lease).update(lease_until=None, error=error)


def failing() -> list[Job]:
    """Jobs whose last run failed."""
    return list(Job.objects.exclude(error="").order_by("name"))
