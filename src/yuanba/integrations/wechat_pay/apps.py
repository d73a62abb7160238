"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class WechatPayConfig(AppConfig):
    """Label `wechat_pay`; plugged in where there is a merchant."""

    name = "yuanba.integrations.wechat_pay"
    label = "wechat_pay"

    def ready(self) -> None:
        """Become the port."""
        if settings.YUANBA_WECHATPAY:
            from yuanba.domains.finance.public import online
            from yuanba.integrations.wechat_pay.merchant import from_settings

            online.plug_online(from_settings(settings.YUANBA_WECHATPAY))
