"""Which tables a yard has, and what each looks like."""

from functools import cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import models

from yuanba.kernel.merkle import canon
from yuanba.platform.packs.carried import CARRIED
from yuanba.platform.yards.checks import kind_of
from yuanba.platform.yards.models import Yard, YardModel


@cache
def tables() -> dict[str, type[YardModel]]:
    """All YARD tables by their labels, in the order of a pack."""
    found = (model for model in apps.get_models() if kind_of(model) == "YARD" and issubclass(model, YardModel))
    return {model._meta.label: model for model in sorted(found, key=lambda model: model._meta.label)}


def shared_tables() -> dict[str, type[models.Model]]:
    """The SHARED tables whose rows come along, by their labels."""
    return {model._meta.label: model for model in sorted(CARRIED, key=lambda model: model._meta.label)}


def fields_of(model: type[models.Model]) -> list[Any]:
    """The fields of a YARD table that are in a pack: all but the yard."""
    return [field for field in model._meta.local_fields if field.name != "yard"]


def fingerprint(model: type[models.Model]) -> str:
    """What tells two shapes of a table apart: names, kinds, lengths and targets of its fields."""
    carried = CARRIED.get(model)
    kept = [field for field in fields_of(model) if carried is None or field.name in (*carried.fields, carried.follow)]
    return sha256(canon([_shape(field) for field in kept])).hexdigest()[:16]


def _shape(field: Any) -> list[Any]:
    target = field.related_model._meta.label if field.related_model else ""
    return [field.attname, field.get_internal_type(), field.max_length or 0, field.null, target]


@cache
def renamed(model: type[models.Model]) -> frozenset[str]:
    """The columns that hold ids of SHARED rows: keys, and plain ids where rows may change (evidence stays as it is)."""
    keys = {field.attname for field in shared_keys(model)}
    if getattr(model, "append_only", False):
        return frozenset(keys)
    plain = (one for one in fields_of(model) if type(one) is models.UUIDField and not one.primary_key)
    return frozenset(keys | {field.attname for field in plain})


def shared_keys(model: type[models.Model]) -> list[Any]:
    """The keys of a table to SHARED tables, the yard left out."""
    return [one for one in fields_of(model) if one.related_model and kind_of(one.related_model) == "SHARED"]


def yard_keys(model: type[models.Model]) -> list[Any]:
    """The keys of a table to YARD tables."""
    return [one for one in fields_of(model) if one.related_model and kind_of(one.related_model) == "YARD"]


def uncarried() -> list[str]:
    """Keys of YARD tables to SHARED tables that nobody carries: a pack would be torn."""
    return [
        f"{label}.{field.name}"
        for label, model in tables().items()
        for field in shared_keys(model)
        if field.related_model not in CARRIED or field.related_model is Yard
    ]
