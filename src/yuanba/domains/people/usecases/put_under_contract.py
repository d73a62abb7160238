"""A company comes: its staff here stand under its contract, and leave with it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people.events import StaffContracted
from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import lasting
from yuanba.domains.people.rules import appointing
from yuanba.domains.people.rules.roles import roles_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def put_under_contract(*, actor: Actor, yard: Yard, contract: UUID) -> int:
    """How many of the company's posts that last, and stood under none, do so now; the same again puts none.

    Refused as absent where the actor may not appoint to all of them.
    """
    with transaction.atomic():
        posts = _free(yard, clock.today())
        if not all(can(actor, appointing(post.role), post) for post in posts):
            raise absent()
        for post in posts:
            post.contract = contract
            post.save(update_fields=["contract"])
        if posts:
            record(StaffContracted(str(contract), len(posts)), yard=yard, actor=actor, subject=contract)
    return len(posts)


def _free(yard: Yard, today: date) -> list[Post]:
    rows = Post.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, contract=None)
    free = rows.filter(lasting(), Q(until=None) | Q(until__gte=today), role__in=roles_of("company"))
    return list(free.order_by("id"))
