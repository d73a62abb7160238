"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class AssetsConfig(AppConfig):
    """Label `assets`."""

    name = "yuanba.domains.assets"
    label = "assets"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.assets import events  # noqa: F401  register themselves
        from yuanba.domains.assets.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
