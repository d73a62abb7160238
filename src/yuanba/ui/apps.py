"""The Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Label `ui`: templates, tags and static files."""

    name = "yuanba.ui"
    label = "ui"
