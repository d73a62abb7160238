"""Pages of rows in the order of a moment."""

from operator import attrgetter
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from yuanba.kernel.paging import Page, moment_key, page_of, split_key

M = TypeVar("M", bound=Model)


def by_moment(rows: QuerySet[M], order: str, after: str) -> Page[M]:
    """A page in order of a moment, "-at" for the newest first; `after` is a page's `more`."""
    sign, name = ("-" if order.startswith("-") else ""), order.lstrip("-")
    beyond = "lt" if sign else "gt"
    if after:
        moment, key = split_key(after)
        rows = rows.filter(Q(**{f"{name}__{beyond}": moment}) | Q(**{name: moment, f"id__{beyond}": key}))
    moment_of = attrgetter(name.replace("__", "."))
    return page_of(rows.order_by(order, f"{sign}id"), lambda row: moment_key(moment_of(row), row.pk))
