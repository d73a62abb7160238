"""Finding yards."""

import functools
import time
from uuid import UUID

from yuanba.kernel.errors import absent
from yuanba.kernel.memory import Kept, forget_all, forgets
from yuanba.platform.yards.models import FormerPath, Standstill, Yard

SECONDS = 5.0
_closed: Kept[dict[UUID, Standstill]] = Kept()


class _Moves:
    """The newest move that this process knows of, and when it asked."""

    newest: UUID | None = None
    asked = 0.0


def look() -> None:
    """Forget all that is kept in memory where a yard was moved since; asked every five seconds.

    What is written asks the database anyway (`FormerPath`).
    """
    newest = FormerPath.objects.order_by("-at", "-id").values_list("id", flat=True).first()
    is_new, _Moves.newest, _Moves.asked = newest != _Moves.newest, newest, time.monotonic()
    if is_new:
        forget_all()


def _remembering() -> None:
    if time.monotonic() - _Moves.asked >= SECONDS:
        look()


@functools.lru_cache(maxsize=4096)
def _known(code: str) -> Yard:
    return Yard.objects.get(code=code)


def by_code(code: str) -> Yard:
    """The yard with this code, kept in memory (its code and kind never change, its path hardly); refused as absent."""
    if not code.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    _remembering()
    try:
        return _known(code)
    except Yard.DoesNotExist:
        raise absent() from None


@functools.lru_cache(maxsize=4096)
def _of_id(yard_id: UUID) -> Yard:
    return Yard.objects.get(id=yard_id)


def by_id(yard_id: UUID) -> Yard:
    """The yard with this id; Yard.DoesNotExist is a fault of ours."""
    _remembering()
    return _of_id(yard_id)


def closed(yard_id: UUID) -> Standstill | None:
    """That a yard was handed over, for pages that say so: as of five seconds ago. What is written asks the database."""
    return _closed.get("all", lambda: {one.yard_id: one for one in Standstill.objects.all()}).get(yard_id)


@forgets
def forget() -> None:
    """Empty the memory of yards: after a restore, and between tests."""
    _known.cache_clear()
    _of_id.cache_clear()
    _closed.forget()
