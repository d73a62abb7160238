"""Re-encoding: what comes in is decoded, turned upright, made smaller and written anew; nothing else survives."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from yuanba.kernel.errors import Refusal, register

LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
LONGEST_SIDE = 2048
THUMBNAILS = (480, 160)
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")  # JPEG reads MPO too: two pictures of one telephone

register("picture-too-large", 413, "The picture is too large. At most 15 MB and 50 million pixels.")
register("picture-unreadable", 422, "This file is not a picture we can read. Please send JPEG, PNG or WebP.")


@dataclass(frozen=True)
class Picture:
    """Encoded bytes of the picture (key 0) and of its thumbnails by longest side, with the size in pixels."""

    sizes: dict[int, bytes]
    width: int
    height: int


def reencode(data: bytes) -> Picture:
    """JPEG bytes without metadata. Refused: `picture-too-large`, `picture-unreadable`."""
    if len(data) > LARGEST_BYTES:
        raise Refusal("picture-too-large")
    upright = _decode(data)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    sizes = {0: _jpeg(upright, 85)}
    for side in THUMBNAILS:
        small = upright.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        sizes[side] = _jpeg(small, 78)
    return Picture(sizes, upright.width, upright.height)


def _decode(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=FORMATS)
            if opened.width * opened.height > LARGEST_PIXELS:
                raise Refusal("picture-too-large")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened)
            return _on_white(upright)
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise Refusal("picture-too-large") from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, KeyError):
        raise Refusal("picture-unreadable") from None


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
