"""How long a sound lasts, in seconds, from the file itself; None where it holds no sound."""

import struct

from yuanba.platform.files.stripping import boxes

OPUS, AMR_SIZES = 48_000, (12, 13, 15, 17, 19, 20, 26, 31, 5)
BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
SLOW_BITRATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
MOST_FRAMES = 40_000
CLUSTER, TIMECODE, BLOCKS = b"\x1f\x43\xb6\x75", 0xE7, (0xA3, 0xA0)


def of_wav(data: bytes) -> float | None:
    """As many samples as there are, at the speed that is said."""
    per_second = struct.unpack_from("<I", data, 28)[0] if len(data) > 44 else 0
    return (len(data) - 44) / per_second if per_second else None


def of_ogg(data: bytes) -> float | None:
    """The last page says how far it has come; Opus counts 48,000 a second, Vorbis says how many."""
    vorbis = data.find(b"\x01vorbis")
    rate = int.from_bytes(data[vorbis + 12 : vorbis + 16], "little") if 0 <= vorbis < 4096 else OPUS
    if vorbis < 0 and b"OpusHead" not in data[:4096]:
        return None
    last = data.rfind(b"OggS")
    come = int.from_bytes(data[last + 6 : last + 14], "little", signed=True)
    return max(come, 0) / rate if rate else None


def of_mp4(data: bytes) -> float | None:
    """What the head of the film says; one that is written while it is recorded says nothing: 0."""
    parts = {name: (inside, stop) for name, inside, stop in boxes(data, 0, len(data))}
    if b"moov" not in parts:
        return None
    for name, inside, _stop in boxes(data, *parts[b"moov"]):
        if name == b"mvhd":
            form, at = (">IQ", inside + 20) if data[inside] == 1 else (">II", inside + 12)
            scale, units = struct.unpack_from(form, data, at)
            return float(units / scale) if scale else None
    return None


def of_webm(data: bytes) -> float | None:
    """The time of the last block of the last cluster, in milliseconds as browsers write them."""
    last = data.rfind(CLUSTER)
    if last < 0 or b"A_" not in data[:4096]:
        return None
    at = last + 4 + _width(data[last + 4])
    if data[at] != TIMECODE:
        return None
    size = data[at + 1] & 0x7F
    start = int.from_bytes(data[at + 2 : at + 2 + size], "big")
    return (start + _last_block(data, at + 2 + size)) / 1000


def _last_block(data: bytes, at: int) -> int:
    """Milliseconds after its cluster began of the last block that is whole."""
    last = 0
    while at < len(data) - 8 and data[at] in BLOCKS:
        width = _width(data[at + 1])
        size = int.from_bytes(data[at + 1 : at + 1 + width], "big") & ((1 << (7 * width)) - 1)
        inside = at + 1 + width
        if data[at] == BLOCKS[0]:
            last = int.from_bytes(data[inside + 1 : inside + 3], "big", signed=True)
        at = inside + size
    return last


def _width(first: int) -> int:
    """How many bytes a number of EBML takes, by its first; ValueError for none."""
    if first == 0:
        raise ValueError("no number")
    return 9 - first.bit_length()


def is_frame(data: bytes) -> bool:
    """Whether these bytes begin a frame of MP3."""
    return _frame(data, 0) is not None


def of_mp3(data: bytes) -> float | None:
    """Frame by frame."""
    at, seconds, count = 0, 0.0, 0
    while count < MOST_FRAMES and (frame := _frame(data, at)):
        at, seconds, count = at + frame[0], seconds + frame[1], count + 1
    return seconds or None


def _frame(data: bytes, at: int) -> tuple[int, float] | None:
    """Bytes and seconds of the frame that begins here."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, speed = head[1] >> 3 & 3, head[2] >> 2 & 3, head[2] >> 4
    if version == 1 or rate == 3 or speed in (0, 15):
        return None
    hertz = RATES[version][rate]
    bits = (BITRATES if version == 3 else SLOW_BITRATES)[speed] * 1000
    samples = 1152 if version == 3 else 576
    return samples // 8 * bits // hertz + (head[2] >> 1 & 1), samples / hertz


def of_amr(data: bytes) -> float | None:
    """Frames of twenty milliseconds."""
    at, count = 6, 0
    while at < len(data):
        kind = data[at] >> 3 & 15
        at += (AMR_SIZES[kind] if kind < len(AMR_SIZES) else 0) + 1
        count += 1
    return count / 50 if count else None
