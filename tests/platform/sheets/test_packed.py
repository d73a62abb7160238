"""Rows that are gone through again are the same, and the sheet they come from is let go after the first time."""

import gc
import weakref

from hypothesis import given, settings
from hypothesis import strategies as st

from yuanba.platform.sheets.packed import BLOCK, Packed


class Source(list):
    """Rows that can be watched."""


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.text(max_size=4), max_size=4), max_size=30), st.sampled_from([1, 60]))
def test_rows_come_again_as_they_were(rows, times):
    packed = Packed(list(map(list, rows * times)))
    for _ in range(3):
        assert list(packed) == rows * times


def test_the_sheet_is_kept_until_it_was_gone_through_to_the_end():
    source = Source([str(number)] for number in range(BLOCK + 1))
    seen, packed = weakref.ref(source), Packed(source)
    del source
    assert next(iter(packed)) == ["0"]
    gc.collect()
    assert seen() is not None
    for row in packed:
        row.append("what a reader adds")
    del row
    gc.collect()
    assert seen() is None
    assert list(packed) == [[str(number)] for number in range(BLOCK + 1)]
