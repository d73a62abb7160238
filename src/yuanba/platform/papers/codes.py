"""The QR code of an address, to be read from paper."""

from io import BytesIO

import segno


def code_picture(address: str) -> bytes:
    """SVG with its quiet zone; a quarter of it may be scratched or torn (error correction Q)."""
    picture = BytesIO()
    segno.make(address, error="q").save(picture, kind="svg", xmldecl=False, omitsize=True, border=4)
    return picture.getvalue()
