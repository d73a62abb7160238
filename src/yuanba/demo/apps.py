"""The Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Label `demo`: no tables, only the command `yuanba demo`."""

    name = "yuanba.demo"
    label = "demo"
