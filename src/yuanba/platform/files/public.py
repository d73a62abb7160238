"""What other rooms may call."""

from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.pictures import LARGEST_BYTES, THUMBNAILS
from yuanba.platform.files.sounds import LARGEST_SOUND, LONGEST_SECONDS
from yuanba.platform.files.store import (
    folder,
    keep_bytes,
    kept_path,
    path_of,
    pictures,
    sound,
    store_image,
    store_sound,
    sweep,
)

__all__ = [
    "LARGEST_BYTES",
    "LARGEST_SOUND",
    "LONGEST_SECONDS",
    "THUMBNAILS",
    "StoredFile",
    "folder",
    "keep_bytes",
    "kept_path",
    "path_of",
    "pictures",
    "sound",
    "store_image",
    "store_sound",
    "sweep",
]
