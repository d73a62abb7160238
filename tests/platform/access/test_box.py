"""A box opens with the key of this installation, for its owner, unchanged."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.platform.access.box import NotOurBoxError, opened, shut


@given(st.binary(max_size=60), st.text(max_size=20))
def test_what_was_shut_opens(secret, owner):
    assert opened(shut(secret, owner), owner) == secret


def test_two_boxes_of_one_secret_are_not_alike():
    assert shut(b"secret", "luo") != shut(b"secret", "luo")
    assert b"secret" not in base64.b64decode(shut(b"secret", "luo"))


def test_it_does_not_open_for_somebody_else():
    with pytest.raises(NotOurBoxError):
        opened(shut(b"secret", "luo"), "jian")


def test_it_does_not_open_with_another_key(settings, tmp_path):
    box = shut(b"secret", "luo")
    settings.YUANBA_DATA_DIR = tmp_path
    with pytest.raises(NotOurBoxError):
        opened(box, "luo")


def test_the_key_is_for_its_owner_only(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    shut(b"secret", "luo")
    key = tmp_path / "keys" / "box"
    assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)


@pytest.mark.parametrize("place", [0, 11, 12, -1])
def test_a_changed_box_does_not_open(place):
    raw = bytearray(base64.b64decode(shut(b"secret", "luo")))
    raw[place] ^= 1
    with pytest.raises(NotOurBoxError):
        opened(base64.b64encode(bytes(raw)).decode(), "luo")


@pytest.mark.parametrize("box", ["", "AAAA", "no box", "罗"])
def test_what_is_no_box(box):
    with pytest.raises(NotOurBoxError):
        opened(box, "luo")
