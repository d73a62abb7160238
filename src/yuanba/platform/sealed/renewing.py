"""What a former key sealed is sealed with the key of today: table by table, a few rows at a time, each few for good."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Q

from yuanba.platform.sealed.fields import columns
from yuanba.platform.sealed.sealing import Unreadable, mark
from yuanba.platform.yards import guard

SLICE = 200


def tables() -> list[type[models.Model]]:
    """All tables that hold something sealed, by their labels."""
    return sorted((model for model in apps.get_models() if columns(model)), key=lambda model: model._meta.label)


def renewing(model: type[models.Model]) -> Iterator[tuple[int, int]]:
    """After each few rows: how many were sealed anew, and how many hold a value that no key here opens.

    What was done stays done where it is broken off; rows of estates that were handed over are renewed too.
    """
    last = UUID(int=0)
    while rows := _old(model, last):
        with transaction.atomic(), guard.lifted(connections[DEFAULT_DB_ALIAS], model):
            done = [renew(row) for row in rows]
        yield done.count(True), done.count(None)
        last = rows[-1].pk


def _old(model: type[models.Model], after: UUID) -> list[Any]:
    old = Q(pk__in=())
    for field in columns(model):
        old |= ~Q(**{field.attname: ""}) & ~Q(**{f"{field.attname}__startswith": mark()})
    rows: models.QuerySet[Any] = models.QuerySet(model)
    return list(rows.filter(old, pk__gt=after).order_by("pk")[:SLICE])


def renew(row: Any) -> bool | None:
    """Whether the row was sealed anew: not where somebody wrote it meanwhile; None where no key here opens it."""
    was = {field.attname: getattr(row, field.attname) for field in columns(type(row))}
    try:
        for field in columns(type(row)):
            field.put(row, field.opened(row))
    except Unreadable:
        return None
    known = {"pk": row.pk} | ({"yard_id": row.yard_id} if hasattr(row, "yard_id") else {})
    same: models.QuerySet[Any] = models.QuerySet(type(row)).filter(**known, **was)
    return bool(same.update(**{name: getattr(row, name) for name in was}))
