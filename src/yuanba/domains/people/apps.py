"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions, register_roles


class PeopleConfig(AppConfig):
    """Label `people`."""

    name = "yuanba.domains.people"
    label = "people"

    def ready(self) -> None:
        """Register the roles of posts and tenures, and the domain's actions."""
        from yuanba.domains.people import events, rules  # noqa: F401  registers itself
        from yuanba.domains.people.permissions import PERMISSIONS

        register_roles([*rules.POST_ROLES, *rules.TENURE_ROLES, rules.SELF])
        register_actions(PERMISSIONS)
