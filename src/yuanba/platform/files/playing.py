"""AMR, as WeChat sends voices, is played by no browser: an MP3 is made of it and lies beside it; what came stays."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import av

from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.places import kept_path, played_path, sound_path
from yuanba.platform.files.sounds import AMR
from yuanba.platform.files.writing import write
from yuanba.platform.tasks.public import task

RATE, BITS, MP3 = 16_000, 32_000, "audio/mpeg"


def playable(row: StoredFile) -> tuple[Path, str] | None:
    """The file that a browser plays, and its kind; None while, or where, nothing could be made of a sound."""
    if row.mime != AMR.mime:
        return kept_path(row), row.mime
    made = played_path(row.yard_id, row.digest)
    return (made, MP3) if made.exists() else None


def ask_playable(row: StoredFile) -> None:
    """Have it made, where no browser plays what came."""
    if playable(row) is None:
        make_playable.enqueue(str(row.yard_id), row.digest)


@task()
def make_playable(yard_id: str, digest: str) -> str:
    """Made once; what is no speech after all stays as it came."""
    came, made = sound_path(UUID(yard_id), digest), played_path(UUID(yard_id), digest)
    if made.exists() or not came.exists():
        return "there" if made.exists() else "gone"
    try:
        played = to_mp3(came.read_bytes())
    except av.FFmpegError:
        played = b""
    if played:
        write(made, played)
    return "made" if played else "unreadable"


def to_mp3(data: bytes) -> bytes:
    """Speech in AMR as MP3 in one channel. av.FFmpegError where it is damaged."""
    out, even = BytesIO(), av.AudioResampler(format="s16p", layout="mono", rate=RATE)
    with av.open(BytesIO(data), "r", format="amr") as source, av.open(out, "w", format="mp3") as target:
        stream = target.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS)
        for frame in (*source.decode(audio=0), None):
            for part in even.resample(frame):
                target.mux(stream.encode(part))
        target.mux(stream.encode(None))
    return out.getvalue()
