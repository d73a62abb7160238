"""Requests by e-mail; without settings it is off, and the operator's page says so."""

import os
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LINES = {"IMAP": {"imaps": 993, "imap": 143}, "SMTP": {"smtps": 465, "smtp": 587}}
NEAR = ("127.0.0.1", "localhost")


def mail(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the variables say; empty where there is no address. ImproperlyConfigured names what is missing."""
    names = ("ADDRESS", "IMAP", "SMTP", "USER", "PASSWORD", "OFFICE", "SECONDS", "AUTHSERV")
    said = {name: environment.get(f"YUANBA_MAIL_{name}", "").strip() for name in names}
    if not said["ADDRESS"]:
        return {}
    if not re.fullmatch(r"[a-z0-9._-]+@[a-z0-9.-]+", said["ADDRESS"]):
        raise ImproperlyConfigured("YUANBA_MAIL_ADDRESS looks like help@example.cn")
    if missing := [f"YUANBA_MAIL_{name}" for name in ("IMAP", "SMTP", "PASSWORD", "OFFICE") if not said[name]]:
        raise ImproperlyConfigured(f"YUANBA_MAIL_ADDRESS needs {', '.join(missing)}")
    return {
        "address": said["ADDRESS"],
        "user": said["USER"] or said["ADDRESS"],
        "password": said["PASSWORD"],
        "office": said["OFFICE"],
        "authserv": said["AUTHSERV"],
        "imap": _line("IMAP", said["IMAP"]),
        "smtp": _line("SMTP", said["SMTP"]),
        "seconds": float(said["SECONDS"] or 20),
    }


def _line(name: str, text: str) -> tuple[str, str, int]:
    """Scheme, host and port; a line without TLS only on this machine (`smtp` begins TLS everywhere else)."""
    parts = urlsplit(text)
    if parts.scheme not in LINES[name] or not parts.hostname:
        raise ImproperlyConfigured(f"YUANBA_MAIL_{name} looks like {name.lower()}s://mail.example.cn")
    if parts.scheme == "imap" and parts.hostname not in NEAR:
        raise ImproperlyConfigured("YUANBA_MAIL_IMAP is read by TLS: imaps://…")
    return parts.scheme, parts.hostname, parts.port or LINES[name][parts.scheme]


YUANBA_MAIL = mail(os.environ)
