"""Sounds, known by what they hold and not by their names; what else a telephone wrote into them is taken out."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from yuanba.kernel.errors import Refusal, register
from yuanba.platform.files import lengths, stripping

LARGEST_SOUND, LONGEST_SECONDS = 8 * 1024 * 1024, 180

register("sound-too-large", 413, "The recording is too large. At most 8 MB; please speak up to three minutes.")
register("sound-too-long", 422, "The recording is too long. Please speak up to three minutes.")
register("sound-unreadable", 422, "This file is no sound we can play. Please send WebM, Ogg, MP4/M4A, MP3 or WAV.")


@dataclass(frozen=True)
class Sound:
    """Bytes as they are kept, their kind, and how many seconds they last; 0 where the file does not say."""

    data: bytes
    mime: str
    seconds: int


@dataclass(frozen=True)
class Kind:
    """How a kind is measured, and how it is freed of all but the sound."""

    mime: str
    seconds: Callable[[bytes], float | None]
    plain: Callable[[bytes], bytes] = bytes


WEBM, OGG = Kind("audio/webm", lengths.of_webm), Kind("audio/ogg", lengths.of_ogg)
MP4 = Kind("audio/mp4", lengths.of_mp4, stripping.of_mp4)
WAV, MP3 = Kind("audio/wav", lengths.of_wav, stripping.of_wav), Kind("audio/mpeg", lengths.of_mp3, stripping.of_mp3)
AMR = Kind("audio/amr", lengths.of_amr)
KINDS = {one.mime: one for one in (WEBM, OGG, MP4, WAV, MP3, AMR)}
FILMS = (b"V_VP", b"V_AV1", b"V_MPEG", b"vide", b"theora")


def sound_in(data: bytes) -> Sound:
    """The sound. Refused: `sound-too-large`, `sound-too-long`, `sound-unreadable`."""
    if len(data) > LARGEST_SOUND:
        raise Refusal("sound-too-large")
    kind = _kind(data)
    if kind is None:
        raise Refusal("sound-unreadable")
    try:
        plain = kind.plain(data)
        seconds = kind.seconds(plain)
    except (ValueError, IndexError, struct.error):
        raise Refusal("sound-unreadable") from None
    if seconds is None:
        raise Refusal("sound-unreadable")
    if seconds > LONGEST_SECONDS + 1:
        raise Refusal("sound-too-long")
    return Sound(plain, kind.mime, max(round(seconds), 0))


def _kind(data: bytes) -> Kind | None:
    """By the first bytes; a film is no sound."""
    head = data[:4096]
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head[:64]:
        return None if any(one in head for one in FILMS) else WEBM
    if head.startswith(b"OggS"):
        return None if b"theora" in head else OGG
    if head[4:8] == b"ftyp":
        return None if b"hdlr" in data and b"vide" in data[data.find(b"hdlr") :][:64] else MP4
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    if head.startswith(b"#!AMR\n"):
        return AMR
    plain = stripping.of_mp3(head) if head.startswith(b"ID3") else head
    return MP3 if head.startswith(b"ID3") or lengths.is_frame(plain) else None
