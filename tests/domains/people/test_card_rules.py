"""What a card may hold, and what a mask leaves: tables and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.people.rules import cards
from yuanba.domains.people.rules.cards import CardDraft
from yuanba.kernel.errors import Refusal

FIGURES = st.text("0123456789", min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("typed", "kept", "fits"),
    [
        ("11010519491231002X", "11010519491231002X", True),  # the example of GB 11643
        ("110105 19491231 002x", "11010519491231002X", True),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", True),
        ("110105194912310021", "110105194912310021", False),
        ("11010519491231002", "11010519491231002", False),
        ("X1010519491231002X", "X1010519491231002X", False),
        ("e-1234567", "E1234567", True),
        ("12345678", "12345678", False),
        ("ABCDEFGH", "ABCDEFGH", False),
        ("E123", "E123", False),
    ],
)
def test_numbers_of_documents(typed, kept, fits):
    assert (cards.plain_id_number(typed), cards.is_id_number(kept)) == (kept, fits)


@given(FIGURES, st.sampled_from("0123456789X"))
def test_only_one_last_sign_fits(figures, sign):
    assert cards.is_id_number(figures + sign) is (cards.check_sign(figures) == sign)


@given(FIGURES, st.integers(0, 16), st.sampled_from("123456789"))
def test_one_wrong_figure_is_noticed(figures, at, step):
    wrong = figures[:at] + str((int(figures[at]) + int(step)) % 10) + figures[at + 1 :]
    assert not cards.is_id_number(wrong + cards.check_sign(figures))


@pytest.mark.parametrize(
    ("field", "plain", "shown"),
    [
        ("phone", "13800004402", "138****4402"),
        ("phone", "028-00001203", "028*****1203"),
        ("phone", "", ""),
        ("id_number", "11010519491231002X", "110*************2X"),
        ("id_number", "E1234567", "E12***67"),
        ("id_number", "E1234", "***"),
        ("health", "糖尿病", "***"),
        ("health", "", ""),
    ],
)
def test_masks(field, plain, shown):
    assert cards.masked(field, plain) == shown


@given(st.sampled_from(cards.SEALED), st.text(min_size=1, max_size=30))
def test_a_mask_hides_at_least_three_signs(field, plain):
    shown = cards.masked(field, plain)
    assert shown.count("*") >= 3
    assert len(shown.replace("*", "")) <= 7


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"name": " "}, {"name": "name-missing"}),
        ({"languages": ("en", "xx")}, {"languages": "language-unknown"}),
        ({"phone": "123"}, {"phone": "phone-wrong"}),
        ({"id_number": "110105194912310021"}, {"id_number": "id-number-wrong"}),
        ({"health": "病" * 501}, {"health": "note-long"}),
        ({"name": "", "phone": "1"}, {"name": "name-missing", "phone": "phone-wrong"}),
    ],
)
def test_what_is_refused_says_which_field(said, wrong):
    with pytest.raises(Refusal) as caught:
        cards.checked(CardDraft(**{"name": "黎晓舟", **said}))
    assert (caught.value.code, caught.value.fields) == ("invalid", wrong)


def test_what_is_kept():
    draft = CardDraft(" 黎晓舟\u200b ", "Li", ("en", "zh"), "138 0000 4402", "110105 19491231 002x", " 糖尿病 ")
    assert vars(cards.checked(draft)) == {
        "name": "黎晓舟",
        "name_en": "Li",
        "languages": ("en", "zh"),
        "phone": "13800004402",
        "id_number": "11010519491231002X",
        "health": "糖尿病",
    }
    untouched = cards.checked(CardDraft("黎晓舟"))
    assert (untouched.phone, untouched.id_number, untouched.health) == (None, None, None)
    emptied = cards.checked(CardDraft("黎晓舟", phone="", id_number="", health=""))
    assert (emptied.phone, emptied.id_number, emptied.health) == ("", "", "")


def test_languages_stand_once_in_the_order_of_the_table():
    assert cards.joined(("en", "zh", "en")) == "zh,en"
    assert cards.joined(()) == ""
    assert len(cards.joined(cards.LANGUAGES)) <= 80
