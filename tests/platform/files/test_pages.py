"""A PDF becomes pictures of its pages, or is refused with words that say what to do."""

import io

import pytest
from PIL import Image

from tests.support.drawings import drawing
from yuanba.kernel.errors import Refusal
from yuanba.platform.files.pages import MOST_PAGES, is_pdf, pages_of
from yuanba.platform.files.pictures import LARGEST_BYTES


def test_each_page_is_a_picture_whose_longer_side_is_as_long_as_one_may_be():
    found = [Image.open(io.BytesIO(one)) for one in pages_of(drawing(2, (420, 297)))]
    assert [(one.format, one.size) for one in found] == [("JPEG", (2048, 1449)), ("JPEG", (2048, 1493))]
    tiny = Image.open(io.BytesIO(pages_of(drawing(1, (1, 10)))[0]))
    assert tiny.size == (205, 2048)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 nothing", "paper-unreadable"),
        (drawing(1)[:-200], "paper-unreadable"),
        (drawing(MOST_PAGES + 1), "paper-long"),
        (b"%PDF-" + b" " * LARGEST_BYTES, "picture-too-large"),
    ],
    ids=["words", "torn", "long", "large"],
)
def test_what_is_no_paper_of_drawings_is_refused(data, code):
    assert is_pdf(data)
    with pytest.raises(Refusal) as caught:
        pages_of(data)
    assert caught.value.code == code


def test_a_picture_is_no_paper():
    assert not is_pdf(b"\xff\xd8\xff\xe0JFIF")
