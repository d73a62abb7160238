"""Pictures with something inside that must not survive, and files that are no pictures."""

import io
import zlib

from PIL import Image, ImageCms, PngImagePlugin

from yuanba.platform.files.pictures import LARGEST_BYTES

RED, BLUE = (200, 30, 30), (30, 30, 200)
SECRET = b"Secret-30.6583"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


def halves(mode="RGB", size=(400, 200)):
    """Left half red, right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def encoded(image, kind, **more):
    """The bytes of a picture in a format."""
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(orientation=1):
    """A maker, a place and how the telephone was held."""
    made = Image.Exif()
    made[0x0112], made[0x010F] = orientation, SECRET.decode()
    made.get_ifd(0x8825)[2] = (30.0, 39.0, 30.0)
    return made


def _png():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_text("Author", SECRET.decode(), zip=True)
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return encoded(halves(), "PNG", pnginfo=info, exif=exif(), icc_profile=PROFILE)


def _iptc():
    """A JPEG with the block that newspapers write names into."""
    data = encoded(halves(), "JPEG")
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(SECRET).to_bytes(4, "big") + SECRET
    return data[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + data[2:]


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"http://ns.adobe.com/xap/1.0/\x00"
CARRIERS = {
    "jpeg": lambda: encoded(halves(), "JPEG", exif=exif(), comment=SECRET, icc_profile=PROFILE),
    "jpeg with xmp": lambda: encoded(halves(), "JPEG", xmp=XMP + SECRET),
    "jpeg with iptc": _iptc,
    "png": _png,
    "webp": lambda: encoded(halves(), "WEBP", exif=exif(), xmp=SECRET, icc_profile=PROFILE),
    "gif": lambda: encoded(halves(), "GIF", comment=SECRET),
    "two pictures in one": lambda: encoded(
        halves(), "MPO", save_all=True, append_images=[halves("L")], exif=exif(), comment=SECRET
    ),
    "something behind the end": lambda: encoded(halves(), "JPEG") + SECRET,
}


def bomb(width=60_000, height=60_000):
    """A PNG of a few hundred bytes that says it is huge."""
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    body = b"IDAT" + zlib.compress(b"\x00" * 1000)
    parts = [len(part[4:]).to_bytes(4, "big") + part + zlib.crc32(part).to_bytes(4, "big") for part in (header, body)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def half(kind):
    """The first half of a picture's bytes."""
    data = encoded(halves(), kind)
    return data[: len(data) // 2]


REFUSED = {
    "empty": (b"", "picture-unreadable"),
    "text": ("楼道灯不亮".encode(), "picture-unreadable"),
    "drawing with script": (b"<svg xmlns='x'><script>alert(1)</script></svg>", "picture-unreadable"),
    "page": (b"%PDF-1.7\n", "picture-unreadable"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "picture-unreadable"),
    "packed": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "picture-unreadable"),
    **{f"half a {kind}": (half(kind), "picture-unreadable") for kind in FORMATS},
    "too many pixels": (bomb(), "picture-too-large"),
    "just too many pixels": (bomb(50_001, 1000), "picture-too-large"),
    "too many pixels in a row": (bomb(2**31 - 1, 1), "picture-too-large"),
    "too many bytes": (b"\xff\xd8" + b"\x00" * LARGEST_BYTES, "picture-too-large"),
}
