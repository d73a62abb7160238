"""Somebody else's JSON is read, or it is a ValueError."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel.foreign import DEEPEST, from_json

SAID = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(SAID, st.booleans())
def test_what_json_can_say_is_read(said, ascii_only):
    text = json.dumps(said, ensure_ascii=ascii_only)
    assert from_json(text.encode()) == said


@given(st.binary(max_size=60))
def test_whatever_comes_is_a_value_or_no_value(text):
    with suppress(ValueError):
        from_json(text)


@pytest.mark.parametrize(("opens", "closes"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_it_is_nested_so_deeply_and_no_deeper(opens, closes):
    said = from_json(opens * DEEPEST + b"7" + closes * DEEPEST)
    for _depth in range(DEEPEST):
        said = said[0] if isinstance(said, list) else said["a"]
    assert said == 7
    for depth in (DEEPEST + 1, 400, 900, 4000, 100_000):
        with pytest.raises(ValueError, match="nested too deeply"):
            from_json(opens * depth + b"7" + closes * depth)


def test_many_that_are_not_nested_are_read():
    assert from_json(b"[" + b"[]," * 1000 + b"{}]") == [[]] * 1000 + [{}]


@pytest.mark.parametrize(
    "text", [b"", b"[" * 4000, b"{", b'"\\ud800"', b'"\xed\xa0\x80"', b"\xff\xfe[\0]\0", b"\x80", b"1" * 5000]
)
def test_what_is_none_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"."):
        from_json(text)
