"""A later inspection is finished: it stays as it was found."""

from django.db import transaction

from yuanba.domains.places.events import ComparisonClosed
from yuanba.domains.places.inspecting import digest_of, inspection_to
from yuanba.domains.places.models import Inspection
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def close_comparison(*, actor: Actor, yard: Yard, number: int) -> Inspection:
    """The inspection; closed again it is the same. Refused: `takeover-left`, absent."""
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.begin", yard, number)
        if inspection.baseline_id is None:
            raise absent()
        if inspection.closed_at:
            return inspection
        if left := inspection.items.filter(condition="").count():
            raise Refusal("takeover-left", left=left)
        inspection.digest, inspection.closed_at = digest_of(inspection), clock.now()
        inspection.save()
        record(ComparisonClosed(number, inspection.digest), yard=yard, actor=actor, subject=inspection.id)
    return inspection
