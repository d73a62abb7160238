"""What people wrote, made ready to be set."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from yuanba.platform.papers.letters import plain, runs, set_ready

FIRST, SECOND = frozenset(map(ord, "一二三ab #$@\\")), frozenset(map(ord, "𠮷"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\tb\r\nc\rd\x0be", "a b\nc\nd\ne"),
        ("a\x00\x1bb", "ab"),
        ("e\u0301", "é"),
        ("反\u202e\u200d\ufe0f邊\U000e0101", "反邊"),
        ("#strong[x] $a$ @b \\ * _ <y> // `z`", "#strong[x] $a$ @b \\ * _ <y> // `z`"),
        ("a" * 24, "a" * 24),
        ("b" * 25, "b" * 12 + "\u200b" + "b" * 12 + "\u200b" + "b"),
        ("一" * 40, "一" * 40),
        ("\ud800", ""),
    ],
)
def test_text_is_made_plain(typed, shown):
    assert plain(typed) == shown


def test_a_sign_that_no_font_has_becomes_a_box_with_its_code():
    assert runs("a😀😀b", FIRST) == [{"t": "a"}, {"m": "U+1F600"}, {"m": "U+1F600"}, {"t": "b"}]
    assert runs("ab", FIRST) == "ab"


def test_every_text_in_the_data_is_made_ready_and_what_is_missing_is_told_once():
    ready = set_ready({"a": ["一𠮷", "😀", 3, None, True], "b": {"c": "丢😀"}}, FIRST, SECOND)
    assert ready.data == {
        "a": ["一𠮷", [{"m": "U+1F600"}], 3, None, True],
        "b": {"c": [{"m": "U+4E22"}, {"m": "U+1F600"}]},
    }
    assert (ready.missing, ready.rare) == (("U+4E22", "U+1F600"), True)


def test_the_second_font_is_needed_for_rare_signs_only():
    assert not set_ready(["一二\n三"], FIRST, SECOND | FIRST).rare
    assert set_ready(["𠮷"], FIRST, SECOND).rare


@given(some.text())
def test_making_plain_twice_changes_nothing_and_nothing_invisible_is_left(text):
    once = plain(text)
    assert plain(once.replace("\u200b", "")) == once
    assert not any(ord(sign) < 32 and sign != "\n" for sign in once)


@given(some.text(), some.frozensets(some.characters()))
def test_no_sign_is_lost_between_runs(text, known):
    told = runs(text, {ord(sign) for sign in known})
    parts = [{"t": told}] if isinstance(told, str) else told
    assert "".join(run["t"] if "t" in run else chr(int(run["m"][2:], 16)) for run in parts) == text
