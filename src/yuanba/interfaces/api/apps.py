"""The Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Label `api`: a door, no tables."""

    name = "yuanba.interfaces.api"
    label = "api"
