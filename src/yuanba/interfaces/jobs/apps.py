"""The Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Label `jobs`: what runs by itself."""

    name = "yuanba.interfaces.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Declare the periodic jobs."""
        from yuanba.interfaces.jobs import rounds

        rounds.declare()
