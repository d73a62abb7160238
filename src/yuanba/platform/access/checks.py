"""The table of actions is closed: a role nobody knows stops the start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from yuanba.platform.access.actions import misspelt


@register()
def roles(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One error for each action with an unknown role."""
    return [Error(f"action {name!r} names an unknown role", id="access.E1") for name in misspelt()]
