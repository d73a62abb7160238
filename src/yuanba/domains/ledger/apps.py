"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class LedgerConfig(AppConfig):
    """Label `ledger`."""

    name = "yuanba.domains.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.ledger import events  # noqa: F401  register themselves
        from yuanba.domains.ledger.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
