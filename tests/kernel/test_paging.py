"""A page is what is there up to its size, and the key of its last row where more comes."""

from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel.paging import PAGE, Page, page_of


@given(st.integers(0, 3 * PAGE), st.integers(1, 2 * PAGE))
def test_pages_one_after_the_other_are_all_rows_once(count, size):
    rows, found, after = list(range(1, count + 1)), [], 0
    while True:
        page = page_of([row for row in rows if row > after], lambda row: row, size)
        found += page.rows
        assert len(page.rows) <= size
        if not page.more:
            break
        assert page.more == str(page.rows[-1])
        after = int(page.more)
    assert found == rows


def test_a_page_holds_twenty_where_nothing_is_said_and_keeps_its_key_with_what_is_shown():
    page = page_of(list("abcdefghijklmnopqrstuvwxyz"), lambda row: row)
    assert (page.rows, page.more) == (list("abcdefghijklmnopqrst"), "t")
    assert page.of(row.upper() for row in page.rows) == Page(list("ABCDEFGHIJKLMNOPQRST"), "t")
