"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class NoticesConfig(AppConfig):
    """Label `notices`."""

    name = "yuanba.domains.notices"
    label = "notices"

    def ready(self) -> None:
        """Register the domain's actions and reactions."""
        from yuanba.domains.notices import events, reactions  # noqa: F401  register themselves
        from yuanba.domains.notices.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
