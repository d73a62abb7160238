"""Re-encoding: what comes in is decoded, turned upright, made smaller and written anew; nothing else survives."""

import io
import threading
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image

from yuanba.kernel.errors import Refusal, register

LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_PIXELS = {"JPEG": 50_000_000, "MPO": 50_000_000}  # made smaller while they are decoded
OTHER_PIXELS = 20_000_000
MOST_SCANS = 64  # a progressive picture of a telephone has about ten; each is decoded over the whole picture
SCAN = b"\xff\xda"
LONGEST_SIDE = 2048
THUMBNAILS = (480, 160)
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")  # JPEG reads MPO too: two pictures of one telephone

register(
    "picture-too-large",
    413,
    "The picture is too large. At most 15 MB, and 50 million pixels as JPEG or 20 million otherwise.",
)
register("picture-unreadable", 422, "This file is not a picture we can read. Please send JPEG, PNG or WebP.")


@dataclass(frozen=True)
class Picture:
    """Encoded bytes of the picture (key 0) and of its thumbnails by longest side, with the size in pixels."""

    sizes: dict[int, bytes]
    width: int
    height: int


_one_at_a_time = threading.Lock()


def reencode(data: bytes) -> Picture:
    """JPEG bytes without metadata. Refused: `picture-too-large`, `picture-unreadable`.

    One at a time in a process: a picture takes some hundred MB while it is decoded.
    """
    if len(data) > LARGEST_BYTES:
        raise Refusal("picture-too-large")
    if data.count(SCAN) > MOST_SCANS and data.startswith(b"\xff\xd8"):
        raise Refusal("picture-unreadable")
    with _one_at_a_time:
        upright = _decode(data)
    sizes = {0: _jpeg(upright, 85)} | _thumbnails(upright)
    return Picture(sizes, upright.width, upright.height)


def thumbnails_of(data: bytes) -> dict[int, bytes]:
    """The thumbnails of a picture that was made here or by another of us. Refused as `reencode`."""
    if len(data) > LARGEST_BYTES:
        raise Refusal("picture-too-large")
    with _one_at_a_time:
        return _thumbnails(_decode(data))


def _thumbnails(upright: Image.Image) -> dict[int, bytes]:
    made = {}
    for side in THUMBNAILS:
        small = upright.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        made[side] = _jpeg(small, 78)
    return made


def _decode(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=FORMATS)
            if opened.width * opened.height > LARGEST_PIXELS.get(opened.format or "", OTHER_PIXELS):
                raise Refusal("picture-too-large")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            opened.load()
            plain = _on_white(_upright(opened))
            plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return plain
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise Refusal("picture-too-large") from None
    except Exception:  # decoders of damaged files raise whatever comes
        raise Refusal("picture-unreadable") from None


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its metadata says; where they are damaged, as it lies."""
    try:
        turn = TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        return image
    return image if turn is None else image.transpose(turn)


def _on_white(image: Image.Image) -> Image.Image:
    """RGB pixels only, in a new image that carries nothing else; what is transparent becomes white."""
    plain = Image.new("RGB", image.size, "white")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        plain.paste(layer, mask=layer.getchannel("A"))
    else:
        plain.paste(image.convert("RGB"))
    return plain


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
