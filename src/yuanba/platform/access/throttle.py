"""Limits on how often: sign-in, anonymous intake. One statement, safe under races on both engines."""

from django.db import connection

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.models import Tries
from yuanba.platform.sealed.public import search_digest

_COUNT = """
INSERT INTO access_tries (id, key, ends, count) VALUES (%s, %s, %s, 1)
ON CONFLICT (key, ends) DO UPDATE SET count = access_tries.count + 1 RETURNING count
"""


def _kept(seconds: int, key: str) -> str:
    """Keyed: a telephone that is counted cannot be found by trying all numbers on a copy of the table."""
    return search_digest(f"{seconds} {key}", bound="access.tries")


def hit(key: str, *, limit: int, seconds: int) -> None:
    """Count one try of `key`; the one after `limit` in a window of `seconds` is refused as `too-many`."""
    now = int(clock.now().timestamp())
    ends = (now // seconds + 1) * seconds
    row_id = uuid7()
    with connection.cursor() as cursor:
        identity = row_id.hex if connection.vendor == "sqlite" else row_id
        cursor.execute(_COUNT, [identity, _kept(seconds, key), ends])
        (count,) = cursor.fetchone()
    if count > limit:
        raise Refusal("too-many", minutes=-(-(ends - now) // 60))


def forget(key: str, *, seconds: int) -> None:
    """Tries that led somewhere do not count."""
    Tries.objects.filter(key=_kept(seconds, key)).delete()


def sweep() -> int:
    """Drop counts of windows that are over, a thousand at a time; returns how many."""
    now = int(clock.now().timestamp())
    old = list(Tries.objects.filter(ends__lt=now).values_list("id", flat=True)[:1000])
    return Tries.objects.filter(id__in=old).delete()[0]
