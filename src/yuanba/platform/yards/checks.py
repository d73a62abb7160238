"""The rules of "one yard is one shard" that can be read off the models, as a Django system check."""

from collections.abc import Iterator
from typing import Any, get_args

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models

from yuanba.platform.yards.models import TableKind, YardKey, YardModel

LOCAL_APPS = {"sessions", "django_tasks_database"}


def kind_of(model: type[models.Model]) -> str | None:
    """YARD, SHARED, LOCAL, or None where a table does not say. Tables of other packages are LOCAL, listed above."""
    if model._meta.app_label in LOCAL_APPS:
        return "LOCAL"
    kind = getattr(model, "table_kind", None)
    return kind if kind in get_args(TableKind) else None


@register()
def tables(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every table of every app, automatic many-to-many tables included."""
    models_ = apps.get_models(include_auto_created=True)
    return [error for model in models_ for error in check_model(model)]


def check_model(model: type[models.Model]) -> list[CheckMessage]:
    """The offences of one table."""
    kind, label = kind_of(model), model._meta.label
    if kind is None:
        return [Error(f"{label} does not say whether it is YARD, SHARED or LOCAL", id="yards.E1")]
    if model._meta.app_label in LOCAL_APPS:
        return list(_keys(model, kind, label))
    found = [*_identity(model, label), *_keys(model, kind, label)]
    return found + list(_of_a_yard(model, label)) if kind == "YARD" else found


def _identity(model: type[models.Model], label: str) -> Iterator[CheckMessage]:
    if model._meta.pk.name != "id" or not isinstance(model._meta.pk, models.UUIDField):
        yield Error(f"{label}: the key is a UUIDv7 named id, never a sequence", id="yards.E8")


def _keys(model: type[models.Model], kind: str, label: str) -> Iterator[CheckMessage]:
    for field in model._meta.local_fields:
        target = field.related_model
        if not isinstance(target, type):
            continue
        there, name = kind_of(target), f"{label}.{field.name}"
        if there == "YARD" and kind != "YARD":
            yield Error(f"{name}: a {kind} table points at a YARD table", id="yards.E2")
        elif there == "YARD" and not isinstance(field, YardKey):
            yield Error(f"{name}: use YardKey", id="yards.E5")
        elif there != "YARD" and isinstance(field, YardKey):
            yield Error(f"{name}: a YardKey points at a YARD table only", id="yards.E9")
        elif there == "LOCAL" and kind != "LOCAL":
            yield Error(f"{name}: a {kind} table points at a LOCAL table", id="yards.E6")


def _of_a_yard(model: type[models.Model], label: str) -> Iterator[CheckMessage]:
    if not issubclass(model, YardModel):
        yield Error(f"{label}: a YARD table is a YardModel", id="yards.E10")
        return
    if model._meta.get_field("yard").null:
        yield Error(f"{label}.yard may not be null", id="yards.E3")
    for field in model._meta.local_fields:
        if field.unique and not field.primary_key:
            yield Error(f"{label}.{field.name}: unique without yard", id="yards.E4")
    for name, fields in _unique_rules(model):
        if "yard" not in fields:
            yield Error(f"{label}: {name} lacks yard", id="yards.E7")


def _unique_rules(model: type[models.Model]) -> Iterator[tuple[str, set[Any]]]:
    """Name and fields of what may stand once only: unique, partly unique and exclusion constraints."""
    for rule in model._meta.constraints:
        if not isinstance(rule, models.CheckConstraint):
            yield rule.name, {*getattr(rule, "fields", ()), *map(_name, getattr(rule, "expressions", ()))}
    for fields in model._meta.unique_together:
        yield "unique_together", set(fields)


def _name(part: Any) -> Any:
    """The field an expression names; an exclusion constraint has pairs of expression and operator."""
    first = part[0] if isinstance(part, list | tuple) else part
    return getattr(first, "name", first)
