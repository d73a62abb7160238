"""The Django app."""

from django.apps import AppConfig


class ChinaDivisionConfig(AppConfig):
    """Label `china_division`."""

    name = "yuanba.integrations.china_division"
    label = "china_division"
