"""The Django app."""

from django.apps import AppConfig

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.actions import register_actions


class ContractsConfig(AppConfig):
    """Label `contracts`."""

    name = "yuanba.domains.contracts"
    label = "contracts"

    def ready(self) -> None:
        """Register the actions, and what hangs on places."""
        from yuanba.domains.contracts import events  # noqa: F401  register themselves
        from yuanba.domains.contracts.models import ServiceDone
        from yuanba.domains.contracts.permissions import PERMISSIONS
        from yuanba.domains.places.public import register_hanging

        register_actions(PERMISSIONS)
        register_hanging(ServiceDone, _("services done"))
