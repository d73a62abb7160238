"""What other rooms may call."""

from yuanba.platform.files.documents import LARGEST_DOCUMENT, PDF
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.pages import is_pdf, pages_of
from yuanba.platform.files.pictures import LARGEST_BYTES, THUMBNAILS
from yuanba.platform.files.places import folder, kept_path, path_of
from yuanba.platform.files.playing import playable
from yuanba.platform.files.sounds import LARGEST_SOUND, LONGEST_SECONDS
from yuanba.platform.files.store import (
    documents,
    keep_bytes,
    pictures,
    sound,
    store_image,
    store_pdf,
    store_sound,
    sweep,
)

__all__ = [
    "LARGEST_BYTES",
    "LARGEST_DOCUMENT",
    "LARGEST_SOUND",
    "LONGEST_SECONDS",
    "PDF",
    "THUMBNAILS",
    "StoredFile",
    "documents",
    "folder",
    "is_pdf",
    "keep_bytes",
    "kept_path",
    "pages_of",
    "path_of",
    "pictures",
    "playable",
    "sound",
    "store_image",
    "store_pdf",
    "store_sound",
    "sweep",
]
