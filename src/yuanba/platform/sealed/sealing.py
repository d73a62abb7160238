"""Sealing a value, opening it, and the digest by which it is found without being opened."""

import base64
import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag

from yuanba.platform.sealed import keys

NONCE_BYTES = 12
VERSION = "1"


class Unreadable(ValueError):
    """A sealed value that no key here opens: another installation's, another row's, or damaged."""


def seal(text: str, *, bound: str) -> str:
    """The value as it is kept: version, id of the key, nonce and ciphertext. Nothing stays nothing.

    `bound` names the row and the field: a value copied elsewhere does not open.
    """
    if not text:
        return ""
    key, nonce = keys.current(), os.urandom(NONCE_BYTES)
    hidden = keys.ring()[key].encrypt(nonce, text.encode(), bound.encode())
    return ".".join((VERSION, key, base64.urlsafe_b64encode(nonce + hidden).decode()))


def unseal(value: str, *, bound: str) -> str:
    """The text that was sealed. Unreadable: of another key, row or field, or changed."""
    if not value:
        return ""
    version, key, packed = [*value.split("."), "", "", ""][:3]
    if version == VERSION and key not in keys.ring():
        keys.forget()  # perhaps a key that was made meanwhile
    if version != VERSION or key not in keys.ring():
        raise Unreadable(f"sealed in the way {version!r} with the key {key!r}, which is not here")
    try:
        raw = base64.b64decode(packed, altchars=b"-_", validate=True)
        return keys.ring()[key].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound.encode()).decode()
    except (InvalidTag, ValueError):
        raise Unreadable("not what was sealed here for this row and field") from None


def mark() -> str:
    """How values begin that the key of today has sealed."""
    return f"{VERSION}.{keys.current()}."


def new_key() -> None:
    """Seal with a new key from now on. Servers that run learn of it when they meet a value of it."""
    keys.replace()


def search_digest(text: str, *, bound: str) -> str:
    """What is kept beside a sealed value to find it by; equal texts are equal only within one `bound`."""
    if not text:
        return ""
    return hmac.new(keys.search_key(), f"{bound}\0{text}".encode(), sha256).hexdigest()
