"""Small sounds of every kind, made here: a real one as WAV, and the frame of the others around nothing heard."""

import math
import struct


def wav(seconds=0.4, *, hertz=8000, tags=b""):
    """A tone; `tags` is a chunk more, as recorders write it."""
    samples = b"".join(
        struct.pack("<h", int(9000 * math.sin(2 * math.pi * 330 * n / hertz))) for n in range(int(seconds * hertz))
    )
    head = struct.pack("<IHHIIHH", 16, 1, 1, hertz, hertz * 2, 2, 16)
    body = b"WAVEfmt " + head + tags + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ogg(seconds=2):
    """Head and last page of Opus."""
    page = b"OggS\x00\x02" + bytes(8) + bytes(13) + b"OpusHead\x01\x01" + bytes(10)
    return page + b"OggS\x00\x04" + struct.pack("<q", seconds * 48_000) + bytes(13)


def box(name, body):
    """A box of MP4."""
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(seconds=3, *, more=b"", handler=b"soun"):
    """Head, length, one track, and what else is said to be there."""
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80))
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12))))
    return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"moov", mvhd + track + more) + box(b"mdat", bytes(40))


def mp3(frames=100, *, tag=b""):
    """Silent frames of 417 bytes, 128 kbit/s at 44.1 kHz."""
    head = b"ID3\x04\0\0" + bytes((0, 0, 0, len(tag))) + tag if tag else b""
    return head + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def webm(milliseconds=1500, *, codec=b"A_OPUS"):
    """A head, and one cluster with two blocks."""
    head = b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(20) + b"\x86\x86" + codec
    blocks = b"".join(b"\xa3\x88\x81" + struct.pack(">h", at) + b"\x80" + bytes(4) for at in (0, 500))
    return (
        head
        + b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff\xe7\x82"
        + struct.pack(">H", milliseconds - 500)
        + blocks
    )


def amr(frames=50):
    """Frames of the slowest kind, as WeChat sends them."""
    return b"#!AMR\n" + (b"\x04" + bytes(12)) * frames
