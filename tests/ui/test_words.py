"""Words for times and telephones, in both languages and in elder view."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel import clock
from yuanba.ui import words

NOW = datetime(2026, 11, 21, 13, 40, tzinfo=clock.SHANGHAI)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _now():
    clock.set_now(NOW)


@pytest.mark.parametrize(
    ("moment", "chinese", "english"),
    [
        (NOW, "今天 13:40", "today 13:40"),
        (NOW + 11 * HOUR, "明天 00:40", "tomorrow 00:40"),
        (NOW - DAY, "昨天 13:40", "yesterday 13:40"),
        (NOW + 3 * DAY, "11 月 24 日 周二 13:40", "Tue 24 Nov 13:40"),
        (NOW - 6 * DAY, "11 月 15 日 周日 13:40", "Sun 15 Nov 13:40"),
        (NOW + 7 * DAY, "11 月 28 日 13:40", "28 Nov 13:40"),
        (NOW + 41 * DAY, "2027 年 1 月 1 日 13:40", "1 Jan 2027 13:40"),
    ],
)
def test_when(moment, chinese, english):
    with override("zh-hans"):
        assert words.when(moment) == chinese
    with override("en"):
        assert words.when(moment) == english


@pytest.mark.parametrize(
    ("hour", "chinese", "english"),
    [
        (0, "凌晨 12:05", "12:05 am (night)"),
        (5, "凌晨 5:05", "5:05 am (night)"),
        (6, "上午 6:05", "6:05 am"),
        (12, "下午 12:05", "12:05 pm"),
        (17, "下午 5:05", "5:05 pm"),
        (18, "晚上 6:05", "6:05 pm (evening)"),
        (23, "晚上 11:05", "11:05 pm (evening)"),
    ],
)
def test_hours_as_elders_say_them(hour, chinese, english):
    moment = NOW.replace(hour=hour, minute=5)
    with override("zh-hans"):
        assert words.hour(moment, elder=True) == chinese
    with override("en"):
        assert words.hour(moment, elder=True) == english


@pytest.mark.parametrize(
    ("length", "chinese", "english"),
    [
        (timedelta(seconds=-5), "0 分", "0 min"),
        (timedelta(seconds=59), "0 分", "0 min"),
        (59 * MINUTE, "59 分", "59 min"),
        (HOUR, "1 时 00 分", "1 h 00 min"),
        (DAY - MINUTE, "23 时 59 分", "23 h 59 min"),
        (DAY, "1 天 0 时", "1 d 0 h"),
        (44 * HOUR, "1 天 20 时", "1 d 20 h"),
        (3 * DAY - MINUTE, "2 天 23 时", "2 d 23 h"),
        (3 * DAY, "3 天", "3 days"),
        (15 * DAY + 5 * HOUR, "15 天", "15 days"),
    ],
)
def test_spans(length, chinese, english):
    with override("zh-hans"):
        assert words.span(length) == chinese
    with override("en"):
        assert words.span(length) == english


def test_what_is_left_and_what_is_late():
    with override("zh-hans"):
        assert words.left(NOW + 28 * MINUTE) == "还剩 28 分"
        assert words.left(NOW) == "还剩 0 分"
        assert words.left(NOW - 42 * MINUTE) == "迟 42 分"


@pytest.mark.parametrize(
    ("phone", "masked", "spaced"),
    [
        ("13800004402", "138 **** 4402", "138 0000 4402"),
        ("138 0000 4402", "138 **** 4402", "138 0000 4402"),
        ("028-80001000", "028 **** 1000", "028-80001000"),
        ("110", "****", "110"),
        ("", "****", ""),
    ],
)
def test_telephones(phone, masked, spaced):
    assert (words.masked(phone), words.spaced(phone)) == (masked, spaced)


@given(st.text(alphabet="0123456789 -", max_size=20))
def test_a_masked_number_never_shows_more_than_seven_figures(phone):
    assert sum(sign.isdigit() for sign in words.masked(phone)) <= 7
