"""The yard, and the base classes that make every table say to whom it belongs.

YARD tables carry an immutable, non-null `yard`; SHARED tables are small and the same everywhere; LOCAL tables belong to
one machine. `checks.py` refuses anything else.
"""

import functools
import types
from typing import Any, ClassVar, Literal, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor
from django.db.models.sql.where import WhereNode

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7

register(
    "yard-closed",
    409,
    "This estate was handed over on %(day)s and is only read here; nothing was written. It goes on at: %(to)s.",
)
TableKind = Literal["YARD", "SHARED", "LOCAL"]


class Base(models.Model):
    """A row with a UUIDv7 made here; a new one is a plain INSERT."""

    table_kind: ClassVar[TableKind]

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert a new row, or update one that is there, without asking first; DatabaseError where none is updated."""
        if not args and not kwargs and self._state.adding:
            self._added()
            return
        if not args and not kwargs.get("force_insert"):
            kwargs["force_insert" if self._state.adding else "force_update"] = True
        super().save(*args, **kwargs)

    def _added(self) -> None:
        """A plain INSERT, without what Django asks first: no signals here (pyproject.toml), no parents, no keys made
        by the database."""
        self._prepare_related_fields_for_save(operation_name="save")  # type: ignore[attr-defined]
        fields, moved = _columns(type(self))
        for field in moved:
            setattr(self, field.attname, field.pre_save(self, True))
        with transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS):
            self._do_insert(type(self)._base_manager, DEFAULT_DB_ALIAS, fields, [], False)
        self._state.db, self._state.adding = DEFAULT_DB_ALIAS, False

    def _do_insert(
        self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: bool
    ) -> list[tuple[Any, ...]]:
        """The INSERT as text made once per table: an ORM insert costs five times as much (docs/decisions/0002)."""
        connection = connections[using or DEFAULT_DB_ALIAS]
        values = [_prepared(field, getattr(self, field.attname), connection) for field in fields]
        with connection.cursor() as cursor:
            cursor.execute(_insert(type(self), connection.vendor, tuple(fields)), [*values, *self._condition()])
            if not cursor.rowcount:
                self._not_inserted()
        return []

    def _condition(self) -> list[Any]:
        """What the INSERT is bound to beside its values."""
        return []

    def _not_inserted(self) -> None:
        """Why a row was not let in."""


@functools.lru_cache(maxsize=512)
def _columns(model: type[models.Model]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The columns of a table, and those whose field has a say in what is saved."""
    fields = tuple(field for field in model._meta.local_concrete_fields if not field.generated)
    return fields, tuple(field for field in fields if _has_a_say(field))


def _has_a_say(field: Any) -> bool:
    if isinstance(field, models.DateField | models.TimeField):
        return bool(field.auto_now or field.auto_now_add)
    return type(field).pre_save is not models.Field.pre_save


_PLAIN_FIELDS = frozenset({models.CharField, models.TextField, models.IntegerField, models.BooleanField})
_PLAIN_VALUES = frozenset({str, int, bool, types.NoneType})


def _prepared(field: Any, value: Any, connection: BaseDatabaseWrapper) -> Any:
    """The value as the driver takes it; most need no preparing."""
    if type(field) in _PLAIN_FIELDS and type(value) in _PLAIN_VALUES:
        return value
    return field.get_db_prep_save(value, connection)


