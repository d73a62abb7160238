"""Pages by key: what comes after the last row, whatever was added meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = 20
R = TypeVar("R")


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows, and the key to go on after them; empty where there are no more."""

    rows: Sequence[R]
    more: str
