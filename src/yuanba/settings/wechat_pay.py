"""Paying by WeChat; without a merchant it is off, and pages of bills, the window and the operator's page say so."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

PAY = "YUANBA_WECHATPAY_"
PAY_NEEDED = ("MERCHANT", "APP", "SERIAL", "KEY_FILE", "SEAL", "PLATFORM_FILE", "SITE", "YARDS")
PAY_NAMES = (*PAY_NEEDED, "PLATFORM_ID", "URL", "SECONDS")


def wechat_pay(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the variables say; empty where there is no merchant. ImproperlyConfigured names what is missing."""
    said = {name: environment.get(PAY + name, "").strip() for name in PAY_NAMES}
    if not said["MERCHANT"]:
        return {}
    if missing := [PAY + name for name in PAY_NEEDED if not said[name]]:
        raise ImproperlyConfigured(f"{PAY}MERCHANT needs {', '.join(missing)}")
    if len(said["SEAL"].encode()) != 32:
        raise ImproperlyConfigured(f"{PAY}SEAL has 32 signs")
    if not re.fullmatch(r"https?://[^/?#]+", said["SITE"]):
        raise ImproperlyConfigured(f"{PAY}SITE looks like https://yuanba.example.cn")
    for name in ("KEY_FILE", "PLATFORM_FILE"):
        if not Path(said[name]).is_file():
            raise ImproperlyConfigured(f"{PAY}{name} names no file")
    told = {name.lower(): value for name, value in said.items()}
    return told | {
        "yards": tuple(one.strip() for one in said["YARDS"].split(",") if one.strip()),
        "url": said["URL"] or "https://api.mch.weixin.qq.com",
        "seconds": float(said["SECONDS"] or 5),
    }


YUANBA_WECHATPAY = wechat_pay(os.environ)
