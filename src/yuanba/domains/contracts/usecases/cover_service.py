"""The photograph of a service is taken out of public view, also after it was published."""

from django.db import transaction

from yuanba.domains.contracts.access import worker_of
from yuanba.domains.contracts.events import ServiceCovered
from yuanba.domains.contracts.models import ServiceDone
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def cover_service(*, actor: Actor, yard: Yard, number: int, why: str) -> ServiceDone:
    """The entry counts on, and what was published keeps the digest of the picture. Covered before, it stays so.

    Refused: `service-why` at its field, absent, also where there is no photograph.
    """
    worker_of(actor, yard, "service.cover")
    said = clean(why)[:120]
    with transaction.atomic():
        rows = ServiceDone.objects.select_for_update(no_key=True)
        found = rows.filter(yard=yard, number=number, photo__isnull=False).first()
        if found is None:
            raise absent()
        if found.covered_at is not None:
            return found
        if not said:
            raise Refusal("invalid", fields={"why": "service-why"})
        found.covered_at, found.covered_by, found.covered_why = clock.now(), actor.name[:60], said
        found.save()
        record(ServiceCovered(found.number, said), yard=yard, actor=actor, subject=found.id)
    return found
