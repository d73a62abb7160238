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
INSERT INTO cases_counter (id, yard_id, last) VALUES (%s, %s, 1)
ON CONFLICT (yard_id) DO UPDATE SET last = cases_counter.last + 1 RETURNING last
"""


def next_number(yard: Yard, name: str) -> int:
    """The next number of `name` in a yard, in the caller's transaction."""
    return _taken(_NEXT, yard.id, [name])


def next_case_number(yard_id: UUID) -> int:
    """The next number of a case."""
    return _taken(_NEXT_CASE, yard_id, [])


def _taken(statement: str, yard_id: UUID, more: list[str]) -> int:
    ids = [uuid7(), yard_id]
    with connection.cursor() as cursor:
        plain = connection.vendor == "sqlite"
        cursor.execute(statement, [*(one.hex if plain else one for one in ids), *more])
        return int(cursor.fetchone()[0])
