"""Photographs of those who look after a door, as a sheet of paper takes them."""

from collections.abc import Iterable

from yuanba.domains.people import public as people
from yuanba.platform.files.public import THUMBNAILS, StoredFile, path_of
from yuanba.platform.papers.public import photo_picture

FACE = (200, 250)


def face_of(one: people.Member) -> str:
    """What the picture is called on the sheet; nothing where there is none for everybody."""
    return f"{one.photo.hex[-16:]}.svg" if one.photo else ""


def faces(team: Iterable[people.Member]) -> dict[str, bytes]:
    """The pictures by those names, each once, found in one statement."""
    named = {one.photo: face_of(one) for one in team if one.photo}
    rows = StoredFile.objects.filter(id__in=named) if named else ()
    return {
        named[row.id]: photo_picture(path_of(row.yard_id, row.digest, max(THUMBNAILS)).read_bytes(), *FACE)
        for row in rows
    }
