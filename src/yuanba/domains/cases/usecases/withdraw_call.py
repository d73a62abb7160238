"""Whoever made a call takes it back; who signed stays written down."""

from django.db import transaction

from yuanba.domains.cases.events import CallMoved
from yuanba.domains.cases.models import Call
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def withdraw_call(*, actor: Actor, yard: Yard, number: int) -> Call:
    """Taken back; again, it stays so. Refused: absent."""
    check(actor, "call.make", yard)
    with transaction.atomic():
        rows = Call.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        call = rows.filter(yard=yard, number=number).first()
        if call is None:
            raise absent()
        if call.withdrawn_at is None:
            call.withdrawn_at = clock.now()
            call.save()
            record(CallMoved(call.number, call.title, "withdrawn"), yard=yard, actor=actor, subject=call.id)
        return call
