"""Days as a browser's fields send them: what lies outside of anybody's life is no day."""

from datetime import date

import pytest

from yuanba.kernel.days import field_day, field_moment


@pytest.mark.parametrize("text", ["1900-01-01", "2026-11-23", " 2999-12-31 "])
def test_a_day_is_read(text):
    assert field_day(text) == date.fromisoformat(text.strip())


@pytest.mark.parametrize("text", ["", "x", "2026-02-31", "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_no_day_of_ours_is_refused(text):
    with pytest.raises(ValueError, match=r"not in our days|isoformat|day is out of range|day [0-9]+ must"):
        field_day(text)


def test_a_moment_is_that_of_the_clock_on_the_wall():
    assert field_moment("2026-11-23T08:05+00:00").isoformat() == "2026-11-23T08:05:00"


@pytest.mark.parametrize("text", ["", "x", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_no_moment_of_ours_is_refused(text):
    with pytest.raises(ValueError, match=r"not in our days|isoformat|day is out of range|day [0-9]+ must"):
        field_moment(text)
