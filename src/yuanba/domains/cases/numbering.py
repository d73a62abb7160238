"""Numbers people read, one after the other in each yard: without a gap that another transaction could fall into."""

from uuid import UUID

from django.db import connection

from yuanba.kernel.ids import uuid7
from yuanba.platform.yards.models import Yard

_NEXT = """
INSERT INTO cases_sequence (id, yard_id, name, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (yard_id, name) DO UPDATE SET last = cases_sequence.last + 1 RETURNING last
"""

_NEXT_CASE = """
INSERT INTO cases_counter (id, yard_id, last, changes) VALUES (%s, %s, 1, 0)
ON CONFLICT (yard_id) DO UPDATE SET last = cases_counter.last + 1 RETURNING last, changes
"""

_CHANGED = """
INSERT INTO cases_counter (id, yard_id, last, changes) VALUES (%s, %s, 0, 1)
ON CONFLICT (yard_id) DO UPDATE SET changes = cases_counter.changes + 1 RETURNING changes
"""


def next_number(yard: Yard, name: str) -> int:
    """The next number of `name` in a yard, in the caller's transaction."""
    return int(_taken(_NEXT, yard.id, [name])[0])


def next_case_number(yard_id: UUID) -> int:
    """The next number of a case."""
    return begin_case(yard_id)[0]


def begin_case(yard_id: UUID) -> tuple[int, int]:
    """The next number of a case, and how often what holds for cases here was changed: what is kept in memory beside
    another count is not true any more."""
    number, changes = _taken(_NEXT_CASE, yard_id, [])
    return number, changes


def count_change(yard_id: UUID) -> None:
    """Promises, units, categories or rules of a yard change in the caller's transaction."""
    _taken(_CHANGED, yard_id, [])


def _taken(statement: str, yard_id: UUID, more: list[str]) -> tuple[int, ...]:
    ids = [uuid7(), yard_id]
    with connection.cursor() as cursor:
        plain = connection.vendor == "sqlite"
        cursor.execute(statement, [*(one.hex if plain else one for one in ids), *more])
        found: tuple[int, ...] = cursor.fetchone()
        return found
