"""Points: a table, and what holds for any marks."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.evaluation.rules import (
    MARKS,
    QUESTIONS,
    Score,
    check_opening,
    checked_marks,
    score_of,
    state_on,
)
from yuanba.kernel.errors import Refusal

TODAY = date(2026, 6, 1)
COUNTS = st.dictionaries(st.sampled_from(list(MARKS)), st.integers(0, 10_000))


@pytest.mark.parametrize(
    ("marks", "words", "base"),
    [
        ({}, "0.0", 0),
        ({0: 9}, "0.0", 0),
        ({5: 1}, "100.0", 1),
        ({1: 3}, "0.0", 3),
        ({5: 1, 4: 1}, "87.5", 2),
        ({5: 2, 4: 1}, "91.7", 3),
        ({5: 1, 3: 2, 0: 40}, "66.7", 3),
        ({5: 799, 4: 1}, "100.0", 800),
    ],
)
def test_points_of_marks(marks, words, base):
    score = score_of(marks)
    assert (score.words, score.base) == (words, base)


@given(COUNTS, COUNTS)
def test_points_lie_between_worst_and_best_and_add_up(one, other):
    first, second = score_of(one), score_of(other)
    assert 0 <= first.value <= 100
    both = first + second
    assert both.base == first.base + second.base
    assert both.value * both.base == first.value * first.base + second.value * second.base
    assert score_of(one | {0: 5}) == first


@pytest.mark.parametrize(("before", "after", "words"), [(900, 925, "+2.5"), (925, 900, "−2.5"), (900, 900, "+0.0")])
def test_the_change_is_that_of_exact_points(before, after, words):
    assert Score(after, 10).since(Score(before, 10)) == words


def test_the_change_is_rounded_once():
    assert Score(2, 3).since(Score(1, 3)) == "+0.3"
    assert Score(2, 3).value == Fraction(2, 3)


@pytest.mark.parametrize(
    ("answered", "closes", "state"),
    [
        (0, TODAY, "running"),
        (99, TODAY, "running"),
        (9, TODAY - timedelta(days=1), "few"),
        (10, TODAY - timedelta(days=1), "published"),
    ],
)
def test_the_last_day_belongs_to_it(answered, closes, state):
    assert state_on(TODAY, closes, answered, 10) == state


@pytest.mark.parametrize(
    ("year", "days", "minimum", "wrong"),
    [
        (2026, 14, 5, {}),
        (2025, 120, 10, {}),
        (2024, 14, 10, {"year": "survey-year"}),
        (2027, 0, 4, {"year": "survey-year", "closes_on": "survey-day", "minimum": "survey-minimum"}),
        (2026, 121, 10, {"closes_on": "survey-day"}),
        (2026, -1, 10, {"closes_on": "survey-day"}),
    ],
)
def test_what_may_be_opened(year, days, minimum, wrong):
    try:
        check_opening(year, TODAY + timedelta(days=days), minimum, TODAY)
        found = {}
    except Refusal as refusal:
        found = refusal.fields
    assert found == wrong


def test_each_question_has_a_face():
    whole = dict.fromkeys(QUESTIONS, 4)
    assert checked_marks(whole | {"more": 1}) == whole
    with pytest.raises(Refusal) as caught:
        checked_marks({**whole, "order": 6, "whole": None})
    assert caught.value.fields == {"order": "survey-mark", "whole": "survey-mark"}
