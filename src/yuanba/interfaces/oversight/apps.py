"""The Django app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Label `oversight`: a door, no tables."""

    name = "yuanba.interfaces.oversight"
    label = "oversight"
