"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class AliyunSmsConfig(AppConfig):
    """Label `aliyun_sms`; plugged in where `YUANBA_SMS` says `aliyun`."""

    name = "yuanba.integrations.aliyun_sms"
    label = "aliyun_sms"

    def ready(self) -> None:
        """Become the gateway."""
        if settings.YUANBA_SMS.get("by") == "aliyun":
            from yuanba.integrations.aliyun_sms.gateway import from_settings
            from yuanba.platform.notify.public import plug

            plug(from_settings(settings.YUANBA_SMS))
