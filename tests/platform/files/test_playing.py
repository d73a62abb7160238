"""What browsers do not play is made into what they do; damaged speech stays as it came."""

import pytest

from tests.support import sounds
from tests.support.sms import work
from yuanba.kernel import clock
from yuanba.platform.files import store
from yuanba.platform.files.playing import make_playable
from yuanba.platform.files.public import kept_path, playable, store_sound
from yuanba.platform.files.sounds import sound_in

pytestmark = pytest.mark.django_db
DAMAGED = b"#!AMR\n" + (b"\x7c" + bytes(12)) * 9


def test_speech_of_a_minute_is_mp3_of_a_minute(estate):
    row = store_sound(estate, sounds.amr(50 * 60))
    assert playable(row) is None
    work()
    path, mime = playable(row)
    made = sound_in(path.read_bytes())
    assert (mime, made.mime, made.seconds) == ("audio/mpeg", "audio/mpeg", 60)
    assert kept_path(row).read_bytes() == sounds.amr(50 * 60)
    assert make_playable.func(str(estate.id), row.digest) == "there"


def test_what_plays_already_is_left_alone(estate):
    row = store_sound(estate, sounds.wav())
    assert playable(row) == (kept_path(row), "audio/wav")


def test_what_was_made_goes_with_what_came(estate):
    row = store_sound(estate, sounds.amr())
    work()
    made, _mime = playable(row)
    with clock.at(clock.now() + 2 * store.YOUNG):
        assert store.sweep(estate, {row.id}) == 0
        assert made.exists()
        assert store.sweep(estate, set()) == 1
    assert not any(path.is_file() for path in store.folder(estate.id).rglob("*"))
    assert make_playable.func(str(estate.id), row.digest) == "gone"


@pytest.mark.parametrize("data", [DAMAGED, b"#!AMR\n"])
def test_damaged_speech_is_kept_and_nothing_is_made_of_it(estate, data):
    came = store.sound_path(estate.id, "ab" * 32)
    store.write(came, data)
    assert make_playable.func(str(estate.id), "ab" * 32) == "unreadable"
    assert sorted(one.name for one in came.parent.iterdir()) == [came.name]
