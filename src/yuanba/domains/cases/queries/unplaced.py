"""Messages whose place is to be chosen."""

from uuid import UUID

from yuanba.domains.cases.models import Unplaced
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def unplaced(actor: Actor, yard: Yard, *, after: str = "") -> Page[Unplaced]:
    """The oldest first; refused as absent without the right."""
    check(actor, "message.place", yard)
    rows = Unplaced.objects.filter(yard=yard, settled_at__isnull=True)
    if after:
        rows = rows.filter(id__gt=UUID(after))
    return page_of(rows.order_by("id"), lambda one: one.id)


def kept_of_messages(yard: Yard) -> set[UUID]:
    """The stored pictures of such messages, so that nobody sweeps them away."""
    rows = Unplaced.objects.filter(yard=yard, settled_at__isnull=True).values_list("pictures", flat=True)
    return {UUID(one) for row in rows for one in row}
