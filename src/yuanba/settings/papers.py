"""What papers are printed with, and the address that stands on them and in messages."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from yuanba.settings.paths import DATA_DIR, ROOT

YUANBA_FONTS = ROOT / "node_modules" / "@expo-google-fonts" / "noto-sans-sc"
YUANBA_SECOND_FONT = Path(
    os.environ.get("YUANBA_SECOND_FONT") or "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
)
YUANBA_PAPER_SECONDS = 20
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "papers": {  # published papers, printed once
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "papers",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}


def public_url(environment: Mapping[str, str]) -> str:
    """The address of this installation without a slash at its end, or nothing; ImproperlyConfigured for anything else.

    With YUANBA_HTTPS it begins with https.
    """
    given = environment.get("YUANBA_PUBLIC_URL", "").strip().rstrip("/")
    if not given:
        return ""
    only = "https" if environment.get("YUANBA_HTTPS") == "1" else "https?"
    if not re.fullmatch(rf"{only}://[a-z0-9.-]+(:[0-9]{{1,5}})?", given):
        raise ImproperlyConfigured(f"YUANBA_PUBLIC_URL looks like https://yuanba.example.cn, not like {given!r}")
    return given


YUANBA_PUBLIC_URL = public_url(os.environ)
YUANBA_PAPERS_PER_HOUR = int(os.environ.get("YUANBA_PAPERS_PER_HOUR", "120"))
