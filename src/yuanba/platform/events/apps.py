"""The Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Label `events`."""

    name = "yuanba.platform.events"
    label = "events"

    def ready(self) -> None:
        """Load the system check of the vocabulary."""
        from yuanba.platform.events import checks  # noqa: F401  registers itself
