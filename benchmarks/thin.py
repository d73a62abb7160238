"""The product's own tables as plain Django models: no rules, no yard beside each statement, no text made once.

What is written through them lands in the same tables, beside the same indexes and constraints.
"""

import functools
from typing import Any

from django.db import models


@functools.cache
def thin(model: type[models.Model]) -> Any:
    """A plain model of the table of `model`, with the same columns; keys are plain foreign keys."""
    fields = {field.name: _plain(field) for field in model._meta.local_concrete_fields}
    meta = type("Meta", (), {"app_label": "bench", "db_table": model._meta.db_table, "managed": False})
    return type(f"Thin{model.__name__}", (models.Model,), {**fields, "Meta": meta, "__module__": __name__})


def _plain(field: Any) -> Any:
    if not isinstance(field, models.ForeignKey):
        return field.clone()
    return models.ForeignKey(
        field.related_model, models.DO_NOTHING, null=field.null, db_column=field.column, related_name="+"
    )
