"""The holder of a post is back."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_write
from yuanba.domains.people.ending import end_delegated
from yuanba.domains.people.models import Delegation
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def end_delegation(*, actor: Actor, yard: Yard, delegation_id: UUID, until: date) -> Delegation:
    """The delegation with an earlier last day, the one before its first where it never begins.

    May do so: who holds the post, and who appoints to it (`people.own_post`). Refused: `ended-earlier`, absent.
    """
    with transaction.atomic():
        made = Delegation.objects.filter(yard=yard, id=delegation_id).first()
        if made is None:
            raise absent()
        post = post_to_write(actor, yard, made.post_id)
        made.refresh_from_db()
        if made.until < until:
            raise Refusal("ended-earlier", until=made.until.isoformat())
        end_delegated(actor, post, made, until)
    return made
