"""The Django app."""

from django.apps import AppConfig


class ResidentConfig(AppConfig):
    """Label `resident`: a door, no tables."""

    name = "yuanba.interfaces.resident"
    label = "resident"
