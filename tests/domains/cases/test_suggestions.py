"""What a text speaks for: by our own words, each guess with its reason; and whether it was taken is written down."""

import pytest

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Suggested
from yuanba.domains.cases.rules.suggestions import Guess, Shown, Suggestion


@pytest.mark.parametrize(
    ("text", "kind", "level", "unit"),
    [
        ("三单元楼道灯不亮，麻烦修一下", "repair", "ordinary", "engineer"),
        ("请问装修要怎么办理手续？需要什么材料", "question", "ordinary", "butler"),
        ("楼下广场舞噪音扰民，一直没人管", "complaint", "middling", "manager"),
        ("建议在北门增设一个快递柜，方便大家", "suggestion", "ordinary", "manager"),
        ("电瓶车飞线充电，有火灾隐患", "hazard", "", ""),
        ("和楼上邻居因为漏水赔偿吵架，请调解", "dispute", "hard", ""),
        ("装修申请：想拆墙，不知道是不是承重墙", "renovation", "hard", ""),
        ("全体业主联名，强烈要求公开账目", "petition", "hard", "manager"),
    ],
)
def test_plain_texts_are_sorted_as_a_butler_would(text, kind, level, unit):
    made = cases.by_words([text])[0]
    assert (made.by, made.kind.value) == ("words", kind)
    if level:
        assert made.level.value == level
    if unit:
        assert made.unit.value == unit
    assert all(piece in text for guess in (made.kind, made.level, made.unit) if guess for piece in guess.because)


def test_the_reason_is_the_words_the_strongest_first_and_a_longer_word_hides_those_in_it():
    made = cases.by_words(["楼道灯不亮"])[0]
    assert made.unit == Guess("engineer", 1000 * 6 // 8, ("灯不亮",))
    assert made.unit.is_likely


def test_what_says_nothing_gets_no_suggestion():
    assert cases.by_words(["你好", "", "abc 123"]) == [Suggestion("words")] * 3
    assert not Suggestion("words").is_any


class Taught:
    """A model that knows one yard."""

    def suggest(self, code, texts):
        if code != "JG":
            return None
        return [Suggestion("model-7", kind=Guess("petition", 900, ("灯",))) for _ in texts]


@pytest.fixture
def taught():
    cases.plug_suggester(Taught())
    yield
    cases.plug_suggester(None)


def test_a_model_goes_before_words_and_what_it_leaves_open_is_said_by_words(taught):
    [made] = cases.suggested("JG", ["楼道灯不亮"])
    assert (made.by, made.kind.value, made.unit.value) == ("model-7", "petition", "engineer")
    assert cases.suggested("XY", ["楼道灯不亮"])[0].by == "words"


@pytest.mark.django_db
def test_whether_it_was_taken_is_written_once_however_often_it_is_sent():
    town = make.town()
    case = make.report(town.place, "楼道灯不亮，麻烦修一下").case
    shown = Shown(cases.suggestion_for(case))
    for _ in range(2):
        cases.take_up(
            actor=town.manager,
            target=make.target(case, key="once"),
            kind="repair",
            level="middling",
            to=make.account_of(town.engineer),
            shown=shown,
        )
    row = Suggested.objects.get()
    assert (row.case_id, row.by) == (case.id, "words")
    assert (row.kind, row.kind_chosen) == ("repair", "repair")
    assert (row.level, row.level_chosen) == ("ordinary", "middling")
    assert (row.unit, row.unit_chosen) == ("engineer", "engineer")


@pytest.mark.django_db
def test_what_nobody_was_shown_is_not_counted():
    town = make.town()
    case = make.report(town.place).case
    cases.triage(actor=town.manager, target=make.target(case), kind="repair", level="ordinary")
    assert not Suggested.objects.exists()
