"""Reading a paper: its words, its pages, the codes on it, its fonts."""

import io

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def opened(data: bytes) -> PdfReader:
    """The PDF; an assertion where it is none."""
    assert data.startswith(b"%PDF-")
    return PdfReader(io.BytesIO(data))


def pages(data: bytes) -> list[str]:
    """The words of each page, as they are copied from it; breaks inside long words are not seen."""
    return [page.extract_text().replace("\u200b", "") for page in opened(data).pages]


def joined(data: bytes) -> str:
    """All words without blanks and line breaks: how a paper is set does not matter."""
    return "".join("".join(pages(data)).split())


def fonts(data: bytes) -> dict[str, bool]:
    """The fonts of all pages, without the marks of their part, and whether they are embedded."""
    found = {}
    for page in opened(data).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            told = inner["/FontDescriptor"].get_object()
            found[str(inner["/BaseFont"])[1:].partition("+")[2]] = any(f"/FontFile{n}" in told for n in ("", 2, 3))
    return found


def codes(png: bytes) -> list[str]:
    """What a camera reads from the picture of a page."""
    return sorted(found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png))))
