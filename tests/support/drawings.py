"""PDFs as residents hand them in: blank pages, none as large as the other."""

import io

import pypdfium2 as pdfium


def drawing(pages=1, size=(420, 297)):
    """The bytes of a PDF with so many pages."""
    paper, out = pdfium.PdfDocument.new(), io.BytesIO()
    for number in range(pages):
        paper.new_page(size[0], size[1] + 9 * number)
    paper.save(out)
    return out.getvalue()
