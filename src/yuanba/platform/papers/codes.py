"""Pictures for paper: the QR code of an address, and photographs."""

from base64 import b64encode
from io import BytesIO

import segno


def code_picture(address: str) -> bytes:
    """SVG with its quiet zone; a quarter of it may be scratched or torn (error correction Q)."""
    picture = BytesIO()
    segno.make(address, error="q").save(picture, kind="svg", xmldecl=False, omitsize=True, border=4)
    return picture.getvalue()


def photo_picture(jpeg: bytes, width: int, height: int) -> bytes:
    """A photograph as SVG of these proportions, its middle: a template takes no other files than text."""
    data = b64encode(jpeg).decode()
    size = f'width="{width}" height="{height}"'
    image = f'<image {size} preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">{image}</svg>'.encode()
