"""Cleaning what people type, finding it again from two Chinese characters on, and how alike two texts are."""

import time
import unicodedata
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yuanba.kernel import text as text_module
from yuanba.kernel.text import (
    bigrams,
    clean,
    counted,
    first_line,
    gettext_noop,
    language_of,
    likeness,
    query_terms,
    search_column,
)

HAN = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF, categories=["Lo"]),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF, categories=["Lo"]),
    st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF, categories=["Lo"]),
    st.sampled_from("电梯漏水停车院坝〇々龙門﨑豈"),
)
NASTY = st.sampled_from(" \t\n\r\u3000\xa0\x00\x1c\x85\u2028\u2029\u200b\u200d\u202e\u2066\ufeff\ud800é")
MARKS = st.sampled_from("\u0301\u0327\u0344\u0f73\u3099\u0958\uff9e\ufe0f")
TEXTS = st.text(st.one_of(HAN, NASTY, MARKS, st.sampled_from("aZ09，。！_-Ａ１①㎡ﬁßİ가"), st.characters()), max_size=40)
TEXTS_OF_HAN = st.lists(st.one_of(HAN, HAN, st.sampled_from("A座3栋，。 \nß①é")), max_size=30).map("".join)


# Cleaning


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ""),
        (" \u3000\n\t ", ""),
        ("电梯坏了", "电梯坏了"),
        ("  电梯  坏了\u3000\u3000三天 ", "电梯 坏了 三天"),
        ("电梯\u3000坏了", "电梯\u3000坏了"),
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\n\n\n\n二", "一\n\n二"),
        ("一 \n \n \n 二", "一\n\n二"),
        ("一\t二", "一 二"),
        ("一\t\t二", "一 二"),
        ("一\u2028二\u2029三", "一 二 三"),
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("ab\u202ecd\u202c\u2066e\u2069", "abcde"),
        ("a\ud800b", "ab"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("e\ud800\u0301", "é"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("e" + "\u0301" * 200, "é" + "\u0301" * 29),
    ],
)
def test_cleaning(text, wanted):
    assert clean(text) == wanted


@given(TEXTS)
@example("e\u200b\u0301")
@example("\u0958" + "\u0344\u0f73" * 40)
def test_clean_text_stays_as_it_is(text):
    once = clean(text)
    assert clean(once) == once


@given(TEXTS)
def test_clean_text_is_normal_and_trimmed(text):
    cleaned = clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned) == cleaned.strip()
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\n\n\n" not in cleaned
    assert {sign for sign in cleaned if unicodedata.category(sign) == "Cc"} <= {"\n"}
    assert not [line for line in cleaned.split("\n") if line != line.strip() or "  " in line]


@given(st.text(st.one_of(HAN, st.sampled_from("，。！？abcXYZ019")), max_size=60))
def test_ordinary_words_are_kept(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


HEAVY = {
    "spaces": " ",
    "wide spaces": " \u3000",
    "tabs": "\t",
    "line breaks": "\n",
    "blank lines": "\n \u3000",
    "returns": "\r",
    "edges": " 一",
    "nothing seen": "\u200b\u202e",
    "letters": "电梯",
    "accents": "\u0301\u0327",
    "accents in pieces": "\u0f73\u0344",
    "voiced": "\uff9e\u0301",
    "ligature": "\ufdfa",
    "halves": "\ud800",
}


@pytest.mark.parametrize("work", [clean, bigrams, lambda text: first_line(text, 40)])
@pytest.mark.parametrize("heavy", HEAVY.values(), ids=list(HEAVY))
@pytest.mark.parametrize(("start", "end"), [("", ""), ("e", "\u0327" * 100_000)], ids=["bare", "accents after"])
def test_time_grows_with_length_only(work, heavy, start, end):
    """These signs take far below a second; growing with the square they would take twenty."""
    text = start + heavy * (200_000 // len(unicodedata.normalize("NFKD", heavy))) + end
    before = time.process_time()
    work(text)
    assert time.process_time() - before < 5


# Searching


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("坏", []),
        ("电梯", ["电梯"]),
        ("电梯坏了", ["电梯", "梯坏", "坏了"]),
        ("电梯，坏了", ["电梯", "坏了"]),
        ("电 梯", []),
        ("电_梯", []),
        ("3栋2单元", ["3", "2", "单元"]),
        ("A座电梯", ["a", "座电", "电梯"]),
        ("Ａ座１２楼", ["a", "12"]),
        ("WiFi断了", ["wifi", "断了"]),
        ("Open311 api", ["open311", "api"]),
        ("电梯电梯", ["电梯", "梯电", "电梯"]),
        ("①号", ["1"]),
        ("豈有", ["豈有"]),
    ],
)
def test_terms(text, terms):
    assert bigrams(text) == terms


