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
        from yuanba.domains.people.models import Enterprise, Filled, ResidentCard, Tenure
        from yuanba.domains.people.permissions import PERMISSIONS
        from yuanba.domains.people.queries import gathered_ways
        from yuanba.domains.people.queries.duties import posts_at
        from yuanba.domains.people.queries.gathering import register_export
        from yuanba.domains.places.public import register_hanging, register_naming

        register_roles([*rules.POST_ROLES, *rules.TENURE_ROLES, rules.SELF])
        register_actions(PERMISSIONS)
        register_hanging(Tenure, _("tenures"))
        register_hanging(ResidentCard, _("resident cards"))
        register_hanging(Enterprise, _("enterprises"))
        register_hanging(Filled, _("resident cards that a file filled in"))
        register_naming(_("posts"), posts_at)
        register_export("claims", gathered_ways.gathered_claims)
        register_export("invitations", gathered_ways.gathered_invitations)
        register_export("messages", gathered_ways.gathered_messages, for_self=True)
        packing.declare()
