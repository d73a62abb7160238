"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class NoticesConfig(AppConfig):
    """Label `notices`."""

    name = "yuanba.domains.notices"
    label = "notices"

    def ready(self) -> None:
        """Register the domain's actions and reactions."""
        from yuanba.domains.notices import events, reactions  # noqa: F401  register themselves
        from yuanba.domains.notices.moving import audiences_follow
        from yuanba.domains.notices.permissions import PERMISSIONS
        from yuanba.domains.notices.queries.gathering import own_objections, own_receipts
        from yuanba.domains.people.public import register_export
        from yuanba.domains.places.public import register_following

        register_actions(PERMISSIONS)
        register_export("notices", own_receipts)
        register_export("objections", own_objections)
        register_following(audiences_follow)
