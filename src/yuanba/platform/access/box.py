"""What is kept shut in the database (ChaCha20-Poly1305, RFC 8439): its key is a file of this installation."""

import base64
import functools
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings

from yuanba.kernel.secretfile import kept_secret

NONCE_BYTES = 12


class NotOurBoxError(ValueError):
    """What was to be opened was shut with another key, for somebody else, or was changed."""


@functools.lru_cache(maxsize=4)
def _cipher(path: Path) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(kept_secret(path, ChaCha20Poly1305.generate_key))


def _own() -> ChaCha20Poly1305:
    return _cipher(Path(settings.YUANBA_DATA_DIR) / "keys" / "box")


def shut(secret: bytes, owner: str) -> str:
    """The secret, shut for `owner`: it opens under the same name only."""
    nonce = os.urandom(NONCE_BYTES)
    return base64.b64encode(nonce + _own().encrypt(nonce, secret, owner.encode())).decode()


def opened(box: str, owner: str) -> bytes:
    """What was shut; NotOurBoxError where it does not open."""
    try:
        raw = base64.b64decode(box, validate=True)
        return _own().decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], owner.encode())
    except (InvalidTag, ValueError):
        raise NotOurBoxError("the box does not open") from None
