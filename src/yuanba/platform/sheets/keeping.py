"""A spreadsheet between being chosen and being taken over: kept for a day, for it may hold names and papers."""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

DAY = timedelta(days=1)
LARGEST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 60
_DIGEST = re.compile(r"[0-9a-f]{64}")
register("sheet-large", 413, "This file is larger than 20 MB. Please divide it.")
register("sheet-gone", 404, "This file is no longer kept: it is deleted after a day. Please choose it again.")


def folder() -> Path:
    """Where all of them lie, by yard and digest."""
    return Path(settings.YUANBA_DATA_DIR) / "sheets"


def keep(yard_id: UUID, name: str, chunks: Iterable[bytes]) -> str:
    """Keep a file under its own name; returns SHA-256 of it. Refused: `sheet-large`."""
    place = folder() / yard_id.hex
    place.mkdir(parents=True, exist_ok=True)
    part = place / f"{uuid4().hex}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with part.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST_BYTES:
                    raise Refusal("sheet-large")
                digest.update(chunk)
                file.write(chunk)
        now = clock.now().timestamp()
        os.utime(part, (now, now))
        into = place / digest.hexdigest()
        into.mkdir(exist_ok=True)
        part.replace(into / _plain(name))  # of the same bytes: whoever reads them just now goes on
    finally:
        part.unlink(missing_ok=True)
    return digest.hexdigest()


def _plain(name: str) -> str:
    """A name as it may stand in a folder: no way up, no control characters, its end kept."""
    plain = re.sub(r"[/\\:\x00-\x1f]", " ", clean(name)).strip(" .") or "sheet"
    return plain[-LONGEST_NAME:]


def kept(yard_id: UUID, digest: str) -> Path:
    """The file with this digest, under its last name. Refused: `sheet-gone`."""
    if _DIGEST.fullmatch(digest):
        with contextlib.suppress(FileNotFoundError, ValueError):  # deleted meanwhile; none is there
            return max((folder() / yard_id.hex / digest).iterdir(), key=lambda path: path.stat().st_mtime_ns)
    raise Refusal("sheet-gone")


def sweep() -> int:
    """Delete what was kept for a day; returns how many."""
    before = (clock.now() - DAY).timestamp()
    gone = 0
    for path in folder().glob("*/*"):
        with contextlib.suppress(FileNotFoundError):  # deleted meanwhile
            if path.stat().st_mtime < before:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                gone += 1
    return gone
