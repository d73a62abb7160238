"""Pages by key: what comes after the last row, whatever was added meanwhile."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from yuanba.kernel import clock
from yuanba.kernel.errors import absent

PAGE = 20
R = TypeVar("R")
S = TypeVar("S")
Out = TypeVar("Out", covariant=True)


class Sliced(Protocol[Out]):
    """A list, or what reads only the rows it is cut to."""

    def __getitem__(self, part: slice, /) -> Iterable[Out]:
        """The rows of this part."""


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows, and the key to go on after them; empty where there are no more."""

    rows: Sequence[R]
    more: str

    def of(self, rows: Iterable[S]) -> "Page[S]":
        """The same page, with what is shown in place of what was read."""
        return Page(list(rows), self.more)


def page_of(rows: Sliced[R], key: Callable[[R], object], size: int = PAGE) -> Page[R]:
    """The first of these rows, which are in their order; one more is read to know whether there are more."""
    found = list(rows[: size + 1])
    return Page(found[:size], str(key(found[size - 1])) if len(found) > size else "")


def part_of(rows: Sequence[R], key: Callable[[R], str], after: str, size: int = PAGE) -> Page[R]:
    """A page of rows whose order no index knows, such as a ranking: those after the one with the key.

    Refused as absent where no row has it.
    """
    begin = next((at + 1 for at, row in enumerate(rows) if key(row) == after), 0) if after else 0
    if after and not begin:
        raise absent()
    shown = rows[begin : begin + size]
    return Page(shown, key(shown[-1]) if begin + size < len(rows) else "")


def number_of(after: str) -> int:
    """A page's key that is a number; refused as absent where somebody made it up."""
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise absent()
    return int(after)


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
