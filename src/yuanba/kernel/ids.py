"""Identifiers: UUIDv7 made here (RFC 9562), and opaque tokens."""

import hashlib
import os
import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = (0, 0)


def uuid7() -> UUID:
    """A time-ordered UUID; two from one process never compare the wrong way round."""
    global _last
    ms = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    high, low = (random >> 62) & 0x7FF, random & ((1 << 62) - 1)
    with _lock:
        before, step = _last
        if ms <= before:
            ms, high = (before, step + 1) if step < 0xFFF else (before + 1, high)
        _last = (ms, high)
    return UUID(int=(ms & ((1 << 48) - 1)) << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def token() -> str:
    """An opaque secret of 144 bits, safe in an address."""
    return secrets.token_urlsafe(18)


def digest(secret: str) -> str:
    """What is stored of a token: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
