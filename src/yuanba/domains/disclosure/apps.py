"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class DisclosureConfig(AppConfig):
    """Label `disclosure`."""

    name = "yuanba.domains.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.disclosure import events, reactions  # noqa: F401  register themselves
        from yuanba.domains.disclosure.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
