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


def sheet() -> bytes:
    """A sheet of signatures: what proves that homes were handed a notice."""
    image = Image.new("RGB", (720, 960), "#f4f1e8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 60, 640, 100), fill="#4c5459")
    for line in range(16):
        top = 150 + line * 48
        draw.line((80, top + 36, 640, top + 36), fill="#b4a796", width=2)
        draw.rectangle((90, top + 8, 190, top + 26), fill="#8b857c")
        curve = [(420 + step * 14, top + 18 + (line * 7 + step * 11) % 15 - 7) for step in range(12)]
        draw.line(curve, fill="#2e3f6d", width=3)
    return _jpeg(image)


def parcels(*, mended: bool) -> bytes:
    """Parcel lockers under a window, or the open ground floor without them."""
    image, draw = _scene("#e6ded0" if mended else "#cfc8bc")
    draw.rectangle((560, 60, 860, 260), fill="#93a4ab", outline=FRAME, width=8)
    if not mended:
        draw.rectangle((180, 300, 860, 590), fill="#3f6b4f")
        for column in range(7):
            for row in range(3):
                left, top = 190 + column * 95, 310 + row * 92
                draw.rectangle((left, top, left + 86, top + 82), outline="#d7e4da", width=3)
    return _jpeg(image)


def flowerbed(*, mended: bool) -> bytes:
    """A flower bed of stone slabs: with sharp corners, or rounded off."""
    image, draw = _scene("#dfe6d6")
    for left in (300, 350, 420, 500, 590, 660):
        draw.line((left, 470, left + 20, 330), fill="#4f7a4a", width=8)
        draw.ellipse((left - 2, 290, left + 44, 336), fill="#c96f5b" if left % 100 else "#d9b24c")
    round_, box = (34 if mended else 0), (240, 450, 760, 600)
    draw.rounded_rectangle(box, radius=round_, fill="#a9a397", outline="#6b665c", width=6)
    if not mended:
        draw.polygon(((752, 444), (800, 470), (752, 500)), fill="#6b665c")
    return _jpeg(image)


def layout(rooms: int) -> bytes:
    """The layout of a home: walls, doors, and in red what bears the house."""
    image = Image.new("RGB", (1000, 760), "#fbfaf5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 80, 920, 680), outline="#23272a", width=14)
    for number in range(1, rooms):
        left = 80 + number * 840 // rooms
        draw.line((left, 80, left, 430), fill="#8c2f24" if number % 2 else "#4c5459", width=14 if number % 2 else 6)
        draw.arc((left - 70, 430, left + 70, 570), 180, 270, fill="#4c5459", width=4)
    draw.line((80, 430, 560, 430), fill="#4c5459", width=6)
    draw.rectangle((600, 560, 900, 660), outline="#2e5f7d", width=4)
    for number in range(6):
        draw.line((620 + 48 * number, 560, 620 + 48 * number, 660), fill="#9db8c7", width=2)
    return _jpeg(image)


def stairs(seed: int) -> bytes:
    """Swept steps with a broom against the wall; each `seed` is another day."""
    image, draw = _scene(("#e6ded0", "#e2dccf", "#dcd8cf")[seed % 3])
    for step in range(6):
        top = 560 - step * 62
        draw.rectangle((430 + step * 46, top, 960, top + 62), fill=WALL, outline=FRAME, width=3)
    left = 300 + seed * 7 % 90
    draw.line((left, 250, left + 40, 560), fill="#8b6b3f", width=10)
    draw.polygon(((left + 14, 540), (left + 66, 540), (left + 90, 610), (left, 610)), fill="#c9a45a")
    return _jpeg(image)


def lift(seed: int) -> bytes:
    """The doors of a lift with a barrier before them, and the tools of who looks after it."""
    image, draw = _scene("#dfe3e2")
    draw.rectangle((380, 60, 820, 590), fill=FRAME)
    middle = 600 + seed * 11 % 120
    draw.rectangle((400, 90, middle - 60, 585), fill="#a9b4b8")
    draw.rectangle((middle + 60, 90, 800, 585), fill="#a9b4b8")
    draw.rectangle((330, 420, 870, 450), fill="#d9a441")
    for at in range(340, 860, 60):
        draw.polygon(((at, 420), (at + 26, 420), (at + 8, 450), (at - 18, 450)), fill="#23272a")
    box = 180 + seed * 13 % 110
    draw.rounded_rectangle((box, 560, box + 160, 650), radius=10, fill="#8c2f24")
    draw.arc((box + 45, 528, box + 115, 590), 180, 360, fill="#23272a", width=8)
    return _jpeg(image)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def signature(seed: int) -> bytes:
    """A name as somebody draws it with a finger: no letters, and of nobody."""
    image = Image.new("RGB", (600, 220), "white")
    draw = ImageDraw.Draw(image)
    points = [(40 + 26 * n, 110 + (-1) ** n * ((n * seed * 37) % 60 + 12)) for n in range(20)]
    draw.line(points, fill="#1c1a17", width=5, joint="curve")
    draw.line([(60, 175), (540, 160 + seed * 6)], fill="#1c1a17", width=4)
    return _jpeg(image)


def invoice(seed: int) -> bytes:
    """A receipt with its lines and a red stamp: no letters, and of nobody."""
    image = Image.new("RGB", (900, 620), "#fdfbf2")
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 860, 580), outline="#8c2f24", width=4)
    draw.rectangle((300, 60, 600, 96), fill="#8c2f24")
    for line in range(6):
        top = 140 + line * 62
        draw.line((40, top, 860, top), fill="#8c2f24", width=2)
        draw.rectangle((60, top + 18, 160 + (seed * 37 + line * 53) % 260, top + 40), fill="#4c5459")
        draw.rectangle((640, top + 18, 700 + (seed * 23 + line * 31) % 130, top + 40), fill="#4c5459")
    draw.ellipse((640, 400, 820, 560), outline="#c0392b", width=8)
    draw.ellipse((690, 446, 770, 514), outline="#c0392b", width=4)
    return _jpeg(image)
