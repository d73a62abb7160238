"""The Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Label `access`."""

    name = "yuanba.platform.access"
    label = "access"

    def ready(self) -> None:
        """Load the system check of the table of actions."""
        from yuanba.platform.access import checks  # noqa: F401  registers itself
