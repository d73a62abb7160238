"""The page `docs/events.md`: what is recorded, in which shape, and who reacts."""

import inspect
from typing import Any

from yuanba.platform.events.registry import EVENTS, REACTIONS
from yuanba.platform.events.shapes import fields_of

HEAD = """# What happens

Made by `yuanba docs` from the declared events; do not edit. Every event also has an id, its yard, the time, who did it
and the id of what it happened to.
"""


def page() -> str:
    """Markdown, one section an event, in order of name."""
    return HEAD + "".join(_section(name, EVENTS[name]) for name in sorted(EVENTS))


def _section(name: str, shape: type) -> str:
    fields = "\n".join(f"- `{field}`: {_kind(kind)}" for field, kind in fields_of(shape).items())
    reactions = ", ".join(f"`{reaction}`" for reaction in sorted(REACTIONS.get(name, {}))) or "nobody"
    return f"\n## {name}\n\n{inspect.getdoc(shape)}\n\n{fields}\n\nReacts: {reactions}.\n"


def _kind(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
