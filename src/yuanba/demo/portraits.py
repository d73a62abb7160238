"""Drawn heads for badges: a friendly face of nobody, the same for the same name."""

import io
from functools import lru_cache
from hashlib import sha256

from PIL import Image, ImageDraw

BACKS = ("#c7d3cf", "#d9cfc0", "#c9cdd8", "#d6c8c8", "#cfd6c2")
COATS = ("#2f5d50", "#4c5459", "#3d4f73", "#6d4c41", "#5b6b3a")
HAIRS = ("#26221f", "#332b26", "#463a32", "#77726d")
SKINS = (("#eec8a8", "#dfb592"), ("#f1d0b3", "#e3bd9c"), ("#e4b894", "#d3a37d"))
LIPS = "#b4655a"


def of(name: str) -> bytes:
    """The portrait that belongs to a name."""
    return drawn(int.from_bytes(sha256(name.encode()).digest()[:2]) % 600)


@lru_cache(maxsize=600)
def drawn(number: int) -> bytes:
    """One of six hundred, drawn twice as large and made smaller, so that the lines are smooth."""
    image = Image.new("RGB", (960, 1200), BACKS[number % 5])
    draw, hair, (skin, shade) = ImageDraw.Draw(image), HAIRS[number // 2 % 4], SKINS[number // 7 % 3]
    if number % 2:
        _long_hair(draw, hair, number // 8 % 2)
    _coat(draw, COATS[number // 5 % 5], shade)
    _head(draw, skin, shade)
    _fringe(draw, hair, skin, number // 4 % 3)
    _face(draw, shade)
    if number // 11 % 3 == 0:
        _glasses(draw)
    out = io.BytesIO()
    image.resize((480, 600), Image.Resampling.LANCZOS).save(out, "JPEG", quality=88)
    return out.getvalue()


def _long_hair(draw: ImageDraw.ImageDraw, hair: str, longer: int) -> None:
    draw.rounded_rectangle((262, 250, 698, 790 + longer * 130), radius=190, fill=hair)


def _coat(draw: ImageDraw.ImageDraw, coat: str, neck: str) -> None:
    draw.rounded_rectangle((110, 840, 850, 1500), radius=250, fill=coat)
    draw.rounded_rectangle((400, 700, 560, 920), radius=70, fill=neck)
    draw.polygon(((380, 840), (480, 980), (580, 840), (640, 860), (480, 1090), (320, 860)), fill="#f6f3ea")
    draw.rounded_rectangle((620, 980, 740, 1050), radius=10, fill="#f6f3ea")
    draw.line((640, 1015, 720, 1015), fill=coat, width=8)


def _head(draw: ImageDraw.ImageDraw, skin: str, shade: str) -> None:
    for left in (270, 630):
        draw.ellipse((left, 520, left + 60, 630), fill=shade)
    draw.ellipse((290, 290, 670, 800), fill=skin)


def _fringe(draw: ImageDraw.ImageDraw, hair: str, skin: str, kind: int) -> None:
    draw.pieslice((268, 230, 692, 720), 180, 360, fill=hair)
    draw.ellipse(((310, 415, 650, 540), (350, 405, 672, 540), (288, 405, 610, 540))[kind], fill=skin)


def _face(draw: ImageDraw.ImageDraw, shade: str) -> None:
    for left in (374, 550):
        draw.ellipse((left, 545, left + 36, 587), fill="#2b2724")
        draw.arc((left - 22, 490, left + 58, 535), 200, 340, fill="#4a3c33", width=9)
    draw.arc((440, 590, 520, 650), 40, 140, fill=shade, width=10)
    draw.arc((400, 610, 560, 725), 30, 150, fill=LIPS, width=12)


def _glasses(draw: ImageDraw.ImageDraw) -> None:
    for left in (340, 516):
        draw.rounded_rectangle((left, 515, left + 104, 612), radius=36, outline="#3c3a38", width=8)
    draw.line((444, 560, 516, 560), fill="#3c3a38", width=8)
