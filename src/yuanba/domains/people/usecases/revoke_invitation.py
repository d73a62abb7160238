"""An invitation went to the wrong hands."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import invitation_to_revoke
from yuanba.domains.people.events import InvitationRevoked
from yuanba.domains.people.models import Invitation
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def revoke_invitation(*, actor: Actor, yard: Yard, invitation_id: UUID) -> Invitation:
    """Its code opens nothing; once revoked it keeps its first moment. Refused as absent: used, or without the right."""
    with transaction.atomic():
        row = invitation_to_revoke(actor, yard, invitation_id)
        if row.revoked_at is None:
            row.revoked_at = clock.now()
            row.save(update_fields=["revoked_at"])
            record(InvitationRevoked(home=row.path), yard=yard, actor=actor, subject=row.id)
    return row
