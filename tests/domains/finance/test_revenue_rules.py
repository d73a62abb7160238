"""What common parts should bring, how it is parted, and on which days somebody is reminded."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.finance.rules import revenue
from yuanba.kernel.errors import Refusal

SAID = revenue.Agreed(
    "adverts",
    " 亮点  广告公司 ",
    date(2026, 1, 31),
    date(2026, 12, 31),
    "month",
    50000,
    date(2026, 1, 31),
    3000,
    scans=(UUID(int=1), UUID(int=1)),
)
TODAY = date(2026, 4, 1)


def test_clean_words_stay_and_a_paper_counts_once():
    said = revenue.agreed(SAID)
    assert (said.party, said.scans) == ("亮点 广告公司", (UUID(int=1),))
    as_it_comes = revenue.agreed(replace(SAID, period="open"))
    assert (as_it_comes.fen, as_it_comes.first) == (0, None)


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"kind": "roof"}, "kind", "revenue-kind"),
        ({"party": " "}, "party", "revenue-party"),
        ({"since": None}, "until", "revenue-days"),
        ({"until": date(2026, 1, 30)}, "until", "revenue-days"),
        ({"until": date(2047, 1, 1)}, "until", "revenue-days"),
        ({"period": "weekly"}, "period", "revenue-period"),
        ({"fen": 0}, "fen", "revenue-sum"),
        ({"first": None}, "first", "revenue-first"),
        ({"first": date(2026, 1, 30)}, "first", "revenue-first"),
        ({"first": date(2027, 1, 1)}, "first", "revenue-first"),
        ({"share": 10001}, "share", "revenue-share"),
        ({"share": -1}, "share", "revenue-share"),
        ({"scans": ()}, "scans", "revenue-scan"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(more, field, code):
    with pytest.raises(Refusal) as refused:
        revenue.agreed(replace(SAID, **more))
    assert refused.value.fields[field] == code


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"fen": 0}, "fen", "pay-sum"),
        ({"fen": True}, "fen", "pay-sum"),
        ({"way": "bank-file"}, "way", "pay-way"),
        ({"day": date(2026, 4, 2)}, "day", "revenue-day"),
        ({"day": date(2025, 12, 31)}, "day", "revenue-day"),
        ({"count": -1}, "count", "revenue-count"),
        ({"minutes": revenue.LONGEST_STAY + 1}, "minutes", "revenue-stay"),
    ],
)
def test_money_is_of_a_day_of_the_contract_that_has_come(more, field, code):
    said = replace(revenue.Taken(100, "cash"), **more)
    with pytest.raises(Refusal) as refused:
        revenue.taken(said, date(2026, 1, 1), TODAY)
    assert refused.value.fields == {field: code}


def test_money_without_a_day_is_of_today():
    assert revenue.taken(revenue.Taken(100, "cash", words=" 二季度 "), date(2026, 1, 1), TODAY) == revenue.Taken(
        100, "cash", TODAY, "二季度"
    )


@pytest.mark.parametrize(
    ("period", "until", "days"),
    [
        ("month", date(2026, 4, 30), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("quarter", date(2026, 12, 31), ["2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"]),
        ("half", date(2026, 7, 30), ["2026-01-31"]),
        ("year", date(2028, 12, 31), ["2026-01-31", "2027-01-31", "2028-01-31"]),
        ("once", date(2026, 12, 31), ["2026-01-31"]),
        ("once", date(2026, 1, 30), []),
        ("open", date(2026, 12, 31), []),
    ],
)
def test_due_days_keep_the_day_of_the_month_as_far_as_it_has_one(period, until, days):
    assert [day.isoformat() for day in revenue.due_days(period, date(2026, 1, 31), until)] == days
    assert revenue.due_days(period, None, until) == []


@given(st.integers(0, 9), st.integers(1, 10**6), st.integers(-(10**6), 10**8))
def test_what_came_pays_the_oldest_first_and_never_more_than_is_due(count, fen, came):
    days = [date(2026, 1, 1) + timedelta(days=30 * at) for at in range(count)]
    found = revenue.dues(days, fen, came)
    assert [one.number for one in found] == list(range(1, count + 1))
    assert sum(one.paid for one in found) == min(max(came, 0), fen * count)
    assert all(0 <= one.paid <= fen for one in found)
    lefts = [one.left for one in found]
    assert lefts == sorted(lefts)


@pytest.mark.parametrize(
    ("days", "speaks"),
    [(-8, False), (-7, True), (-1, False), (0, True), (1, True), (2, False), (7, False), (8, True), (15, True)],
)
def test_somebody_is_reminded_a_week_before_on_the_day_and_every_week_from_the_next(days, speaks):
    due = revenue.Due(1, TODAY - timedelta(days=days), 100, 0)
    assert revenue.speaks(due, TODAY) is speaks
    assert revenue.speaks(replace(due, paid=100), TODAY) is False
    assert due.is_late(TODAY) is (days > 0)


@pytest.mark.parametrize(("owners", "percent", "fen"), [(10001, 50, 5001), (10000, 0, 0), (-100, 50, 0), (99, 100, 99)])
def test_the_fund_gets_its_part_of_what_was_earned(owners, percent, fen):
    assert revenue.to_fund(owners, percent) == fen
