"""The Django app."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Label `notify`."""

    name = "yuanba.platform.notify"
    label = "notify"