def test_a_column_holds_every_term_once_between_spaces():
    assert search_column("电梯电梯", "电梯A座") == " 电梯 梯电 a "
    assert search_column("电梯", "坏了") == " 电梯 坏了 "
    assert search_column() == search_column("") == search_column("坏", "。") == ""


@pytest.mark.parametrize(
    ("query", "terms"),
    [("梯", []), ("", []), ("。", []), ("电梯 电梯", ["电梯"]), ("电梯坏", ["电梯", "梯坏"]), ("WIFI", ["wifi"])],
)
def test_terms_of_a_query(query, terms):
    assert query_terms(query) == terms


def finds(query, column):
    terms = query_terms(query)
    return bool(terms) and all(f" {term} " in column for term in terms)


def is_han(sign):
    return unicodedata.name(sign, "").startswith(("CJK ", "IDEOGRAPHIC NUMBER ZERO", "IDEOGRAPHIC ITERATION"))


@given(TEXTS_OF_HAN)
def test_any_two_neighbouring_chinese_characters_find_their_text(text):
    column = search_column("别处的话", text, "another place")
    pairs = [here + there for here, there in pairwise(text) if is_han(here) and is_han(there)]
    assert [pair for pair in pairs if not finds(pair, column)] == []


@given(st.lists(HAN, min_size=2, max_size=30).map("".join), st.data())
def test_so_does_any_longer_piece(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    assert finds(text[start:end], search_column(text))


@given(TEXTS)
def test_a_text_finds_itself_where_it_has_terms(text):
    column = search_column(text)
    assert all(f" {term} " in column for term in query_terms(text))
    assert query_terms(text) == column.split()


@pytest.mark.parametrize("query", ["梯电", "坏电", "电坏", "空调", "li", "fi"])
def test_what_was_not_said_is_not_found(query):
    assert not finds(query, search_column("电梯坏了", "WiFi也断了"))


# Likeness


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("", "", Fraction(0)),
        ("坏", "坏", Fraction(0)),
        ("电梯坏了", "电梯坏了", Fraction(1)),
        ("电梯坏了", "电梯坏了。", Fraction(1)),
        ("电梯坏了", "路灯不亮", Fraction(0)),
        ("电梯坏了", "电梯停了", Fraction(1, 3)),
        ("电梯", "电梯电梯", Fraction(1, 2)),
        ("WiFi", "wifi", Fraction(1)),
    ],
)
def test_likeness(one, other, wanted):
    assert likeness(counted(one), counted(other)) == wanted


@given(TEXTS, TEXTS)
def test_likeness_is_mutual_and_between_nothing_and_all(one, other):
    a, b = counted(one), counted(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == bool(a)


# Titles


@pytest.mark.parametrize(
    ("text", "length", "wanted"),
    [
        ("", 10, ""),
        ("电梯坏了", 10, "电梯坏了"),
        ("电梯坏了。三天了", 10, "电梯坏了"),
        ("电梯坏了！三天了", 10, "电梯坏了"),
        ("  电梯坏了\n三天了", 10, "电梯坏了"),
        ("Lift broken; third day", 40, "Lift broken"),
        ("电梯坏了三天没人管", 9, "电梯坏了三天没人管"),
        ("电梯坏了三天没人管", 5, "电梯坏了…"),
        ("。。。", 10, "。。。"),
        ("！\n电梯", 10, "！ 电梯"),
        ("电梯", 1, "…"),
    ],
)
def test_the_first_line(text, length, wanted):
    assert first_line(text, length) == wanted


@given(TEXTS, st.integers(1, 50))
def test_a_title_is_one_short_line(text, length):
    title = first_line(text, length)
    assert len(title) <= length
    assert "\n" not in title
    assert bool(title) == bool(text.strip())


def test_marking_for_the_catalogue_changes_nothing():
    assert gettext_noop("Lift") == "Lift"


def test_what_is_passed_by_quickly_has_no_marks():
    plain = [chr(code) for code in range(0x110000) if text_module._PLAIN.fullmatch(chr(code))]
    assert "，" in plain
    assert "院" in plain
    for form in ("NFD", "NFKD"):
        assert not any(map(unicodedata.combining, unicodedata.normalize(form, "".join(plain))))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "zh-hans"),
        ("3-1-902", "zh-hans"),
        ("WiFi 断了", "zh-hans"),
        ("金桂苑 3-1-902\nThe door does not close.", "en"),
        ("Hilfe, es tropft", "en"),
    ],
)
def test_the_language_somebody_writes_in(text, language):
    assert language_of(text) == language
