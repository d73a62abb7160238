"""Reading a paper: its words, its pages, the codes on it, its fonts."""

import io

import zxingcpp
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
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


def font(path, family, signs):
    """A font of this family that has these signs, each a square."""
    names = [".notdef", *(f"sign{number}" for number in range(len(signs)))]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(sign): name for sign, name in zip(signs, names[1:], strict=True)})
    made.setupGlyf(dict.fromkeys(names, pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"familyName": family, "styleName": "Regular", "psName": "Second-Regular"})
    made.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    made.setupPost()
    made.save(path)
    return path
