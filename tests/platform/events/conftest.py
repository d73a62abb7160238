"""A vocabulary of a test's own: what it declares is forgotten afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import transaction

from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events import registry
from yuanba.platform.events.public import Event, event, record


@pytest.fixture(autouse=True)
def vocabulary() -> Iterator[None]:
    """Nobody listens but the test."""
    tables = (registry.EVENTS, registry.REACTIONS, registry._NAMES)
    kept = [dict(table) for table in tables]
    registry.REACTIONS.clear()
    yield
    for table, before in zip(tables, kept, strict=True):
        table.clear()
        table.update(before)


@pytest.fixture
def Said(vocabulary: None) -> type:
    """The event `test.said`."""

    @event("test.said")
    @dataclass(frozen=True)
    class Said:
        """Somebody said something."""

        words: str
        times: int = 1

    return Said


@pytest.fixture
def say(Said):
    """Record one event and commit."""

    def say(yard, words="hello", subject=None) -> Event:
        with transaction.atomic():
            return record(Said(words), yard=yard, actor=SYSTEM, subject=subject or uuid4())

    return say
