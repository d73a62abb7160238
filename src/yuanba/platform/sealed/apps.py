"""The Django app."""

from django.apps import AppConfig


class SealedConfig(AppConfig):
    """Label `sealed`."""

    name = "yuanba.platform.sealed"
    label = "sealed"
