"""The Django app."""

from django.apps import AppConfig


class IncomingConfig(AppConfig):
    """Label `incoming`: its tasks are found here."""

    name = "yuanba.interfaces.incoming"
    label = "incoming"
