"""Disputes whose mediator has left are given to another one, by somebody who does not read them."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import lives_with, parties_of
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.queries.disputes import left_alone
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.domains.people.public import holders
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def assign_disputes(*, actor: Actor, yard: Yard, to: UUID) -> int:
    """How many were given: at most 100 at once; those in which `to` is a side, or lives with one, stay.

    Refused: `mediator-unknown`, absent.
    """
    check(actor, "dispute.assign", yard)
    chosen = next((one for one in holders("mediator", yard.path) if one.account == to), None)
    if chosen is None:
        raise Refusal("invalid", fields={"to": "mediator-unknown"})
    given = 0
    with transaction.atomic():
        rows = Dispute.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        for dispute in rows.filter(yard=yard, id__in=left_alone(yard)).order_by("id"):
            if lives_with(to, parties_of(dispute)):
                continue
            dispute.mediator, dispute.mediator_name = chosen.account, chosen.name[:60]
            stepped(dispute, "handed-over")
            given += 1
    return given
