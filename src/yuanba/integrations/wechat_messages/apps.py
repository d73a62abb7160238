"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class WechatMessagesConfig(AppConfig):
    """Label `wechat_messages`; plugged in where there are credentials."""

    name = "yuanba.integrations.wechat_messages"
    label = "wechat_messages"

    def ready(self) -> None:
        """Become the official account, and the carrier of its answers."""
        if settings.YUANBA_WECHAT_MESSAGES:
            from yuanba.integrations.wechat_messages.account import from_settings
            from yuanba.platform.notify.public import plug_carrier, plug_official

            account = from_settings(settings.YUANBA_WECHAT_MESSAGES)
            plug_official(account)
            plug_carrier("wechat", account)
