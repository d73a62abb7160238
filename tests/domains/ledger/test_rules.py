"""Postings to transfers, what cannot be entered, lots in order, days that are shut: tables and properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.ledger.rules import drafts, lots, periods
from yuanba.domains.ledger.rules.drafts import Draft, Line, Posting, lines_of
from yuanba.kernel.errors import Refusal

DAY = date(2026, 3, 2)
UNITS = {"1002": "CNY", "1122": "CNY", "2203": "CNY", "6001": "CNY", "C200": "XYB", "C400": "XYB"}


@pytest.mark.parametrize(
    ("postings", "lines"),
    [
        ([("1002", 50000), ("1122", -17747), ("2203", -32253)], [("1122", "1002", 17747), ("2203", "1002", 32253)]),
        ([("1122", 17747), ("6001", -17747)], [("6001", "1122", 17747)]),
        ([("6001", -100), ("1002", 60), ("1122", 40)], [("6001", "1002", 60), ("6001", "1122", 40)]),
        (
            [("1002", 900), ("C200", -9), ("6001", -900), ("C400", 9)],
            [("6001", "1002", 900), ("C200", "C400", 9)],
        ),
    ],
)
def test_postings_become_transfers(postings, lines):
    found = lines_of([Posting(*one) for one in postings], UNITS)
    assert [(one.source, one.target, one.amount) for one in found] == lines


@pytest.mark.parametrize(
    ("postings", "code"),
    [
        ([], "amount-wrong"),
        ([("1002", 0), ("1122", 0)], "amount-wrong"),
        ([("1002", 900), ("C200", -900)], "unit-unbalanced"),
        ([("1002", 900), ("1122", -899)], "unit-unbalanced"),
        ([("1002", 900), ("9999", -900)], "account-unknown"),
        ([("1002", 900), ("1002", -900)], "accounts-same"),
    ],
)
def test_postings_that_are_none(postings, code):
    with pytest.raises(Refusal) as caught:
        lines_of([Posting(*one) for one in postings], UNITS)
    assert caught.value.code == code


@given(st.lists(st.tuples(st.sampled_from(["1002", "1122"]), st.integers(1, 10**9)), min_size=1, max_size=8))
def test_transfers_say_what_the_postings_said(given):
    total = sum(amount for _, amount in given)
    postings = [Posting(*one) for one in given] + [Posting("2203", -total)]
    net = dict.fromkeys(UNITS, 0)
    for one in lines_of(postings, UNITS):
        assert one.amount > 0
        net[one.source] -= one.amount
        net[one.target] += one.amount
    said = dict.fromkeys(UNITS, 0)
    for one in postings:
        said[one.account] += one.amount
    assert net == said


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line("1002", "1122", 0), "amount-wrong"),
        (Line("1002", "1122", -1), "amount-wrong"),
        (Line("1002", "1122", 1.5), "amount-wrong"),
        (Line("1002", "1122", True), "amount-wrong"),
        (Line("1002", "1122", 2**53), "amount-wrong"),
        (Line("1002", "1002", 1), "accounts-same"),
        (Line("1002", "1999", 1), "account-unknown"),
        (Line("1002", "C200", 1), "units-differ"),
    ],
)
def test_what_cannot_be_entered(line, code):
    with pytest.raises(Refusal) as caught:
        drafts.check(Draft(DAY, "", (Line("1002", "1122", 1), line)), UNITS)
    assert caught.value.fields == {"words": "entry-words-missing", "lines": code}


def test_every_part_of_a_draft_is_in_its_digest():
    plain = Draft(DAY, "三月", (Line("1002", "1122", 1), Line("1122", "6001", 2)))
    others = [
        Draft(date(2026, 3, 3), "三月", plain.lines),
        Draft(DAY, "四月", plain.lines),
        Draft(DAY, "三月", plain.lines, "hold"),
        Draft(DAY, "三月", plain.lines, corrects="x"),
        Draft(DAY, "三月", plain.lines[::-1]),
        Draft(DAY, "三月", (Line("1002", "1122", 2), Line("1122", "6001", 2))),
        Draft(DAY, "三月", (Line("1122", "1002", 1), Line("1122", "6001", 2))),
    ]
    assert len({drafts.digest(one) for one in [plain, *others]}) == 8


LOTS = [lots.Left("L3", 4, None), lots.Left("L2", 5, date(2026, 12, 31)), lots.Left("L1", 10, date(2026, 3, 31))]


@pytest.mark.parametrize(
    ("amount", "on", "first", "parts"),
    [
        (8, date(2026, 3, 1), (), {"L1": 8}),
        (12, date(2026, 3, 31), (), {"L1": 10, "L2": 2}),
        (12, date(2026, 4, 1), (), None),
        (9, date(2026, 4, 1), (), {"L2": 5, "L3": 4}),
        (6, date(2026, 3, 1), ("L3",), {"L3": 4, "L1": 2}),
        (20, date(2026, 3, 1), (), None),
        (19, date(2026, 3, 1), (), {"L1": 10, "L2": 5, "L3": 4}),
    ],
)
def test_what_ends_first_is_spent_first(amount, on, first, parts):
    assert lots.taken(LOTS, amount, on, first) == parts


def test_the_last_day_of_a_lot_still_counts():
    assert [one.lot for one in lots.over(LOTS, date(2026, 3, 31))] == []
    assert [one.lot for one in lots.over(LOTS, date(2026, 4, 1))] == ["L1"]
    assert [one.lot for one in lots.over(LOTS, date(2027, 1, 1))] == ["L1", "L2"]


@pytest.mark.parametrize(
    ("day", "kind", "code"),
    [
        (date(2026, 3, 31), "journal", "period-closed"),
        (date(2026, 3, 31), "closing", "period-closed"),
        (date(2026, 4, 1), "journal", "period-closing"),
        (date(2026, 6, 30), "journal", "period-closing"),
        (date(2026, 6, 30), "closing", ""),
        (date(2026, 7, 1), "journal", ""),
    ],
)
def test_days_that_are_shut(day, kind, code):
    assert periods.shut(day, kind, date(2026, 3, 31), date(2026, 6, 30))[0] == code
    assert periods.shut(day, kind, None, None) == ("", None)


@pytest.mark.parametrize(
    ("last", "since", "until", "wrong"),
    [
        (None, date(2026, 1, 1), date(2026, 3, 31), ""),
        (None, date(2026, 1, 2), date(2026, 1, 1), "period-days"),
        (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 1), ""),
        (date(2025, 12, 31), date(2026, 1, 2), date(2026, 3, 31), "period-gap"),
        (date(2025, 12, 31), date(2025, 12, 31), date(2026, 3, 31), "period-gap"),
    ],
)
def test_one_period_after_the_other(last, since, until, wrong):
    assert periods.begins(last, since, until)[0] == wrong
