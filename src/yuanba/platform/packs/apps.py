"""The Django app."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """Label `packs`."""

    name = "yuanba.platform.packs"
    label = "packs"
