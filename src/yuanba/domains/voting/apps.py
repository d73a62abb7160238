"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class VotingConfig(AppConfig):
    """Label `voting`."""

    name = "yuanba.domains.voting"
    label = "voting"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.voting import events  # noqa: F401  register themselves
        from yuanba.domains.voting.permissions import PERMISSIONS

        register_actions(PERMISSIONS)
