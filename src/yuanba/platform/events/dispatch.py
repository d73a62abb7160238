"""Delivering events: at least once to each reaction, once in effect, with growing pauses after a failure."""

import logging
from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from yuanba.kernel import clock
from yuanba.platform.events.models import Pending, Reacted
from yuanba.platform.events.registry import REACTIONS
from yuanba.platform.yards.models import written

log = logging.getLogger(__name__)
SLICE = 20
STUCK_AFTER = 3
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=6)


def dispatch(limit: int = 1000) -> int:
    """Deliver what is due, in slices of one short transaction each; returns how many events were finished."""
    finished = 0
    while finished < limit and _due().exists():
        taken, done = _slice(min(SLICE, limit - finished))
        finished += done
        if taken == 0:  # another dispatcher has them
            break
    return finished


def _due() -> QuerySet[Pending]:
    return Pending.objects.filter(written(), due_at__lte=clock.now()).order_by("due_at", "id")


def _slice(size: int) -> tuple[int, int]:
    taken: list[Pending] = []
    try:
        with transaction.atomic():
            due = _due()
            if connection.features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True, of=("self",))
            taken = list(due.select_related("event", "event__yard")[:size])
            done = [pending for pending in taken if _deliver(pending)]
            for pending in done:
                Pending.objects.filter(yard_id=pending.yard_id, id=pending.id).delete()
    except IntegrityError as error:  # a key that the database looks at when the slice is committed
        if len(taken) != 1:
            return _slice(1)
        _failed(taken[0], "commit", error)
        return 1, 0
    return len(taken), len(done)


def _deliver(pending: Pending) -> bool:
    event = pending.event
    had = set(
        Reacted.objects.filter(yard_id=event.yard_id, event=event).values_list("reaction", flat=True)
        if pending.attempts
        else ()
    )
    failures: list[tuple[str, Exception]] = []
    for name, react in REACTIONS.get(event.name, {}).items():
        if name in had:
            continue
        try:
            with transaction.atomic():
                Reacted(yard=event.yard, event=event, reaction=name).save()
                react(event)
        except Exception as error:  # the others have it all the same
            failures.append((name, error))
    if failures:
        _failed(pending, *failures[0])
    return not failures


def _failed(pending: Pending, name: str, error: Exception) -> None:
    log.warning("reaction failed", extra={"reaction": name, "event": pending.event.name})
    pending.attempts += 1
    pending.failing, pending.error = name, f"{type(error).__name__}: {error}"[:500]
    pending.due_at = clock.now() + min(FIRST_PAUSE * 2 ** min(pending.attempts - 1, 20), LONGEST_PAUSE)
    pending.save(update_fields=["attempts", "failing", "error", "due_at"])


def stuck() -> list[Pending]:
    """The first hundred events some reaction failed on three times or more, the oldest first."""
    failing = Pending.objects.filter(attempts__gte=STUCK_AFTER).select_related("event", "event__yard")
    return list(failing.order_by("id")[:100])


def retry(pending: Pending) -> None:
    """Make a stuck event due now."""
    Pending.objects.filter(yard_id=pending.yard_id, id=pending.id).update(due_at=clock.now())


def waiting() -> int:
    """How many events wait for delivery (bounded at 10,000)."""
    return Pending.objects.all()[:10_000].count()
