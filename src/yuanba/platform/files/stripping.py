"""Taking out of a sound what is not the sound: names, places, titles that a telephone wrote into it."""

import struct

WORDS = (b"udta", b"meta", b"uuid")


def of_wav(data: bytes) -> bytes:
    """Only how it is written and the samples; ValueError where one of them is missing."""
    chunks = {name: body for name, body in _chunks(data) if name in (b"fmt ", b"data")}
    body = b"WAVE" + b"".join(_chunk(name, chunks[name]) for name in (b"fmt ", b"data") if name in chunks)
    if len(chunks) != 2:
        raise ValueError("no samples")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        found.append((data[at : at + 4], data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def of_mp3(data: bytes) -> bytes:
    """Without the tag before and the tag behind."""
    if data.startswith(b"ID3") and len(data) > 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
        data = data[10 + size :]
    return data[:-128] if data[-128:-125] == b"TAG" else data


def of_mp4(data: bytes) -> bytes:
    """What is not needed to play it is emptied in its place: nothing moves."""
    kept = bytearray(data)
    _empty(kept, 0, len(kept), 0)
    return bytes(kept)


def boxes(data: bytes | bytearray, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """Name, begin of the inside and end of each box; ValueError where one is longer than what holds it."""
    found, at = [], start
    while at + 8 <= end:
        size, inside = int.from_bytes(data[at : at + 4], "big"), at + 8
        if size == 1:
            size, inside = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        stop = end if size == 0 else at + size
        if stop > end or stop < inside:
            raise ValueError("a box is longer than what holds it")
        found.append((bytes(data[at + 4 : at + 8]), inside, stop))
        at = stop
    return found


def _empty(data: bytearray, start: int, end: int, depth: int) -> None:
    for name, inside, stop in boxes(data, start, end):
        if name in WORDS:
            at = inside - 4 if data[inside - 4 : inside] == name else inside - 12
            data[at : at + 4] = b"free"
            data[inside:stop] = bytes(stop - inside)
        elif name in (b"moov", b"trak") and depth < 3:
            _empty(data, inside, stop, depth + 1)
