"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.public import Rule, register_actions

PERMISSIONS = {
    "platform.operate": Rule(frozenset({"platform-operator"}), "See what is stuck, and try it again."),
}


class BackofficeConfig(AppConfig):
    """Label `backoffice`: a door, no tables."""

    name = "yuanba.interfaces.backoffice"
    label = "backoffice"

    def ready(self) -> None:
        """Register the door's action."""
        register_actions(PERMISSIONS)
