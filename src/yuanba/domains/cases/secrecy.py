"""Words that are unreadable at rest: each is bound to its row and field."""

from typing import Any

from yuanba.platform.sealed.public import Unreadable, column


def hide(row: Any, **words: str) -> None:
    """Put the words sealed into the row's fields."""
    for field, text in words.items():
        column(row, field).put(row, text)


def told(row: Any, field: str) -> str:
    """The words again, for whoever was let in; of a row whose key is lost, nothing."""
    try:
        return column(row, field).opened(row)
    except Unreadable:
        return ""
