"""Locking: AES-256-GCM in pieces, each entry under a key of its own; opened in pieces too, so memory stays flat.

A piece is bound to its place and to whether it is the last: what was cut, swapped or lengthened does not open.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from yuanba.kernel.errors import Refusal

PIECE = 64 * 1024
TAG = 16


def derived(key: bytes, word: bytes) -> bytes:
    """A key for one purpose."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"yuanba pack " + word).derive(key)


def _nonce(count: int, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])


def locked(key: bytes, name: str, data: Iterable[bytes]) -> Iterator[bytes]:
    """The ciphertext of an entry, piece by piece."""
    cipher, count, held = AESGCM(derived(key, name.encode())), 0, b""
    for part in data:
        held += part
        while len(held) > PIECE:
            yield cipher.encrypt(_nonce(count, False), held[:PIECE], None)
            held, count = held[PIECE:], count + 1
    yield cipher.encrypt(_nonce(count, True), held, None)


def opened(key: bytes, name: str, file: IO[bytes]) -> Iterator[bytes]:
    """The plain bytes of an entry, piece by piece. Refused: `pack-changed`."""
    cipher, count = AESGCM(derived(key, name.encode())), 0
    piece = file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            plain = cipher.decrypt(_nonce(count, not following), piece, None)
        except InvalidTag:
            raise Refusal("pack-changed", part=name) from None
        yield plain
        if not following:
            return
        piece, count = following, count + 1


def packed(data: Iterable[bytes]) -> Iterator[bytes]:
    """Compressed."""
    packer = zlib.compressobj(6)
    for part in data:
        if done := packer.compress(part):
            yield done
    yield packer.flush()


def unpacked(data: Iterable[bytes], name: str, most: int) -> Iterator[bytes]:
    """Decompressed, in pieces of bounded size. Refused as `pack-changed` where it is more than `most` bytes."""
    unpacker, size = zlib.decompressobj(), 0
    for part in data:
        left = part
        while left:
            try:
                piece = unpacker.decompress(left, PIECE)
            except zlib.error:
                raise Refusal("pack-changed", part=name) from None
            size += len(piece)
            if size > most or unpacker.unused_data:
                raise Refusal("pack-changed", part=name)
            left = unpacker.unconsumed_tail
            yield piece
    rest = unpacker.flush()
    if not unpacker.eof or size + len(rest) > most:
        raise Refusal("pack-changed", part=name)
    yield rest


def lines(data: Iterable[bytes], name: str, longest: int) -> Iterator[bytes]:
    """Whole lines, without their ends. Refused as `pack-changed` where one is too long or the last has no end."""
    held = b""
    for part in data:
        *whole, held = (held + part).split(b"\n")
        yield from whole
        if len(held) > longest:
            raise Refusal("pack-changed", part=name)
    if held:
        raise Refusal("pack-changed", part=name)
