"""The Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Label `desk`: a door, no tables."""

    name = "yuanba.interfaces.desk"
    label = "desk"
