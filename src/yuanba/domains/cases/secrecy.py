"""Words that are unreadable at rest: each is bound to its row and field."""

from typing import Any

from yuanba.platform.sealed.public import Unreadable, seal, unseal


def _bound(row: Any, field: str) -> str:
    return f"cases:{row.yard_id}:{type(row).__name__}:{row.id}:{field}"


def hide(row: Any, **words: str) -> None:
    """Put the words sealed into the row's fields."""
    for field, text in words.items():
        setattr(row, field, seal(text, bound=_bound(row, field)))


def told(row: Any, field: str) -> str:
    """The words again, for whoever was let in; of a row whose key is lost, nothing."""
    try:
        return unseal(getattr(row, field), bound=_bound(row, field))
    except Unreadable:
        return ""
