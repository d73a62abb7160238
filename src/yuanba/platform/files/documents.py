"""Documents: PDF only, looked into before it is kept; it is never shown here, only handed out."""

import io
import threading

from pypdf import PdfReader

from yuanba.kernel.errors import Refusal, register

PDF = "application/pdf"
LARGEST_DOCUMENT = 20 * 1024 * 1024
MOST_PAGES = 2_000
NAMED = ("/JavaScript", "/EmbeddedFiles")

register("document-large", 413, "The document is larger than 20 MB. Please divide it.")
register("document-unreadable", 422, "This file is no PDF that can be opened. Please save it as PDF once more.")
register("document-locked", 422, "This PDF is locked with a password. Please save it without one.")
register("document-active", 422, "This PDF runs a program or carries other files. Please print it into a plain PDF.")

_one_at_a_time = threading.Lock()


def check_pdf(data: bytes) -> int:
    """How many pages it has. Refused: `document-large`, `-unreadable`, `-locked`, `-active`."""
    if len(data) > LARGEST_DOCUMENT:
        raise Refusal("document-large")
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise Refusal("document-unreadable")
    with _one_at_a_time:
        return _opened(data)


def _opened(data: bytes) -> int:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise Refusal("document-locked")
        pages = len(reader.pages)
        if not 0 < pages <= MOST_PAGES:
            raise Refusal("document-unreadable")
        if _is_active(reader):
            raise Refusal("document-active")
    except Refusal:
        raise
    except Exception:  # a damaged file raises whatever comes
        raise Refusal("document-unreadable") from None
    return pages


def _is_active(reader: PdfReader) -> bool:
    """Whether opening it does more than to show a page."""
    root = reader.root_object
    opens = root.get("/OpenAction")
    action = opens.get_object() if opens is not None else None
    runs = isinstance(action, dict) and action.get("/S") != "/GoTo"
    names = root.get("/Names")
    named = names.get_object() if names is not None else {}
    return runs or "/AA" in root or any(name in named for name in NAMED)
