"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class ContractsConfig(AppConfig):
    """Label `contracts`."""

    name = "yuanba.domains.contracts"
    label = "contracts"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.contracts import events  # noqa: F401  register themselves
        from yuanba.domains.contracts.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
