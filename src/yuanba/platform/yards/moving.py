"""A yard goes to another path: every row that says where something is follows, in one transaction.

Whoever writes meanwhile either comes before, and is taken along, or after, and is refused as `yard-moved`
(docs/decisions/0007).
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import OperationalError, connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Length, Substr

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.yards.models import FormerPath, Yard, YardModel, refuse_closed

register("yard-busy", 409, "Somebody is writing in this estate just now, and nothing was moved. Please try again.")
# Shorter than the second after which PostgreSQL looks for a deadlock and ends somebody: the one who moves gives way.
PATIENCE = "SET LOCAL lock_timeout = '700ms'"
TRIES = 5
NOT_AVAILABLE = "55P03"


def tables_with_paths() -> list[type[YardModel]]:
    """The tables whose rows say by a path where they are, and may be changed."""
    found = (model for model in apps.get_models() if issubclass(model, YardModel) and not model.append_only)
    return sorted((model for model in found if model.says_where()), key=lambda model: model._meta.label)


def hold_still(yard: Yard) -> Yard:
    """The yard as it is now, nobody writing a path meanwhile; in the caller's transaction.

    Refused: `yard-busy`, `yard-closed`.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(PATIENCE)
            held = Yard.objects.select_for_update(no_key=True).get(id=yard.id)
            if connection.vendor == "postgresql":
                names = ", ".join(f'"{model._meta.db_table}"' for model in tables_with_paths())
                cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
                cursor.execute("SET LOCAL lock_timeout = 0")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_AVAILABLE:
            raise
        raise Refusal("yard-busy") from None
    refuse_closed(yard.id)
    return held


def relocate(held: Yard, to: str, keepers: Iterable[UUID]) -> dict[str, int]:
    """Paths of the yard, and rows of the `keepers` that name them, begin with `to`; how many rows of each table.

    What others keep stays as it is: it names nothing now, and holds again when the yard is moved back.
    """
    was, moved = held.path, dict[str, int]()
    kept_by = {held.id, *keepers}
    for model in tables_with_paths():
        rows: Any = models.QuerySet(model).filter(yard_id__in=kept_by, path__under=was)
        moved[model._meta.label] = rows.update(path=moved_to(was, to))
    Yard.objects.filter(id=held.id).update(path=to)
    FormerPath.objects.filter(yard=held, path=to).delete()
    FormerPath(yard=held, path=was, at=clock.now()).save()
    held.path = to
    return {label: count for label, count in moved.items() if count}


def moved_to(was: str, to: str) -> Concat:
    """The column `path` with another beginning."""
    return Concat(Value(to), Substr(F("path"), len(was) + 1))


def longest_in(yard: Yard, model: Any) -> int:
    """How long the longest path of a table is in the yard."""
    found = model.objects.filter(yard=yard).aggregate(longest=models.Max(Length("path")))
    return int(found["longest"] or 0)
