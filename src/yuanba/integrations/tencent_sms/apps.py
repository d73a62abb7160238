"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class TencentSmsConfig(AppConfig):
    """Label `tencent_sms`; plugged in where `YUANBA_SMS` says `tencent`."""

    name = "yuanba.integrations.tencent_sms"
    label = "tencent_sms"

    def ready(self) -> None:
        """Become the gateway."""
        if settings.YUANBA_SMS.get("by") == "tencent":
            from yuanba.integrations.tencent_sms.gateway import from_settings
            from yuanba.platform.notify.public import plug

            plug(from_settings(settings.YUANBA_SMS))
