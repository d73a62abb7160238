"""Messages to an official account of WeChat; without a token they are off, and the operator's page says so."""

import os
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from yuanba.settings.sms import pairs

OFFICIAL = "YUANBA_WECHAT_OFFICIAL_"


def wechat_messages(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the variables say; empty where there is no token. ImproperlyConfigured names what is missing."""
    said = {name: environment.get(OFFICIAL + name, "").strip() for name in ("APP", "SECRET", "TOKEN", "AESKEY")}
    if not said["TOKEN"]:
        return {}
    if missing := [OFFICIAL + name for name in ("APP", "SECRET") if not said[name]]:
        raise ImproperlyConfigured(f"{OFFICIAL}TOKEN needs {', '.join(missing)}")
    if said["AESKEY"] and not re.fullmatch(r"[A-Za-z0-9]{43}", said["AESKEY"]):
        raise ImproperlyConfigured(f"{OFFICIAL}AESKEY has 43 letters and figures")
    return {
        "app": said["APP"],
        "secret": said["SECRET"],
        "token": said["TOKEN"],
        "aes": said["AESKEY"],
        "templates": pairs(environment.get("YUANBA_WECHAT_TEMPLATES", ""), "YUANBA_WECHAT_TEMPLATES"),
        "url": environment.get("YUANBA_WECHAT_URL", "").strip() or "https://api.weixin.qq.com",
        "seconds": float(environment.get("YUANBA_WECHAT_SECONDS", "").strip() or 5),
    }


YUANBA_WECHAT_MESSAGES = wechat_messages(os.environ)
