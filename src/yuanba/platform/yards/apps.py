"""The Django app."""

from django.apps import AppConfig


class YardsConfig(AppConfig):
    """Label `yards`."""

    name = "yuanba.platform.yards"
    label = "yards"

    def ready(self) -> None:
        """Load the system check of the three kinds of table."""
        from yuanba.platform.yards import checks  # noqa: F401  registers itself
