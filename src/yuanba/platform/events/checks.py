"""The vocabulary of events is closed: a reaction to an event nobody declares stops the start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from yuanba.platform.events.registry import undeclared


@register()
def reactions(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One error for each name that nobody declares."""
    return [Error(f"somebody reacts to the unknown event {name!r}", id="events.E1") for name in undeclared()]
