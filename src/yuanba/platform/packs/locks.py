"""For whom a pack is locked: whoever knows a passphrase (scrypt), or one receiving installation (X25519)."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings

from yuanba.kernel.errors import Refusal
from yuanba.kernel.secretfile import kept_secret
from yuanba.platform.packs.box import derived

SHORTEST = 12
WORK = 2**15  # scrypt with r=8: 32 MB and about a tenth of a second
MOST_WORK = 2**17
RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


@dataclass(frozen=True)
class Lock:
    """A passphrase, or the key of a receiver (hexadecimal); to open with the own key, neither."""

    passphrase: str = ""
    receiver: str = ""


def _own() -> X25519PrivateKey:
    path = Path(settings.YUANBA_DATA_DIR) / "keys" / "pack"
    return X25519PrivateKey.from_private_bytes(kept_secret(path, lambda: os.urandom(32)))


def receiving_key() -> str:
    """What others lock packs for this installation with."""
    return _own().public_key().public_bytes(*RAW).hex()


def made(lock: Lock) -> tuple[bytes, dict[str, Any]]:
    """A new key, and the public words by which the receiver finds it. Refused: `pack-passphrase`, `pack-key`."""
    if lock.receiver:
        return _for_receiver(lock.receiver)
    if len(lock.passphrase) < SHORTEST:
        raise Refusal("pack-passphrase")
    salt = os.urandom(16)
    return _scrypt(lock.passphrase, salt, WORK), {"lock": "passphrase", "salt": salt.hex(), "work": WORK}


def _for_receiver(receiver: str) -> tuple[bytes, dict[str, Any]]:
    try:
        there = X25519PublicKey.from_public_bytes(bytes.fromhex(receiver))
        once = X25519PrivateKey.generate()
        secret = once.exchange(there)
    except ValueError:
        raise Refusal("pack-key") from None
    public = once.public_key().public_bytes(*RAW)
    return derived(secret, public + bytes.fromhex(receiver)), {"lock": "key", "to": receiver, "once": public.hex()}


def found(lock: Lock, words: dict[str, Any]) -> bytes:
    """The key of a pack. Refused as `pack-locked`; what is wrong shows when the first entry does not open."""
    try:
        if words["lock"] == "key":
            public = bytes.fromhex(words["once"])
            secret = _own().exchange(X25519PublicKey.from_public_bytes(public))
            return derived(secret, public + bytes.fromhex(receiving_key()))
        salt, work = bytes.fromhex(words["salt"]), words["work"]
        if words["lock"] != "passphrase" or type(work) is not int or not 2**14 <= work <= MOST_WORK:
            raise ValueError("unknown lock")
        return _scrypt(lock.passphrase, salt, work)
    except (KeyError, TypeError, ValueError):
        raise Refusal("pack-locked") from None


def _scrypt(passphrase: str, salt: bytes, work: int) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=work, r=8, p=1, maxmem=256 * work * 8, dklen=32)
