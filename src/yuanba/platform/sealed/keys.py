"""The keys of sealed fields: made at first use, kept in the data folder for their owner only.

`keys/sealed` seals; what `keys/sealed.former` lists (hexadecimal, one a line) still opens. `keys/sealed.search` makes
the digests that are searched by; it never changes, or nothing is found again.
"""

import functools
import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from yuanba.kernel.secretfile import kept_secret, put_secret

KEY_BYTES = 32


def _folder() -> Path:
    return _below(settings.YUANBA_DATA_DIR)


@functools.lru_cache(maxsize=8)
def _below(data: Path | str) -> Path:
    return Path(data) / "keys"


def key_id(key: bytes) -> str:
    """What names a key in the values it sealed: it tells nothing about the key."""
    return sha256(b"yuanba sealed " + key).hexdigest()[:8]


@functools.lru_cache(maxsize=8)
def _kept(folder: Path, name: str) -> bytes:
    return kept_secret(folder / name, lambda: os.urandom(KEY_BYTES))


@functools.lru_cache(maxsize=8)
def _ring(folder: Path) -> dict[str, AESGCM]:
    former = folder / "sealed.former"
    listed = former.read_text().split() if former.exists() else []
    keys = [_kept(folder, "sealed"), *map(bytes.fromhex, listed)]
    return {key_id(key): AESGCM(key) for key in keys}


def current() -> str:
    """The id of the key that seals."""
    return key_id(_kept(_folder(), "sealed"))


def ring() -> dict[str, AESGCM]:
    """All keys that open, by their ids."""
    return _ring(_folder())


def search_key() -> bytes:
    """The key of the digests that are searched by."""
    return _kept(_folder(), "sealed.search")


def replace() -> None:
    """A new key seals from now on; the present one is listed as a former one first, so that nothing is lost."""
    folder = _folder()
    present = _kept(folder, "sealed").hex()
    former = folder / "sealed.former"
    listed = former.read_text().split() if former.exists() else []
    put_secret(former, "".join(f"{key}\n" for key in dict.fromkeys([*listed, present])).encode())
    put_secret(folder / "sealed", os.urandom(KEY_BYTES))
    forget()


def forget() -> None:
    """Read the files again: after a key was changed, and between tests."""
    _kept.cache_clear()
    _ring.cache_clear()
