"""Nothing but the picture survives: neither place nor maker, neither words nor profiles, in any stored size."""

import io

import pytest
from PIL import Image

from tests.platform.files.samples import CARRIERS, PROFILE, SECRET
from yuanba.platform.files.pictures import reencode

START, END, FRAME, TABLES, SCAN, JFIF = 0xD8, 0xD9, 0xC2, {0xC4, 0xDB}, 0xDA, 0xE0
STUFFED = {0x00, *range(0xD0, 0xD8)}


def markers(jpeg):
    """The markers of a JPEG in their order; what lies behind the end is a failure."""
    found, at = [START], 2
    while found[-1] != END:
        while jpeg[at] != 0xFF or jpeg[at + 1] in STUFFED:
            assert found[-1] == SCAN
            at += 1
        found.append(jpeg[at + 1])
        at += 2 if found[-1] == END else 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    assert at == len(jpeg)
    return found


@pytest.mark.parametrize("make", CARRIERS.values(), ids=CARRIERS)
def test_nothing_but_the_picture_survives(make):
    data = make()
    assert SECRET in data
    made = reencode(data)
    assert (made.width, made.height) == (400, 200)
    assert set(made.sizes) == {0, 480, 160}
    for kept in made.sizes.values():
        image = Image.open(io.BytesIO(kept))
        assert (image.format, image.mode, dict(image.getexif())) == ("JPEG", "RGB", {})
        assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert markers(kept).count(JFIF) == 1
        assert set(markers(kept)) == {START, JFIF, FRAME, *TABLES, SCAN, END}
        assert SECRET not in kept
        assert PROFILE[:64] not in kept


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "two pictures in one"])
def test_the_carriers_do_know_the_place(kind):
    """Without this the test above could prove nothing."""
    assert Image.open(io.BytesIO(CARRIERS[kind]())).getexif().get_ifd(0x8825) == {2: (30.0, 39.0, 30.0)}
