"""Signing in by WeChat; without credentials it is off, and the operator's page says so."""

import os
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def wechat(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the variables say; empty where there is nothing. ImproperlyConfigured names the missing half of a pair."""
    said = {name: environment.get(f"YUANBA_WECHAT_{name}", "").strip() for name in ("PAGES", "URL", "SECONDS")}
    pairs = {name: _pair(environment, name.upper()) for name in ("web", "official")}
    if not any(pairs.values()):
        return {}
    return pairs | {
        "pages": said["PAGES"] or "https://open.weixin.qq.com",
        "url": said["URL"] or "https://api.weixin.qq.com",
        "seconds": float(said["SECONDS"] or 5),
    }


def _pair(environment: Mapping[str, str], name: str) -> tuple[str, str] | None:
    """`YUANBA_WECHAT_WEB_APP` and `YUANBA_WECHAT_WEB_SECRET`."""
    names = (f"YUANBA_WECHAT_{name}_APP", f"YUANBA_WECHAT_{name}_SECRET")
    app, secret = (environment.get(one, "").strip() for one in names)
    if bool(app) != bool(secret):
        raise ImproperlyConfigured(f"{names[0]} needs {names[1]} and the other way round")
    return (app, secret) if app else None


YUANBA_WECHAT = wechat(os.environ)
