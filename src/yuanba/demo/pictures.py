"""Drawn pictures of the demo: a door before and after, a lamp, a leak. No photograph of anything real."""

import io

from PIL import Image, ImageDraw

WALL, STONE, FRAME, FLOOR = "#c9c2b7", "#b4a796", "#4c5459", "#8b857c"


def _scene(light: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (960, 720), light)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 588, 960, 720), fill=FLOOR)
    for row in range(4):
        for column in range(3):
            left = column * 96 - (row % 2) * 48
            draw.rectangle((left, 80 + row * 110, left + 92, 186 + row * 110), fill=STONE, outline="#a19482")
    return image, draw


def door(*, mended: bool) -> bytes:
    """A unit door whose screen is dead, or works."""
    image, draw = _scene("#e6ded0" if mended else WALL)
    draw.rectangle((360, 78, 810, 590), fill=FRAME)
    leaf = "#93a4ab" if mended else "#6d7a80"
    draw.rectangle((390, 108, 575, 585), fill=leaf)
    draw.rectangle((595, 108, 780, 585), fill="#2e3539" if mended else leaf)
    draw.rectangle((850, 258, 935, 402), fill="#23272a")
    draw.rectangle((864, 276, 921, 352), fill="#bcd8d0" if mended else "#14171a")
    draw.ellipse((885, 368, 903, 386), fill="#4fae7c" if mended else "#aa3333")
    return _jpeg(image)


def lamp(*, mended: bool) -> bytes:
    """A stair lamp, dark or lit."""
    image, draw = _scene("#efe6d2" if mended else "#4a4a4c")
    draw.rectangle((440, 0, 450, 130), fill="#333333")
    draw.ellipse((380, 120, 510, 250), fill="#ffe9a8" if mended else "#6b6b6b", outline="#333333")
    return _jpeg(image)


def leak(*, mended: bool) -> bytes:
    """A garage drain, under water or dry."""
    image, draw = _scene("#d8d2c6")
    draw.rectangle((380, 500, 620, 560), fill="#5a5a5a", outline="#222222")
    if not mended:
        draw.ellipse((220, 540, 820, 700), fill="#7896a5")
    return _jpeg(image)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()