@functools.lru_cache(maxsize=512)
def _insert(model: type[models.Model], vendor: str, fields: tuple[Any, ...]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    start = f'INSERT INTO "{model._meta.db_table}" ({columns})'
    if not issubclass(model, YardModel):
        return f"{start} VALUES ({places})"
    closed = f'SELECT 1 FROM "{Standstill._meta.db_table}" WHERE "yard_id" = %s'  # noqa: S608  names of our own tables
    return f"{start} SELECT {places} WHERE NOT EXISTS ({closed})"


class Shared(Base):
    """Small and rarely written: copied to every node."""

    table_kind = "SHARED"

    class Meta:
        abstract = True


class Local(Base):
    """Belongs to one machine: queues, leases, counters of tries."""

    table_kind = "LOCAL"

    class Meta:
        abstract = True


class Yard(Shared):
    """An estate, or an office: community, street, district, association. Never renamed, never moved by id."""

    class Kind(models.TextChoices):
        """What keeps the records."""

        ESTATE = "estate"
        COMMUNITY = "community"
        STREET = "street"
        DISTRICT = "district"
        ASSOCIATION = "association"

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    path = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code

    @property
    def yard_id(self) -> UUID:
        """A yard is a place on the map like any other."""
        return self.id


class Standstill(Shared):
    """A yard that was handed over: read here, and written no more. Gone again when it is taken back."""

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+", db_index=False)
    to = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard"], name="yards_standstill_once")]


def written(column: str = "yard_id") -> Any:
    """The condition that rows are of yards which are still written; of yards themselves the column is `id`."""
    return ~models.Exists(Standstill.objects.filter(yard_id=models.OuterRef(column)))


def refuse_closed(*yard_ids: Any) -> None:
    """Refused as `yard-closed` where one of the yards was handed over."""
    found = Standstill.objects.filter(yard_id__in=yard_ids).first()
    if found is not None:
        raise Refusal("yard-closed", day=clock.aware(found.at).date().isoformat(), to=found.to)


M = TypeVar("M", bound=models.Model)


class YardRows(models.QuerySet[M]):
    """Rows of yards: those of one that was handed over are not changed or removed by the handful either.

    What is added by the handful stands and falls with the event recorded beside it, or with the row it hangs on.
    """

    def update(self, **kwargs: Any) -> int:
        """Change rows, those of yards that are still written."""
        return models.QuerySet.update(self.filter(written()), **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove rows, those of yards that are still written."""
        return models.QuerySet.delete(self.filter(written()))


class YardManager(models.Manager[M]):
    """The manager of every YARD table."""

    def get_queryset(self) -> YardRows[M]:
        """All rows."""
        return YardRows(self.model, using=self._db)


class YardMixin(models.Model):
    """What makes every statement name the yard: save, update, delete, refresh.

    A row that was given another yard is not found again, so it cannot be saved: the yard of a row never changes.
    """

    class Meta:
        abstract = True

    yard_id: Any

    def _do_update(self, base_qs: Any, *args: Any, **kwargs: Any) -> Any:
        found = super()._do_update(base_qs.filter(written(), yard_id=self.yard_id), *args, **kwargs)
        if not found:
            refuse_closed(self.yard_id)
        return found

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        """Read again, by yard and id."""
        rows: Any = from_queryset if from_queryset is not None else type(self)._base_manager.using(using)
        super().refresh_from_db(using=using, fields=fields, from_queryset=rows.filter(yard_id=self.yard_id))

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Remove the row, by yard and id; rows that point at it protect it."""
        every: Any = type(self)._base_manager.using(using)
        removed: tuple[int, dict[str, int]] = every.filter(written(), yard_id=self.yard_id, pk=self.pk).delete()
        if not removed[0]:
            refuse_closed(self.yard_id)
        return removed


class YardModel(YardMixin, Base):
    """A row of one yard. `append_only = True` takes UPDATE and DELETE away in the database."""

    table_kind = "YARD"
    append_only: ClassVar[bool] = False

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False)
    objects = YardManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save after looking that every key points into the same yard."""
        for field in _yard_keys(type(self)):
            field.same_yard(self)
        super().save(*args, **kwargs)

    def _condition(self) -> list[Any]:
        return [_prepared(type(self)._meta.get_field("yard"), self.yard_id, connections[DEFAULT_DB_ALIAS])]

    def _not_inserted(self) -> None:
        refuse_closed(self.yard_id)


@functools.lru_cache(maxsize=512)
def _yard_keys(model: type[models.Model]) -> "tuple[YardKey, ...]":
    return tuple(field for field in model._meta.local_fields if isinstance(field, YardKey))


class _RowsOfOneYard(ReverseManyToOneDescriptor):  # type: ignore[type-arg]
    """`case.steps`: the rows that point here, by yard and id."""

    @functools.cached_property
    def related_manager_cls(self) -> Any:
        plain: Any = super().related_manager_cls

        class Manager(plain):  # type: ignore[misc]
            def __init__(self, instance: Any) -> None:
                super().__init__(instance)
                self.core_filters["yard_id"] = instance.yard_id

        return Manager


class YardKey(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key between rows of one yard; joins and look-ups, there and back, carry the yard on both sides.

    It has no index of its own: what is looked up begins with the yard, and is declared in `Meta`.
    """

    related_accessor_class = _RowsOfOneYard

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"db_index": False, **kwargs})

    def get_extra_descriptor_filter(self, instance: Any) -> Any:
        """Following the key names the yard."""
        return {"yard_id": instance.yard_id}

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        """A join names the yard on both sides."""
        if not (alias and related_alias):
            return None
        here: Any = self.model._meta.get_field("yard")
        there: Any = self.related_model._meta.get_field("yard")
        equal = here.get_lookup("exact")
        return WhereNode([equal(here.get_col(related_alias), there.get_col(alias))])

    def same_yard(self, row: Any) -> None:
        """ValueError where the row pointed at is loaded and of another yard."""
        target = row._state.fields_cache.get(self.name)
        if target is not None and target.yard_id != row.yard_id:
            raise ValueError(f"{type(row).__name__}.{self.name} points into another yard")
