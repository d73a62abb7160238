"""The Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Label `audit`."""

    name = "yuanba.platform.audit"
    label = "audit"
