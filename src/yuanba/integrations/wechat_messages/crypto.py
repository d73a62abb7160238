"""The signature of WeChat's calls, and the envelope of its encrypted mode."""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK, RANDOM, LENGTH = 32, 16, 4


class BrokenError(ValueError):
    """Not of WeChat, or not for this account."""


def signature(*parts: str) -> str:
    """SHA-1 over the parts in order, as WeChat makes it."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(given: str, *parts: str) -> bool:
    """Whether the signature is the one over the parts."""
    return hmac.compare_digest(given.encode(), signature(*parts).encode())


def key_of(encoded: str) -> bytes:
    """The 32 bytes of an EncodingAESKey of 43 signs; ValueError for anything else."""
    key = base64.b64decode(f"{encoded}=", validate=True)
    if len(key) != 32:
        raise ValueError("an EncodingAESKey has 43 signs")
    return key


def encrypt(key: bytes, app: str, text: bytes) -> str:
    """Random bytes, the length, the text, the account's id; filled up and encrypted."""
    packed = os.urandom(RANDOM) + len(text).to_bytes(LENGTH, "big") + text + app.encode()
    fill = BLOCK - len(packed) % BLOCK
    maker = _cipher(key).encryptor()
    return base64.b64encode(maker.update(packed + bytes([fill]) * fill) + maker.finalize()).decode()


def decrypt(key: bytes, app: str, sealed: str) -> bytes:
    """The text again. BrokenError: damaged, or of another account."""
    try:
        opener = _cipher(key).decryptor()
        packed = opener.update(base64.b64decode(sealed, validate=True)) + opener.finalize()
    except ValueError:
        raise BrokenError("not encrypted with this key") from None
    fill = packed[-1] if packed else 0
    if not 1 <= fill <= BLOCK or packed[-fill:] != bytes([fill]) * fill:
        raise BrokenError("not encrypted with this key")
    plain = packed[RANDOM:-fill]
    size = int.from_bytes(plain[:LENGTH], "big")
    text, of = plain[LENGTH : LENGTH + size], plain[LENGTH + size :]
    if len(text) != size or not hmac.compare_digest(of, app.encode()):
        raise BrokenError("of another account")
    return text


def _cipher(key: bytes) -> Cipher[modes.CBC]:
    return Cipher(algorithms.AES(key), modes.CBC(key[:16]))
