"""A sound is known by what it holds; how long it lasts is read in it; what names a person or a place is taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import sounds
from yuanba.kernel.errors import Refusal
from yuanba.platform.files.sounds import KINDS, LARGEST_SOUND, sound_in

WHERE = b"+30.65+104.06/"


@pytest.mark.parametrize(
    ("data", "mime", "seconds"),
    [
        (sounds.wav(2), "audio/wav", 2),
        (sounds.ogg(7), "audio/ogg", 7),
        (sounds.mp4(3), "audio/mp4", 3),
        (sounds.mp3(115), "audio/mpeg", 3),
        (sounds.mp3(115, tag=b"TIT2 somebody"), "audio/mpeg", 3),
        (sounds.webm(1500), "audio/webm", 2),
        (sounds.amr(100), "audio/amr", 2),
    ],
)
def test_each_kind_is_known_and_measured(data, mime, seconds):
    found = sound_in(data)
    assert (found.mime, found.seconds) == (mime, seconds)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sound-unreadable"),
        (b"<html><script>alert(1)</script>", "sound-unreadable"),
        (b"RIFF\0\0\0\0WAVE" + bytes(60), "sound-unreadable"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "sound-unreadable"),
        (sounds.webm(codec=b"V_VP8A_OPUS"), "sound-unreadable"),
        (sounds.mp4(handler=b"vide"), "sound-unreadable"),
        (b"\0\0\0\x18ftypM4A " + bytes(40), "sound-unreadable"),
        (b"OggS" + bytes(60), "sound-unreadable"),
        (sounds.ogg(190), "sound-too-long"),
        (sounds.mp4(999), "sound-too-long"),
        (bytes(LARGEST_SOUND + 1), "sound-too-large"),
    ],
)
def test_what_is_no_sound_or_too_much_of_it_is_refused(data, code):
    with pytest.raises(Refusal) as refusal:
        sound_in(data)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        sounds.wav(tags=b"LIST\x0e\0\0\0" + WHERE),
        sounds.mp4(more=sounds.box(b"udta", sounds.box(b"\xa9xyz", WHERE))),
        sounds.mp3(tag=b"GEOB" + WHERE),
        sounds.mp3() + b"TAG" + WHERE + bytes(125 - len(WHERE)),
    ],
)
def test_where_it_was_recorded_is_taken_out(data):
    assert WHERE in data
    kept = sound_in(data)
    assert WHERE not in kept.data
    assert sound_in(kept.data) == kept


EACH = (sounds.wav(), sounds.ogg(), sounds.mp4(), sounds.mp3(3), sounds.webm(), sounds.amr(3))


@given(st.sampled_from(EACH), st.data())
def test_a_damaged_sound_is_a_sound_or_refused_and_never_a_fault(data, draw):
    cut = bytearray(data[: draw.draw(st.integers(0, len(data)))])
    for at in draw.draw(st.lists(st.integers(0, max(len(cut) - 1, 0)), max_size=6)) if cut else ():
        cut[at] = draw.draw(st.integers(0, 255))
    assert _came_to(bytes(cut)) in {*KINDS, "sound-unreadable", "sound-too-long"}


def _came_to(data):
    try:
        return sound_in(data).mime
    except Refusal as refusal:
        return refusal.code
