"""One message for a chat group: complete where it is short, shortened at a sentence where it is long."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import notices as make
from yuanba.domains.notices import public as notices
from yuanba.domains.notices.rules.chat import LONGEST, Said, chat_text, shortened
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

DAYS = {"since": date(2026, 3, 2), "until": date(2026, 3, 16)}


def test_both_languages_with_the_days_the_sender_and_the_link():
    said = [Said("停水", "周四停水。"), Said("Water off", "No water on Thursday.")]
    text = chat_text(said, **DAYS, sender="金桂苑", link="https://yuanba.example/n/JG/1/")
    assert text == (
        "【停水】\n周四停水。\n\n【Water off】\nNo water on Thursday.\n\n"
        "2026-03-02 – 2026-03-16\n金桂苑\nhttps://yuanba.example/n/JG/1/"
    )


def test_one_day_is_said_once():
    day = {"since": date(2026, 3, 2), "until": date(2026, 3, 2)}
    assert chat_text([Said("停水", "停水。")], **day, sender="金桂苑", link="L").splitlines()[-3] == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("一二三。", 4, "一二三。"),
        ("一二三。四五", 5, "一二三。…"),
        ("一。二三四五六", 6, "一。二三四…"),
        ("一二三\n四五六", 6, "一二三…"),
        ("abc def ghi", 8, "abc def…"),
    ],
)
def test_shortened_at_a_sentence_where_one_ends_late_enough(text, longest, short):
    assert shortened(text, longest) == short


@given(st.text(alphabet="水停电。！\n ab", max_size=3 * LONGEST))
def test_never_longer_and_always_its_beginning(text):
    short = shortened(text)
    assert len(short) <= LONGEST
    assert text.startswith(short.removesuffix("…"))
    assert (short == text) is (len(text) <= LONGEST)


@pytest.fixture
def town(db):
    clock.set_now(make.MORNING)
    return make.village()


def test_of_a_notice_in_the_languages_asked_for(town):
    words = {"title": "停水", "text": "周四停水。", "title_en": "Water off", "text_en": "No water on Thursday."}
    notice = make.published(town, **words)
    chinese = notices.chat_text(notice, "https://yuanba.example/")
    assert chinese.splitlines() == [
        "【停水】",
        "周四停水。",
        "",
        "2026-03-02 – 2026-03-16",
        "金桂苑",
        "https://yuanba.example/n/JG/1/",
    ]
    both = notices.chat_text(notice, "https://yuanba.example", ("zh-hans", "en"))
    assert [line for line in both.splitlines() if "【" in line] == ["【停水】", "【Water off】"]


def test_where_nothing_is_said_in_english_it_is_chinese(town):
    notice = make.published(town)
    assert notices.chat_text(notice, "https://y.example", ("en",)).splitlines()[0] == "【3 月 5 日停水】"


def test_a_draft_has_no_address(town):
    draft = make.draft(town)
    with pytest.raises(Refusal) as caught:
        notices.chat_text(draft, "https://yuanba.example")
    assert caught.value.code == "not-found"
