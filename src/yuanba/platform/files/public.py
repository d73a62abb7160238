"""What other rooms may call."""

from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.pictures import LARGEST_BYTES, THUMBNAILS
from yuanba.platform.files.store import folder, keep_bytes, path_of, pictures, store_image, sweep

__all__ = [
    "LARGEST_BYTES",
    "THUMBNAILS",
    "StoredFile",
    "folder",
    "keep_bytes",
    "path_of",
    "pictures",
    "store_image",
    "sweep",
]
