"""Which gateway sends SMS; without one SMS is off, and says so."""

import os
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

NEEDED = {"aliyun": ("KEY", "SECRET", "SIGN", "TEMPLATES"), "tencent": ("KEY", "SECRET", "SIGN", "TEMPLATES", "APP")}


def sms(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the variables say; ImproperlyConfigured names what is missing or misspelt."""
    by = environment.get("YUANBA_SMS", "")
    if not by:
        return {}
    if by not in NEEDED:
        raise ImproperlyConfigured(f"YUANBA_SMS is one of {', '.join(NEEDED)}, not {by!r}")
    names = ("KEY", "SECRET", "SIGN", "APP", "REGION", "URL", "TEMPLATES", "SECONDS")
    given = {name: environment.get(f"YUANBA_SMS_{name}", "").strip() for name in names}
    if missing := [f"YUANBA_SMS_{name}" for name in NEEDED[by] if not given[name]]:
        raise ImproperlyConfigured(f"YUANBA_SMS={by} needs {', '.join(missing)}")
    told = {name.lower(): value for name, value in given.items()}
    return told | {
        "by": by,
        "templates": pairs(given["TEMPLATES"], "YUANBA_SMS_TEMPLATES"),
        "seconds": float(given["SECONDS"] or 5),
    }


def pairs(text: str, variable: str) -> dict[str, str]:
    """`people.code=SMS_1,case.answer=SMS_2`."""
    found = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(name.strip() and value.strip() for name, _, value in found):
        raise ImproperlyConfigured(f"{variable} looks like people.code=SMS_1,case.answer=SMS_2")
    return {name.strip(): value.strip() for name, _, value in found}


YUANBA_SMS = sms(os.environ)
