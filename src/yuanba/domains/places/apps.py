"""The Django app."""

from django.apps import AppConfig

from yuanba.platform.access.actions import register_actions


class PlacesConfig(AppConfig):
    """Label `places`."""

    name = "yuanba.domains.places"
    label = "places"

    def ready(self) -> None:
        """Register the domain's actions."""
        from yuanba.domains.places import events  # noqa: F401  registers itself
        from yuanba.domains.places.models import Division
        from yuanba.domains.places.permissions import PERMISSIONS
        from yuanba.domains.places.queries.leaving import permit_of
        from yuanba.platform.packs.public import Carried, carry, permitted_by

        register_actions(PERMISSIONS)
        permitted_by(permit_of)
        carry(Carried(Division, ("code", "level", "name", "name_en", "path"), "code", "parent", ("code", "path")))
