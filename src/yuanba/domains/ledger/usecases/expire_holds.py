"""Holds whose time is over are released."""

from django.db import transaction

from yuanba.domains.ledger.models import Hold
from yuanba.domains.ledger.rules.holds import EXPIRED, PENDING
from yuanba.domains.ledger.writing import release
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import written

AT_ONCE = 200


def expire_holds(*, actor: Actor) -> int:
    """Of all yards, two hundred at a time, each in a transaction of its own; returns how many."""
    now, done = clock.now(), 0
    rows = Hold.objects.filter(written(), state=PENDING, expires_at__lte=now).order_by("expires_at")
    for yard_id, hold_id in list(rows.values_list("yard_id", "id")[:AT_ONCE]):
        with transaction.atomic():
            locked = Hold.objects.select_for_update(of=("self",), no_key=True).select_related("source", "book__yard")
            hold = locked.filter(yard=yard_id, id=hold_id, state=PENDING).first()
            if hold is not None:
                release(actor, hold.book, hold, EXPIRED)
                done += 1
    return done
