"""Answers kept for a few seconds: what every request asks and hardly anything changes."""

import time
import weakref
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

V = TypeVar("V")
_memories: "weakref.WeakSet[Kept[Any]]" = weakref.WeakSet()
_others: list[Callable[[], None]] = []


def forgets(empty: Callable[[], None]) -> Callable[[], None]:
    """Function decorator: another memory of the process, which is emptied with all others."""
    _others.append(empty)
    return empty


def forget_all() -> None:
    """Empty every memory of this process: something moved on which any of them may stand."""
    for kept in list(_memories):
        kept.forget()
    for empty in _others:
        empty()


class Kept(Generic[V]):
    """At most `most` answers, none older than `seconds`; safe among threads, of one process only."""

    def __init__(self, seconds: float = 5.0, most: int = 4096) -> None:
        self.seconds, self.most = seconds, most
        self._answers: dict[Hashable, tuple[float, V]] = {}
        _memories.add(self)

    def get(self, key: Hashable, find: Callable[[], V]) -> V:
        """The kept answer, or that of `find`; where `find` raises, nothing is kept."""
        moment = time.monotonic()
        kept = self._answers.get(key)
        if kept is not None and moment - kept[0] < self.seconds:
            return kept[1]
        found = find()
        if len(self._answers) >= self.most:
            self._answers.clear()
        self._answers[key] = (moment, found)
        return found

    def forget(self) -> None:
        """Ask again at once: after a change, and between tests."""
        self._answers.clear()
