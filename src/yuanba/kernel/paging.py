"""Pages by key: what comes after the last row, whatever was added meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from yuanba.kernel import clock
from yuanba.kernel.errors import absent

PAGE = 20
R = TypeVar("R")


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows, and the key to go on after them; empty where there are no more."""

    rows: Sequence[R]
    more: str


def split_key(after: str) -> tuple[datetime, UUID]:
    """A page's key, `moment_id`, in its two parts; refused as absent where somebody made it up."""
    moment, _, key = after.partition("_")
    try:
        return clock.aware(datetime.fromisoformat(moment)), UUID(key)
    except (ValueError, OverflowError):
        raise absent() from None


def moment_key(moment: datetime, key: UUID) -> str:
    """What `split_key` reads."""
    return f"{moment.isoformat()}_{key}"
