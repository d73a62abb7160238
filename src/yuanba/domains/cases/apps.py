"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class CasesConfig(AppConfig):
    """Label `cases`."""

    name = "yuanba.domains.cases"
    label = "cases"

    def ready(self) -> None:
        """Register the domain's actions and reactions."""
        from yuanba.domains.cases import events, reactions  # noqa: F401  register themselves
        from yuanba.domains.cases.permissions import PERMISSIONS
        from yuanba.domains.cases.queries.gathering import own_cases
        from yuanba.domains.people.public import register_export

        register_actions(PERMISSIONS)
        register_export("cases", own_cases)
