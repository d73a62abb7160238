"""Keeping pictures, sounds and documents: bytes first, safely on disk; the row after, in the transaction or at once.

Bytes without a row (the caller's transaction was taken back, a crash) do no harm and are swept after a day.
"""

import contextlib
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.files.documents import PDF, check_pdf
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.pictures import reencode, thumbnails_of
from yuanba.platform.files.places import PICTURE, document_path, folder, kept_path, path_of, sound_path
from yuanba.platform.files.playing import ask_playable
from yuanba.platform.files.sounds import KINDS, sound_in
from yuanba.platform.files.writing import write
from yuanba.platform.yards.models import Yard

YOUNG = timedelta(days=1)
MOST = 500


def store_image(yard: Yard, data: bytes) -> StoredFile:
    """Re-encode and keep a picture; the same picture twice is one row. Refused as `files.pictures.reencode`."""
    picture = reencode(data)
    digest = hashlib.sha256(picture.sizes[0]).hexdigest()
    for side, encoded in picture.sizes.items():
        write(path_of(yard.id, digest, side), encoded)
    row = StoredFile(
        yard=yard,
        digest=digest,
        size=len(picture.sizes[0]),
        mime=PICTURE,
        width=picture.width,
        height=picture.height,
        created_at=clock.now(),
    )
    return _once(row)


def store_sound(yard: Yard, data: bytes) -> StoredFile:
    """Keep a sound, freed of what else was in it. Refused as `files.sounds.sound_in`."""
    sound = sound_in(data)
    digest = hashlib.sha256(sound.data).hexdigest()
    write(sound_path(yard.id, digest), sound.data)
    row = StoredFile(
        yard=yard,
        digest=digest,
        size=len(sound.data),
        mime=sound.mime,
        width=0,
        height=0,
        created_at=clock.now(),
    )
    kept = _once(row)
    ask_playable(kept)
    return kept


def store_pdf(yard: Yard, data: bytes) -> StoredFile:
    """Keep a document as it is. Refused as `files.documents.check_pdf`."""
    check_pdf(data)
    digest = hashlib.sha256(data).hexdigest()
    write(document_path(yard.id, digest), data)
    return _once(
        StoredFile(yard=yard, digest=digest, size=len(data), mime=PDF, width=0, height=0, created_at=clock.now())
    )


def _once(row: StoredFile) -> StoredFile:
    """The row, or the one that keeps the same bytes already."""
    same = StoredFile.objects.filter(yard=row.yard, digest=row.digest)
    known = same.first()
    if known and same.update(created_at=clock.now()):  # young again, so that the sweep spares it
        return known
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return same.get()
    return row


def keep_bytes(row: StoredFile, data: Iterable[bytes]) -> None:
    """The bytes of a row that came from elsewhere, with thumbnails made anew. Refused as unreadable."""
    kept = b"".join(data)
    if len(kept) != row.size or hashlib.sha256(kept).hexdigest() != row.digest:
        raise Refusal("picture-unreadable")
    if row.mime == PICTURE:
        for side, encoded in thumbnails_of(kept).items():
            write(path_of(row.yard_id, row.digest, side), encoded)
    elif row.mime == PDF:
        check_pdf(kept)
    elif sound_in(kept).mime != row.mime:
        raise Refusal("sound-unreadable")
    write(kept_path(row), kept)
    if row.mime in KINDS:
        ask_playable(row)


def documents(yard: Yard, ids: list[UUID]) -> list[StoredFile]:
    """The stored documents of a yard with these ids, likewise."""
    found = {row.id: row for row in StoredFile.objects.filter(yard=yard, id__in=ids, mime=PDF)}
    return [found[key] for key in ids if key in found]


def pictures(yard: Yard, ids: list[UUID]) -> list[StoredFile]:
    """The stored pictures of a yard with these ids, in their order; unknown ids are left out."""
    found = {row.id: row for row in StoredFile.objects.filter(yard=yard, id__in=ids, mime=PICTURE)}
    return [found[key] for key in ids if key in found]


def sound(yard: Yard, key: UUID) -> StoredFile | None:
    """The stored sound of a yard with this id."""
    return StoredFile.objects.filter(yard=yard, id=key, mime__in=KINDS).first()


def sweep(yard: Yard, used: set[UUID]) -> int:
    """Remove pictures that no row uses and bytes that no picture names, older than a day; returns how many pictures.

    At most 500 pictures at once.
    """
    before = clock.now() - YOUNG
    old = StoredFile.objects.filter(yard=yard, created_at__lt=before)
    unused = (key for key in old.values_list("id", flat=True).order_by("created_at") if key not in used)
    gone = sum(_remove(yard, key, before) for key in list(islice(unused, MOST)))
    _sweep_bytes(yard, before)
    return gone


def _remove(yard: Yard, key: UUID, before: datetime) -> int:
    old = StoredFile.objects.select_for_update().filter(yard=yard, id=key, created_at__lt=before)
    try:
        with transaction.atomic():
            return sum(row.delete()[0] for row in old)
    except (ProtectedError, IntegrityError):  # used meanwhile
        return 0


def _sweep_bytes(yard: Yard, before: datetime) -> None:
    named = set(StoredFile.objects.filter(yard=yard).values_list("digest", flat=True))
    for path in folder(yard.id).glob("*/*"):
        with contextlib.suppress(FileNotFoundError):  # a part that was finished meanwhile
            if path.name.split(".")[0] not in named and path.stat().st_mtime < before.timestamp():
                path.unlink()
