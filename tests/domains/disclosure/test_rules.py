"""Periods, parts of payments, the company's pay, and whose names stay: by tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.disclosure.public import figuring, spans, words

D = date
PERIODS = [
    ("quarter", D(2026, 3, 31), D(2026, 1, 1), D(2026, 3, 31), "2026-Q1"),
    ("quarter", D(2026, 4, 1), D(2026, 4, 1), D(2026, 6, 30), "2026-Q2"),
    ("quarter", D(2026, 12, 5), D(2026, 10, 1), D(2026, 12, 31), "2026-Q4"),
    ("month", D(2024, 2, 9), D(2024, 2, 1), D(2024, 2, 29), "2024-M02"),
    ("year", D(2026, 7, 1), D(2026, 1, 1), D(2026, 12, 31), "2026-Y"),
    ("week", D(2027, 1, 1), D(2026, 12, 28), D(2027, 1, 3), "2026-W53"),
]


@pytest.mark.parametrize(("kind", "day", "since", "until", "label"), PERIODS)
def test_a_day_lies_in_one_period(kind, day, since, until, label):
    assert spans.span_of(kind, day) == (since, until)
    assert spans.label(kind, day) == label


@given(st.sampled_from(list(spans.KINDS)), st.dates(D(2000, 1, 1), D(2090, 1, 1)))
def test_periods_follow_one_another_without_a_gap(kind, day):
    since, until = spans.span_of(kind, day)
    assert since <= day <= until
    assert spans.span_of(kind, until + timedelta(days=1))[0] == until + timedelta(days=1)
    assert spans.last_over(kind, day)[1] == spans.day_before(since)


TENTH, MARCH = D(2026, 3, 10), D(2026, 3, 1)


def came(day=TENTH, month=MARCH, late=False):
    return figuring.Came("bill", month, late, 1, 0, day)


ROWS = [
    (came(), "quarter", "fees"),
    (came(month=D(2026, 1, 1)), "quarter", "fees"),
    (came(month=D(2025, 12, 1)), "quarter", "arrears"),
    (came(month=D(2026, 2, 1)), "month", "arrears"),
    (came(month=D(2026, 3, 1), day=D(2026, 3, 30)), "week", "fees"),
    (came(late=True), "quarter", "late"),
]


@pytest.mark.parametrize(("one", "kind", "row"), ROWS)
def test_what_came_in_stands_in_one_row(one, kind, row):
    assert figuring.row_of(one, kind) == row


CHANGES = [(103, 100, "+3.0"), (88, 100, "-12.0"), (100, 100, "+0.0"), (5, 0, ""), (5, -3, "")]


@pytest.mark.parametrize(("now", "before", "said"), CHANGES)
def test_the_difference_to_the_last_period(now, before, said):
    assert figuring.change(now, before) == said


NAMES = [
    ("净美保洁公司", "净美保洁公司"),
    ("净美保洁公司（北区）", "净美保洁公司（北区）"),
    ("城北电力局", "城北电力局"),
    ("柴志", "柴**"),
    ("柴立行", "柴**"),
    ("欧阳立行", "欧**"),
    ("柴立行（保洁公司介绍）", "柴**"),
    ("所向前进社会人", "所**"),
    ("李", "李**"),
    ("Qinghe Ltd", "Qinghe Ltd"),
    ("Qinghe Cleaning Co.", "Qinghe Cleaning Co."),
    ("Vincent", "V**"),
]


@pytest.mark.parametrize(("payee", "said"), NAMES)
def test_enterprises_keep_their_names_and_persons_do_not(payee, said):
    assert words.veiled(payee) == said


COVERED = [
    ("三月保洁，柴志领", "柴志", "三月保洁，柴**领"),
    ("三月保洁，柴志领", "柴志（保洁）", "三月保洁，柴**领"),
    ("净美保洁公司三月", "净美保洁公司", "净美保洁公司三月"),
    ("李子树", "李", "李子树"),
    ("联系 13800004402，0816-2345678", "", "联系 138****4402，0816-****678"),
    ("联系 138 0000 4402 或 139-0000-4403", "", "联系 138****4402 或 139****4403"),
    ("身份证 51070219600101123X", "", "身份证 ****123X"),
    ("卡号 6222 0200 1234 5678 901", "", "卡号 ****8 901"),
    ("全电发票 24512000000012345678", "", "全电发票 24512000000012345678"),
    ("2026-01-01-2026-03-31 共 1,234,567.89", "", "2026-01-01-2026-03-31 共 1,234,567.89"),
    ("chai.zhi@example.com", "", "…@example.com"),
]


@pytest.mark.parametrize(("said", "payee", "shown"), COVERED)
def test_words_for_everybody_name_no_person_who_was_paid_and_no_number_of_theirs(said, payee, shown):
    assert words.covered(said, payee) == shown
    assert words.covered(shown, payee) == shown


def test_an_enterprise_is_named_without_the_telephone_beside_it():
    assert words.veiled("净美保洁公司（13800004402）") == "净美保洁公司（138****4402）"
