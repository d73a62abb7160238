"""The pure rules of the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.places import rules
from yuanba.kernel.paths import covers

CODES = st.from_regex(rules.PLACE_CODE, fullmatch=True)


@pytest.mark.parametrize("code", ["3", "902", "A区", "B2", "gate", "3-1", "1.5", "x" * 30])
def test_codes_of_places(code):
    assert rules.is_place_code(code)


@pytest.mark.parametrize("code", ["", "a/b", "a b", "3\n", "x" * 31, "\x00", "..%2f", "😀", "３"])
def test_what_would_break_a_path(code):
    assert not rules.is_place_code(code)
    with pytest.raises(ValueError, match="not a code"):
        rules.path_below("5101/JG", code)


@pytest.mark.parametrize("code", ["JG", "J1", "A" * 12])
def test_codes_of_yards(code):
    assert rules.is_yard_code(code)


@pytest.mark.parametrize("code", ["", "J", "1J", "jg", "J-G", "JG\n", "ＪＧ", "金桂", "A" * 13])
def test_what_is_no_code_of_a_yard(code):
    assert not rules.is_yard_code(code)


@pytest.mark.parametrize("token", ["", "a b", "\x00", "a/b", "x" * 33, "ключ", "abc\n"])
def test_what_can_be_no_token(token):
    assert not rules.is_token(token)


@given(st.lists(CODES, min_size=1, max_size=6))
def test_a_path_is_covered_by_each_step_above_it(codes):
    path = above = "5101"
    for code in codes:
        path = rules.path_below(path, code)
        assert covers(above, path)
        assert not covers(path, above)


@given(CODES, CODES)
def test_neighbours_do_not_cover_each_other(one, other):
    here, there = rules.path_below("5101", one), rules.path_below("5101", other)
    assert covers(here, there) is (one == other)
