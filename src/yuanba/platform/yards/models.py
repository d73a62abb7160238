"""The yard, and the base classes that make every table say to whom it belongs.

YARD tables carry an immutable, non-null `yard`; SHARED tables are small and the same everywhere; LOCAL tables belong to
one machine. `checks.py` refuses anything else.
"""

import functools
from collections.abc import Iterable
from typing import Any, ClassVar, Literal, Self, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor
from django.db.models.sql.where import WhereNode

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.kernel.memory import forget_all
from yuanba.kernel.paths import above
from yuanba.platform.yards.handfuls import insert as insert_many
from yuanba.platform.yards.inserting import columns_of, fresh, values_of

register(
    "yard-closed",
    409,
    "This estate was handed over on %(day)s and is only read here; nothing was written. It goes on at: %(to)s.",
)
register("yard-moved", 409, "This estate was moved on the map a moment ago; nothing was written. Please send it again.")
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

    @classmethod
    def new(cls, **values: Any) -> Self:
        """A new row, unsaved: as the constructor, at a third of its cost, for what is written with every request."""
        return fresh(cls, values)

    def _added(self, more: str = "") -> bool:
        """A plain INSERT, without what Django asks first: no signals here (pyproject.toml), no parents, no keys made
        by the database – so what a row points at has its key, saved or not, and the database says if it is there."""
        for field in columns_of(type(self)).moved:
            setattr(self, field.attname, field.pre_save(self, True))
        with transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS):
            done = self._inserted(connections[DEFAULT_DB_ALIAS], more)
        self._state.db, self._state.adding = DEFAULT_DB_ALIAS, not done
        return done

    def added_once(self) -> bool:
        """Insert a new row; whether it was, for where a unique constraint has one already nothing is done."""
        return self._added(" ON CONFLICT DO NOTHING")

    def _do_insert(
        self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: bool
    ) -> list[tuple[Any, ...]]:
        """What Django inserts is inserted in the same way: always all columns."""
        self._inserted(connections[using or DEFAULT_DB_ALIAS])
        return []

    def _inserted(self, connection: BaseDatabaseWrapper, more: str = "") -> bool:
        """The INSERT as text made once per table: an ORM insert costs five times as much (docs/decisions/0002)."""
        values = values_of(self, connection)
        with connection.cursor() as cursor:
            cursor.execute(_insert(type(self)) + more, [*values, *self._condition(values)])
            if cursor.rowcount:
                return True
        self._not_inserted()
        return False

    def _condition(self, values: list[Any]) -> list[Any]:
        """What the INSERT is bound to beside its values."""
        return []

    def _not_inserted(self) -> None:
        """Why a row was not let in."""


@functools.lru_cache(maxsize=512)
def _bound_to_where(model: type[models.Model]) -> bool:
    return issubclass(model, YardModel) and model.says_where()


@functools.lru_cache(maxsize=512)
def _insert(model: type[models.Model]) -> str:
    fields = columns_of(model).all
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    start = f'INSERT INTO "{model._meta.db_table}" ({columns})'
    if not issubclass(model, YardModel):
        return f"{start} VALUES ({places})"
    closed = f'SELECT 1 FROM "{Standstill._meta.db_table}" WHERE "yard_id" = %s'  # noqa: S608  names of our own tables
    left = f" AND NOT EXISTS ({_LEFT})" if _bound_to_where(model) else ""
    return f"{start} SELECT {places} WHERE NOT EXISTS ({closed}){left}"


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
    """An estate, or an office: community, street, district, association. Never renamed, never moved by id.

    One founded by mistake is withdrawn (`withdrawing.py`): it keeps what was told of it, and stands nowhere.
    """

    class Kind(models.TextChoices):
        """What keeps the records."""

        ESTATE = "estate"
        COMMUNITY = "community"
        STREET = "street"
        DISTRICT = "district"
        ASSOCIATION = "association"
        WITHDRAWN = "withdrawn"

    NO_OFFICE: ClassVar[tuple[str, ...]] = (Kind.ESTATE, Kind.WITHDRAWN)

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


class FormerPath(Shared):
    """Where a yard was before it was moved, and is not now: nothing new is written with such a path.

    Moved back, the row is gone. What happened is told by the events of the yard.
    """

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+", db_index=False)
    path = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "path"], name="yards_former_path_once")]


_LEFT = (
    'SELECT 1 FROM "yards_formerpath" WHERE "yard_id" = %s'
    " AND (path = %s OR substr(CAST(%s AS varchar(400)), 1, length(path) + 1) = path || '/')"
)


def refuse_left(yard_id: Any, path: str) -> None:
    """Refused as `yard-moved` where the yard was at this path and is not now; what is kept in memory is forgotten."""
    if FormerPath.objects.filter(yard_id=yard_id, path__in=above(path)).exists():
        forget_all()
        raise Refusal("yard-moved")


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

    def bulk_create(self, objs: Iterable[M], batch_size: int | None = None, *args: Any, **kwargs: Any) -> list[M]:
        """Insert many rows, as one is inserted: all columns, by a text made once per table."""
        rows = list(objs)
        if args or kwargs or self.db != DEFAULT_DB_ALIAS:
            return super().bulk_create(rows, batch_size, *args, **kwargs)
        if rows:
            insert_many(rows, batch_size)
        return rows

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

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, values: Any, *args: Any, **kwargs: Any) -> Any:
        rows, said = base_qs.filter(written(), yard_id=self.yard_id), None
        if any(field.name == "path" for field, _model, _value in values):
            said = getattr(self, "path", None)
        if said is not None:
            rows = rows.exclude(models.Exists(FormerPath.objects.filter(yard_id=self.yard_id, path__in=above(said))))
        found = super()._do_update(rows, using, pk_val, values, *args, **kwargs)
        if not found:
            refuse_closed(self.yard_id)
            refuse_left(self.yard_id, said or "")
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

    def added_once(self) -> bool:
        """The same look; then insert it, unless it is there."""
        for field in _yard_keys(type(self)):
            field.same_yard(self)
        return super().added_once()

    @classmethod
    def says_where(cls) -> bool:
        """Whether a row says where its yard is: by a path of its own, or else by `where_said`."""
        return any(field.name == "path" for field in cls._meta.local_fields)

    def where_said(self) -> str:
        """The path that whoever writes the row believes in."""
        return str(getattr(self, "path", ""))

    def _condition(self, values: list[Any]) -> list[Any]:
        yard = values[columns_of(type(self)).named("yard")]
        return [yard, yard, *[self.where_said()] * 2] if _bound_to_where(type(self)) else [yard]

    def _not_inserted(self) -> None:
        refuse_closed(self.yard_id)
        refuse_left(self.yard_id, self.where_said() if self.says_where() else "")


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
