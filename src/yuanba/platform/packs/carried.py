"""What the owners of tables say about them: how shared rows come along, what is not let in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class Carried:
    """How rows of a SHARED table that a yard refers to come along.

    `fields` are carried and no others; `match` is the field by which the same row is known elsewhere; `follow` a key to
    the same table, whose row comes first; `fixed` the fields that must be equal where it is known. `opened` are texts
    that a row keeps sealed and opens itself; `found_by` then says what a row of such a `match` is found by here.
    """

    model: type[Model]
    fields: tuple[str, ...]
    match: str
    follow: str = ""
    fixed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    found_by: Callable[[str], Mapping[str, Any]] | None = None


CARRIED: dict[type[Model], Carried] = {}
GUARDS: dict[type[Model], Callable[[Any], bool]] = {}


def carry(carried: Carried) -> None:
    """Rows of this SHARED table come along; its domain calls this at start."""
    CARRIED[carried.model] = carried


def guard(model: type[Model], welcome: Callable[[Any], bool]) -> None:
    """Rows of a YARD table for which `welcome` is false are not let in."""
    GUARDS[model] = welcome
