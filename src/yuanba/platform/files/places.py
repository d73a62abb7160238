"""Where the bytes of a yard's files lie: under the yard and the digest."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from yuanba.platform.files.documents import PDF
from yuanba.platform.files.models import StoredFile

PICTURE = "image/jpeg"


def folder(yard_id: UUID) -> Path:
    """Where a yard's pictures lie."""
    return Path(settings.YUANBA_DATA_DIR) / "files" / yard_id.hex


def sound_path(yard_id: UUID, digest: str) -> Path:
    """The file of a sound."""
    return folder(yard_id) / digest[:2] / f"{digest}.sound"


def played_path(yard_id: UUID, digest: str) -> Path:
    """The file of what was made of a sound that browsers do not play."""
    return folder(yard_id) / digest[:2] / f"{digest}.played.mp3"


def document_path(yard_id: UUID, digest: str) -> Path:
    """The file of a document."""
    return folder(yard_id) / digest[:2] / f"{digest}.pdf"


def path_of(yard_id: UUID, digest: str, side: int = 0) -> Path:
    """The file of a picture (side 0) or of a thumbnail."""
    name = f"{digest}.{side}.jpg" if side else f"{digest}.jpg"
    return folder(yard_id) / digest[:2] / name


def kept_path(row: StoredFile) -> Path:
    """Where the bytes of a row lie, whatever it is."""
    if row.mime == PDF:
        return document_path(row.yard_id, row.digest)
    return path_of(row.yard_id, row.digest) if row.mime == PICTURE else sound_path(row.yard_id, row.digest)
