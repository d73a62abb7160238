"""The lookup `path__under`: at a place or below it, by a plain index on both engines."""

from typing import Any

from django.db import models
from django.db.models.lookups import Lookup


@models.CharField.register_lookup
class Under(Lookup):
    """`path__under="a/b"` is `a/b` itself and all that begins with `a/b/`, compared by bytes."""

    lookup_name = "under"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """A range: "0" is the sign after "/"."""
        column, values = self.process_lhs(compiler, connection)
        above, below = ("~>=~", "~<~") if connection.vendor == "postgresql" else (">=", "<")
        sql = f"({column} = %s OR ({column} {above} %s AND {column} {below} %s))"
        prefix = str(self.rhs)
        return sql, (*values, prefix, *values, f"{prefix}/", *values, f"{prefix}0")
