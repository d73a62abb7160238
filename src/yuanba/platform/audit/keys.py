"""The key that signs seals (Ed25519, RFC 8032): made at first use, kept in the data folder for its owner only."""

import functools
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from yuanba.kernel.secretfile import kept_secret


@functools.lru_cache(maxsize=4)
def _private(path: Path) -> Ed25519PrivateKey:
    made = kept_secret(path, lambda: Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(made)


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
