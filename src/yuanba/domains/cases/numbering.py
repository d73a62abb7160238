"""Numbers people read, one after the other in each yard: without a gap that another transaction could fall into."""

from django.db import connection

from yuanba.kernel.ids import uuid7
from yuanba.platform.yards.models import Yard

_NEXT = """
INSERT INTO cases_sequence (id, yard_id, name, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (yard_id, name) DO UPDATE SET last = cases_sequence.last + 1 RETURNING last
"""


def next_number(yard: Yard, name: str) -> int:
    """The next number of `name` in a yard, in the caller's transaction."""
    ids = [uuid7(), yard.id]
    with connection.cursor() as cursor:
        plain = connection.vendor == "sqlite"
        cursor.execute(_NEXT, [*(one.hex if plain else one for one in ids), name])
        return int(cursor.fetchone()[0])
