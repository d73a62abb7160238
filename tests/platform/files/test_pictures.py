"""Re-encoding: upright, on white, not too large; what is no picture is refused."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.platform.files.samples import BLUE, FORMATS, RED, REFUSED, encoded, exif, halves
from yuanba.kernel.errors import Refusal
from yuanba.platform.files.pictures import reencode


def opened(made, side=0):
    return Image.open(io.BytesIO(made.sizes[side]))


def near(colour, wanted):
    return all(abs(a - b) < 20 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [
        (1, (400, 200), RED),
        (2, (400, 200), BLUE),
        (3, (400, 200), BLUE),
        (4, (400, 200), RED),
        (5, (200, 400), RED),
        (6, (200, 400), RED),
        (7, (200, 400), BLUE),
        (8, (200, 400), BLUE),
        (9, (400, 200), RED),
    ],
)
def test_it_is_turned_upright(kind, orientation, size, top_left):
    made = reencode(encoded(halves(), kind, exif=exif(orientation)))
    assert (made.width, made.height) == opened(made).size == size
    for side in made.sizes:
        assert near(opened(made, side).getpixel((5, 5)), top_left)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_becomes_white(kind, mode):
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    made = reencode(encoded(image.convert(mode) if mode != "P" else image.quantize(4), kind))
    assert {opened(made, side).getpixel((10, 10)) for side in made.sizes} == {(255, 255, 255)}


def test_what_is_half_transparent_becomes_half_white():
    made = reencode(encoded(Image.new("RGBA", (20, 20), (0, 0, 0, 128)), "PNG"))
    assert opened(made).getpixel((10, 10)) == (127, 127, 127)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_is_read(mode):
    image = Image.new(mode, (30, 20)) if mode == "I;16" else halves(mode, (30, 20))
    made = reencode(encoded(image, "JPEG" if mode == "CMYK" else "PNG"))
    assert (made.width, made.height) == (30, 20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_it_is_made_smaller_and_has_two_thumbnails(kind):
    made = reencode(encoded(Image.new("RGB", (5000, 2500)), kind))
    assert {side: opened(made, side).size for side in made.sizes} == {0: (2048, 1024), 480: (480, 240), 160: (160, 80)}
    assert (made.width, made.height) == (2048, 1024)


def test_a_small_one_is_not_made_larger():
    made = reencode(encoded(Image.new("RGB", (3, 1)), "PNG"))
    assert {opened(made, side).size for side in made.sizes} == {(3, 1)}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused(data, code):
    with pytest.raises(Refusal) as caught:
        reencode(data)
    assert caught.value.code == code


START = {kind: encoded(halves(size=(40, 20)), kind) for kind in FORMATS}


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


@given(kind=st.sampled_from(sorted(START)), junk=st.binary(max_size=200))
def test_noise_that_begins_like_a_picture_is_read_or_refused(kind, junk):
    with suppress(Refusal):
        assert set(reencode(START[kind][:30] + junk).sizes) == {0, 480, 160}


# Words where a number belongs: Pillow reads such a tag and cannot write it again. The second one says: turned.
NONSENSE = b"MM\x00*\x00\x00\x00\x08\x00\x02\x01\x07\x00\x02\x00\x00\x00\x04abc\x00"
NONSENSE += b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nonsense_beside_it_does_not_keep_it_from_being_turned(kind):
    made = reencode(encoded(halves(), kind, exif=b"Exif\x00\x00" + NONSENSE))
    assert (made.width, made.height) == (200, 400)
    assert near(opened(made).getpixel((5, 5)), RED)


@given(kind=st.sampled_from(["JPEG", "PNG", "WEBP"]), junk=st.binary(min_size=1, max_size=60))
def test_damaged_metadata_do_not_cost_the_picture(kind, junk):
    made = reencode(encoded(halves(size=(40, 20)), kind, exif=b"Exif\x00\x00" + junk))
    assert {made.width, made.height} == {40, 20}
