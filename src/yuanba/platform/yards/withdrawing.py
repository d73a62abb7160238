"""Yards that were founded by mistake stand nowhere any more; what was told of them stays.

What was told of a yard is never taken back, so its row stays too. Its code and its path are free
again, for they are what others call it by.
"""

from collections.abc import Collection
from uuid import UUID

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models import Count

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import FormerPath, Yard, YardModel, refuse_closed
from yuanba.platform.yards.moving import NOT_AVAILABLE, PATIENCE

NOWHERE = "~"  # no division is called so: nobody's right reaches there


def hold_all(yard_ids: Collection[UUID]) -> dict[UUID, Yard]:
    """The yards as they are now, nobody adding a row to them meanwhile; in the caller's transaction.

    Whoever added one before is waited for. Who comes after finds the path left, and is refused as `yard-moved`.
    Refused: `yard-busy`, `yard-closed`.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(PATIENCE)
            held = {yard.id: yard for yard in Yard.objects.select_for_update().filter(id__in=yard_ids).order_by("id")}
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL lock_timeout = 0")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_AVAILABLE:
            raise
        raise Refusal("yard-busy") from None
    refuse_closed(*held)
    return held


def rows_of(yard_ids: Collection[UUID], without: Collection[str]) -> dict[type[YardModel], dict[UUID, int]]:
    """How many rows of each table each of the yards has; tables of the apps `without` are left out."""
    found: dict[type[YardModel], dict[UUID, int]] = {}
    for model in apps.get_models():
        if not issubclass(model, YardModel) or model._meta.app_label in without:
            continue
        rows = model.objects.filter(yard__in=yard_ids).values_list("yard").order_by()
        if counted := {yard: int(count) for yard, count in rows.annotate(count=Count("id"))}:
            found[model] = counted
    return found


def withdraw(held: Yard) -> None:
    """The yard stands nowhere; the caller brings along what of it says where it is."""
    was, code = held.path, f"{NOWHERE}{held.id.hex[-12:]}"
    held.kind, held.code, held.path = Yard.Kind.WITHDRAWN, code, f"{NOWHERE}/{code}"
    held.save()
    FormerPath(yard=held, path=was, at=clock.now()).save()
