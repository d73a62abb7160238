"""What was done with the packs of yards on this machine, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yuanba.platform.packs.models import PackNote

MOST = 50


@dataclass(frozen=True)
class Line:
    """One thing that was done."""

    yard_id: UUID
    what: str
    root: str
    rows: int
    files: int
    by: str
    at: datetime


def notes_of(yard_ids: Iterable[UUID]) -> list[Line]:
    """The newest fifty."""
    rows = PackNote.objects.filter(yard_id__in=list(yard_ids)).order_by("-at", "-id")[:MOST]
    return [Line(row.yard_id, row.what, row.root, row.rows, row.files, row.by, row.at) for row in rows]
