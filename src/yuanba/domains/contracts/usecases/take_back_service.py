"""An entry of a service done is taken back: it stays readable, and counts no more."""

from django.db import transaction

from yuanba.domains.contracts.access import worker_of
from yuanba.domains.contracts.events import ServiceTakenBack
from yuanba.domains.contracts.models import ServiceDone
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, can
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def take_back_service(*, actor: Actor, yard: Yard, number: int, why: str) -> ServiceDone:
    """By whoever signed for it, or who may for others; taken back before, it stays so.

    Refused: `service-why` at its field, absent.
    """
    worker_of(actor, yard, "service.sign")
    said = clean(why)[:120]
    with transaction.atomic():
        found = ServiceDone.objects.select_for_update(no_key=True).filter(yard=yard, number=number).first()
        is_own = found is not None and found.account is not None and found.account == actor.account
        if found is None or not (is_own or can(actor, "service.take_back", yard)):
            raise absent()
        if found.gone_at is not None:
            return found
        if not said:
            raise Refusal("invalid", fields={"why": "service-why"})
        found.gone_at, found.gone_by, found.gone_why = clock.now(), actor.name[:60], said
        found.save()
        record(ServiceTakenBack(found.number, said), yard=yard, actor=actor, subject=found.id)
    return found
