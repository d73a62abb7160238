"""Keeping pictures: bytes first, safely on disk; the row after, in the caller's transaction or at once."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from yuanba.kernel import clock
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.pictures import THUMBNAILS, reencode
from yuanba.platform.yards.models import Yard

YOUNG = timedelta(days=1)


def folder(yard_id: UUID) -> Path:
    """Where a yard's pictures lie."""
    return Path(settings.YUANBA_DATA_DIR) / "files" / yard_id.hex


def path_of(yard_id: UUID, digest: str, side: int = 0) -> Path:
    """The file of a picture (side 0) or of a thumbnail."""
    name = f"{digest}.{side}.jpg" if side else f"{digest}.jpg"
    return folder(yard_id) / digest[:2] / name


def store_image(yard: Yard, data: bytes) -> StoredFile:
    """Re-encode and keep a picture; the same picture twice is one row. Refused as `files.pictures.reencode`."""
    picture = reencode(data)
    digest = hashlib.sha256(picture.sizes[0]).hexdigest()
    for side, encoded in picture.sizes.items():
        _write(path_of(yard.id, digest, side), encoded)
    known = StoredFile.objects.filter(yard=yard, digest=digest).first()
    if known:
        return known
    row = StoredFile(
        yard=yard,
        digest=digest,
        size=len(picture.sizes[0]),
        mime="image/jpeg",
        width=picture.width,
        height=picture.height,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return StoredFile.objects.get(yard=yard, digest=digest)
    return row


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        path.touch()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def pictures(yard: Yard, ids: list[UUID]) -> list[StoredFile]:
    """The stored pictures of a yard with these ids, in their order; unknown ids are left out."""
    found = {row.id: row for row in StoredFile.objects.filter(yard=yard, id__in=ids)}
    return [found[key] for key in ids if key in found]


def sweep(yard: Yard, used: set[UUID]) -> int:
    """Remove pictures that no row uses and that are older than a day, at most 500; returns how many."""
    old = StoredFile.objects.filter(yard=yard, created_at__lt=clock.now() - YOUNG).exclude(id__in=used)
    gone = list(old[:500])
    for row in gone:
        StoredFile.objects.filter(yard=yard, id=row.id).delete()
        for side in (0, *THUMBNAILS):
            path_of(yard.id, row.digest, side).unlink(missing_ok=True)
    return len(gone)
