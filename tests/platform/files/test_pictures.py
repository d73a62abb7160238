"""Re-encoding: only the picture survives, upright and not too large; what is no picture is refused."""

import io
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from yuanba.kernel.errors import Refusal
from yuanba.platform.files.pictures import LARGEST_BYTES, reencode

RED, BLUE = (200, 30, 30), (30, 30, 200)
SECRET = b"Secret-30.6583"


def halves(mode="RGB", size=(400, 200)):
    """Left half red, right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def encoded(image, kind, **more):
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(orientation=1):
    made = Image.Exif()
    made[0x0112], made[0x010F] = orientation, SECRET.decode()
    made.get_ifd(0x8825)[2] = (30.0, 39.0, 30.0)
    return made


def with_text():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return encoded(halves(), "PNG", pnginfo=info, exif=exif())


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CARRIERS = {
    "jpeg": lambda: encoded(halves(), "JPEG", exif=exif(), comment=SECRET, icc_profile=PROFILE),
    "jpeg with xmp": lambda: encoded(halves(), "JPEG", xmp=b"http://ns.adobe.com/xap/1.0/\x00" + SECRET),
    "png": with_text,
    "webp": lambda: encoded(halves(), "WEBP", exif=exif(), xmp=SECRET),
    "tiff": lambda: encoded(halves(), "TIFF", exif=exif()),
    "gif": lambda: encoded(halves(), "GIF", comment=SECRET),
    "two pictures in one": lambda: encoded(
        halves(), "MPO", save_all=True, append_images=[halves("L")], exif=exif(), comment=SECRET
    ),
    "something behind the end": lambda: encoded(halves(), "JPEG") + SECRET,
}


@pytest.mark.parametrize("make", CARRIERS.values(), ids=CARRIERS)
def test_nothing_but_the_picture_survives(make):
    data = make()
    made = reencode(data)
    assert (made.width, made.height) == (400, 200)
    for kept in made.sizes.values():
        image = Image.open(io.BytesIO(kept))
        assert (image.format, image.mode, dict(image.getexif())) == ("JPEG", "RGB", {})
        assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert SECRET not in kept


@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [(1, (400, 200), RED), (2, (400, 200), BLUE), (3, (400, 200), BLUE), (6, (200, 400), RED), (8, (200, 400), BLUE)],
)
def test_it_is_turned_upright(orientation, size, top_left):
    made = reencode(encoded(halves(), "JPEG", exif=exif(orientation), quality=95))
    image = Image.open(io.BytesIO(made.sizes[0]))
    assert image.size == (made.width, made.height) == size
    assert all(abs(a - b) < 20 for a, b in zip(image.getpixel((10, 10)), top_left, strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode):
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    data = encoded(image.convert(mode) if mode != "P" else image.quantize(4), "PNG")
    assert Image.open(io.BytesIO(reencode(data).sizes[0])).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_is_read(mode):
    image = Image.new(mode, (30, 20)) if mode == "I;16" else halves(mode, (30, 20))
    made = reencode(encoded(image, "TIFF"))
    assert (made.width, made.height) == (30, 20)


def test_it_is_made_smaller_and_has_two_thumbnails():
    made = reencode(encoded(Image.new("RGB", (5000, 2500)), "JPEG"))
    sizes = {side: Image.open(io.BytesIO(data)).size for side, data in made.sizes.items()}
    assert sizes == {0: (2048, 1024), 480: (480, 240), 160: (160, 80)}


def test_a_small_one_is_not_made_larger():
    made = reencode(encoded(Image.new("RGB", (3, 1)), "PNG"))
    assert {Image.open(io.BytesIO(data)).size for data in made.sizes.values()} == {(3, 1)}


def bomb(width=60_000, height=60_000):
    """A PNG of a few hundred bytes that says it is huge."""
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    body = b"IDAT" + zlib.compress(b"\x00" * 1000)
    parts = [len(part[4:]).to_bytes(4, "big") + part + zlib.crc32(part).to_bytes(4, "big") for part in (header, body)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


REFUSED = {
    "empty": (b"", "picture-unreadable"),
    "text": ("楼道灯不亮".encode(), "picture-unreadable"),
    "drawing with script": (b"<svg xmlns='x'><script>alert(1)</script></svg>", "picture-unreadable"),
    "page": (b"%PDF-1.7\n", "picture-unreadable"),
    "cut off": (encoded(halves(), "PNG")[:200], "picture-unreadable"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "picture-unreadable"),
    "too many pixels": (bomb(), "picture-too-large"),
    "just too many pixels": (bomb(50_001, 1000), "picture-too-large"),
    "too many bytes": (b"\xff\xd8" + b"\x00" * LARGEST_BYTES, "picture-too-large"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused(data, code):
    with pytest.raises(Refusal) as caught:
        reencode(data)
    assert caught.value.code == code


START = {"JPEG": encoded(halves(size=(40, 20)), "JPEG"), "PNG": encoded(halves(size=(40, 20)), "PNG"),
         "GIF": encoded(halves(size=(40, 20)), "GIF"), "TIFF": encoded(halves(size=(40, 20)), "TIFF"),
         "WEBP": encoded(halves(size=(40, 20)), "WEBP"), "BMP": encoded(halves(size=(40, 20)), "BMP")}  # fmt: skip


@given(kind=st.sampled_from(sorted(START)), cut=st.integers(0, 3000), junk=st.binary(max_size=64))
def test_a_damaged_picture_is_read_or_refused(kind, cut, junk):
    whole = START[kind]
    data = whole[: cut % len(whole)] + junk + whole[cut % len(whole) + len(junk) :]
    with suppress(Refusal):
        assert set(reencode(data).sizes) == {0, 480, 160}


@given(st.binary(max_size=300))
def test_noise_is_refused(data):
    with pytest.raises(Refusal):
        reencode(data)
