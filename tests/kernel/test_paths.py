"""Paths: what lies above, covers, touches."""

import pytest

from yuanba.kernel.paths import above, covers, touch


def test_above_is_the_path_and_all_over_it_the_nearest_first():
    assert above("51/JG/3") == ["51/JG/3", "51/JG", "51"]
    assert above("51") == ["51"]


@pytest.mark.parametrize(
    ("path", "other", "is_covered", "touches"),
    [
        ("51/JG", "51/JG", True, True),
        ("51/JG", "51/JG/3", True, True),
        ("51/JG/3", "51/JG", False, True),
        ("51/JG/3", "51/JG/31", False, False),
    ],
)
def test_a_path_covers_itself_and_what_lies_below(path, other, is_covered, touches):
    assert (covers(path, other), touch(path, other)) == (is_covered, touches)
