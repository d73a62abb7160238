"""The key that signs seals (Ed25519, RFC 8032): made at first use, kept in the data folder for its owner only."""

import contextlib
import functools
import os
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


@functools.lru_cache(maxsize=4)
def _private(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        _make(path)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _make(path: Path) -> None:
    """A new key, there whole or not at all; of two processes that make one, the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    os.unlink(draft)


def _folder() -> Path:
    return Path(settings.YUANBA_DATA_DIR) / "keys"


def _own() -> Ed25519PrivateKey:
    return _private(_folder() / "seal")


def sign(data: bytes) -> bytes:
    """The signature of this installation: 64 bytes."""
    return _own().sign(data)


def public_key() -> bytes:
    """The key others verify with: 32 bytes."""
    raw = serialization.Encoding.Raw
    return _own().public_key().public_bytes(raw, serialization.PublicFormat.Raw)


def known() -> set[str]:
    """The keys whose seals count, hexadecimal: our own, and former ones that somebody listed in `keys/seal.former`."""
    former = _folder() / "seal.former"
    return {public_key().hex(), *(former.read_text().split() if former.exists() else ())}


def is_signed(data: bytes, signature: str, key: str) -> bool:
    """Whether `signature` over `data` was made with the private half of `key`, both hexadecimal."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True
