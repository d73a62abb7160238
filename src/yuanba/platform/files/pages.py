"""A PDF becomes pictures of its pages: what it can do besides is left behind."""

import io
import threading

import pypdfium2 as pdfium

from yuanba.kernel.errors import Refusal, register
from yuanba.platform.files.pictures import LARGEST_BYTES, LONGEST_SIDE

MOST_PAGES = 12
MARK = b"%PDF-"

register("paper-unreadable", 422, "This PDF cannot be opened. Please send it without a password, or as pictures.")
register("paper-long", 422, "The PDF has more than twelve pages. Please send only the drawings.")

_one_at_a_time = threading.Lock()  # the library is not made for threads


def is_pdf(data: bytes) -> bool:
    """Whether these bytes are a PDF."""
    return data[:1024].lstrip().startswith(MARK)


def pages_of(data: bytes) -> list[bytes]:
    """Each page as a picture. Refused: `picture-too-large`, `paper-unreadable`, `paper-long`."""
    if len(data) > LARGEST_BYTES:
        raise Refusal("picture-too-large")
    with _one_at_a_time:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            raise Refusal("paper-unreadable") from None
        try:
            if not 0 < len(document) <= MOST_PAGES:
                raise Refusal("paper-long" if len(document) else "paper-unreadable")
            return [_drawn(document, number) for number in range(len(document))]
        finally:
            document.close()


def _drawn(document: pdfium.PdfDocument, number: int) -> bytes:
    """A page, its longer side as long as a picture may be."""
    try:
        page = document[number]
        longer = max(*page.get_size(), 1)
        image = page.render(scale=LONGEST_SIDE / longer, may_draw_forms=False).to_pil()
    except (pdfium.PdfiumError, ValueError, OverflowError, MemoryError):
        raise Refusal("paper-unreadable") from None
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()
