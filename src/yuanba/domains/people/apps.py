"""The Django app."""

from django.apps import AppConfig

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.actions import register_actions, register_roles


class PeopleConfig(AppConfig):
    """Label `people`."""

    name = "yuanba.domains.people"
    label = "people"

    def ready(self) -> None:
        """Register the roles of posts and tenures, and the domain's actions."""
        from yuanba.domains.people import events, packing, reactions, rules  # noqa: F401  register themselves
        from yuanba.domains.people.models import Filled, ResidentCard, Tenure
        from yuanba.domains.people.permissions import PERMISSIONS
        from yuanba.domains.places.public import register_hanging

        register_roles([*rules.POST_ROLES, *rules.TENURE_ROLES, rules.SELF])
        register_actions(PERMISSIONS)
        register_hanging(Tenure, _("tenures"))
        register_hanging(ResidentCard, _("resident cards"))
        register_hanging(Filled, _("resident cards that a file filled in"))
        packing.declare()
