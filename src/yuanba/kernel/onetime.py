"""One-time codes of an authenticator: HOTP (RFC 4226) over the steps of time of TOTP (RFC 6238), SHA-1, six figures.

SHA-1 and 30 seconds are what every authenticator on a telephone can do.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS, FIGURES, AROUND = 30, 6, 1


def new_secret() -> bytes:
    """160 bits, as long as the digest."""
    return secrets.token_bytes(20)


def hotp(secret: bytes, counter: int, figures: int = FIGURES) -> str:
    """The code of a counter."""
    mac = hmac.new(secret, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    at = mac[-1] & 0x0F
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**figures:0{figures}d}"


def step_of(moment: datetime) -> int:
    """The step of time of a moment."""
    return int(moment.timestamp()) // STEP_SECONDS


def fitting_step(secret: bytes, code: str, moment: datetime) -> int | None:
    """The step, of now or one beside it, whose code this is; None where none fits. It takes as long for either."""
    now, given = step_of(moment), code.encode()
    steps = range(max(now - AROUND, 0), now + AROUND + 1)
    fitting = [step for step in steps if hmac.compare_digest(hotp(secret, step).encode(), given)]
    return fitting[-1] if fitting else None


def as_typed(secret: bytes) -> str:
    """Base32, as authenticators take it where they cannot scan."""
    return base64.b32encode(secret).decode().rstrip("=")


def otpauth(secret: bytes, *, issuer: str, label: str) -> str:
    """The address in the QR code."""
    told = {"secret": as_typed(secret), "issuer": issuer, "algorithm": "SHA1", "digits": FIGURES}
    told |= {"period": STEP_SECONDS}
    return f"otpauth://totp/{quote(issuer)}:{quote(label)}?{urlencode(told)}"
