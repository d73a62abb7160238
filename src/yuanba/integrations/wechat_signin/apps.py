"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class WechatSigninConfig(AppConfig):
    """Label `wechat_signin`; plugged in where there are credentials."""

    name = "yuanba.integrations.wechat_signin"
    label = "wechat_signin"

    def ready(self) -> None:
        """Become the port."""
        if settings.YUANBA_WECHAT:
            from yuanba.domains.people.public import plug_identity
            from yuanba.integrations.wechat_signin.port import from_settings

            plug_identity(from_settings(settings.YUANBA_WECHAT))
