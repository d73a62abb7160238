"""A file with a secret: made once, there whole or not at all, readable by its owner only."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds; where there is none, what `make` gives. Of several made at once the first stays."""
    if not path.exists():
        _write(path, make())
    return path.read_bytes()


def put_secret(path: Path, secret: bytes) -> None:
    """The file holds this from now on; whoever reads meanwhile reads the old or the new, whole."""
    os.replace(_draft(path, secret), path)


def _write(path: Path, secret: bytes) -> None:
    draft = _draft(path, secret)
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    os.unlink(draft)


def _draft(path: Path, secret: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return draft
