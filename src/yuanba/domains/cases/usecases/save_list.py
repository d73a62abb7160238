"""A list of requests is kept under a name, for oneself or for all who work in the yard."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.events import ListSaved
from yuanba.domains.cases.models import SavedList
from yuanba.domains.cases.rules.narrowing import Narrow
from yuanba.domains.cases.usecases._first import begin_with
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

MOST = 30
register("list-nameless", 422, "Please give the list a name.")
register("lists-many", 409, "You keep 30 lists already. Please remove one first.")


def save_list(
    *,
    actor: Actor,
    yard: Yard,
    name: str,
    narrow: Narrow,
    shared: bool = False,
    first: bool = False,
    client_key: str = "",
) -> SavedList:
    """Kept; an own list of the same name is written over. With `first` the actor begins with it.

    Refused: `invalid`, `lists-many`, absent.
    """
    account = check_works(actor, yard)
    called = clean(name)[:30]
    if not called:
        raise Refusal("invalid", fields={"name": "list-nameless"})
    try:
        with transaction.atomic():
            row, is_new = _row(account, yard, called, clean(client_key)[:64] or str(uuid7()))
            row.owner_name, row.query, row.shared = actor.name[:60], narrow.query, shared
            row.saved_at = clock.now()
            row.save()
            if first:
                begin_with(account, row)
            if is_new:
                record(ListSaved(name=called, shared=shared), yard=yard, actor=actor, subject=row.id)
            return row
    except IntegrityError:
        raise Refusal("conflict") from None  # the same form, sent twice at once


def _row(account: UUID, yard: Yard, name: str, key: str) -> tuple[SavedList, bool]:
    mine = SavedList.objects.select_for_update(no_key=True).filter(yard=yard, owner=account)
    row = mine.filter(name=name).first()
    if row is None and mine.count() >= MOST:
        raise Refusal("lists-many")
    return (row, False) if row else (SavedList(yard=yard, owner=account, name=name, client_key=key), True)
