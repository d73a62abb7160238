"""Finding yards."""

import functools
from uuid import UUID

from yuanba.kernel.errors import absent
from yuanba.kernel.memory import Kept
from yuanba.platform.yards.models import Standstill, Yard

_closed: Kept[dict[UUID, Standstill]] = Kept()


@functools.lru_cache(maxsize=4096)
def _known(code: str) -> Yard:
    return Yard.objects.get(code=code)


def by_code(code: str) -> Yard:
    """The yard with this code, kept in memory (its code, kind and path never change); refused as absent."""
    if not code.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    try:
        return _known(code)
    except Yard.DoesNotExist:
        raise absent() from None


@functools.lru_cache(maxsize=4096)
def by_id(yard_id: UUID) -> Yard:
    """The yard with this id; Yard.DoesNotExist is a fault of ours."""
    return Yard.objects.get(id=yard_id)


def closed(yard_id: UUID) -> Standstill | None:
    """That a yard was handed over, for pages that say so: as of five seconds ago. What is written asks the database."""
    return _closed.get("all", lambda: {one.yard_id: one for one in Standstill.objects.all()}).get(yard_id)


def forget() -> None:
    """Empty the memory of yards: after a restore, and between tests."""
    _known.cache_clear()
    by_id.cache_clear()
    _closed.forget()
