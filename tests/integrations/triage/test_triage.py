"""Learnt suggestions: taught, stored, scored; made-up examples only."""

import csv
import json
from io import StringIO
from itertools import product

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.integrations.triage import nightly, store, weights
from yuanba.integrations.triage.port import Learnt, forget_models, suggestions
from yuanba.integrations.triage.reasons import because
from yuanba.integrations.triage.score import doubles, folded
from yuanba.integrations.triage.table import Examples, UnreadableError, read
from yuanba.integrations.triage.taught import learnable, teach
from yuanba.integrations.triage.words import Text, of_case, plain

WHAT = {
    "repair": ("水管漏水", "楼道灯不亮", "门禁坏了", "电梯停了"),
    "complaint": ("半夜施工太吵", "油烟呛人", "遛狗不牵绳", "车乱停"),
}
WHERE = ("三单元", "五栋二楼", "大门口", "地下车库", "我家楼下")


def examples():
    pairs = [(f"{where}{what}，请看一下", kind) for kind, all_ in WHAT.items() for what, where in product(all_, WHERE)]
    return Examples([of_case(text) for text, _ in pairs], {"kind": [kind for _, kind in pairs]})


@pytest.fixture(scope="module")
def taught():
    return weights.Taught("common-1", *teach(examples()))


@pytest.fixture
def data(tmp_path, settings):
    settings.YUANBA_DATA_DIR = tmp_path
    forget_models()
    yield tmp_path
    forget_models()


def test_a_model_says_the_kind_and_the_pieces_of_the_text_that_led_to_it(taught):
    [made, other] = suggestions(taught, ["花园里水管漏水了", "又是半夜施工，太吵"])
    assert (made.by, made.kind.value, made.level, made.unit) == ("common-1", "repair", None, None)
    assert made.kind.is_likely
    assert other.kind.value == "complaint"
    for text, guess in (("花园里水管漏水了", made.kind), ("又是半夜施工，太吵", other.kind)):
        assert guess.because
        assert all(piece in text for piece in guess.because)


def test_what_is_read_has_no_figures_and_no_masks_of_places():
    assert plain("A市 B12区3栋\n138 0000 4402 打了 20 次") == "市区0栋0打了0次"
    assert Text("灯", "灯不亮").whole == "灯。灯不亮"


def test_pieces_that_overlap_are_one_and_the_strongest_comes_first():
    grams, says = ["水管", "管漏", "漏水", "请看", "水"], np.array([1.0, 1.0, 1.0, 0.5, 9.0])
    assert because("水管漏水，请看", grams, says) == ("水管漏水", "请看")
    assert because("水管", grams, -says) == ()


def test_what_is_stored_says_the_same_and_a_changed_file_is_refused(taught, data):
    given = ["花园里水管漏水了", "又是半夜施工，太吵"]
    assert store.newest(data, "JG") == 0
    for number in range(1, 8):
        assert weights.save(data, "JG", taught.vocabulary, taught.targets, 40) == number
    assert [one.kind for one in suggestions(weights.load(data, "JG", 7), given)] == [
        one.kind for one in suggestions(taught, given)
    ]
    kept = sorted(path.name for path in (data / "triage/JG").iterdir())
    assert kept == [f"{n:04d}.{end}" for n in range(3, 8) for end in ("json", "npz")]
    file = data / "triage/JG/0007.npz"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(weights.BrokenModelError):
        weights.load(data, "JG", 7)


def test_a_yard_asks_its_own_model_then_the_common_one_then_words(taught, data):
    assert Learnt().suggest("JG", ["水管漏水"]) is None
    weights.save(data, store.COMMON, taught.vocabulary, taught.targets, 40)
    forget_models()
    assert Learnt().suggest("JG", ["水管漏水"])[0].by == "common-1"
    weights.save(data, "JG", taught.vocabulary, taught.targets, 40)
    forget_models()
    assert Learnt().suggest("JG", ["水管漏水"])[0].by == "JG-1"


def test_a_rare_label_is_not_learnt_and_doubles_have_one_sign():
    assert learnable(["a"] * 5 + ["b"] * 4 + [""] * 9) == [0, 1, 2, 3, 4]
    one, other, third = doubles([Text("标题", "水管 漏水"), Text("", "水管漏水"), Text("", "灯")])
    assert one == other != third


def test_each_row_is_asked_of_a_model_that_has_not_seen_it():
    texts = examples().texts
    score = folded(texts, examples().labels["kind"], folds=5, seed=0)
    assert score.macro_f1 == score.accuracy == 1.0
    assert [row[0] for row in score.classes] == ["complaint", "repair"]
    noise = [("repair", "complaint")[i % 2] for i in range(40)]
    assert folded([of_case(chr(0x4E00 + i) * 3) for i in range(40)], noise, folds=5, seed=0).accuracy <= 0.5


def told(*words, **options):
    out = StringIO()
    call_command("triage", *words, stdout=out, **options)
    return out.getvalue()


def written(path, rows, columns=("title", "text", "kind")):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.mark.django_db
def test_the_command_teaches_from_a_file_and_from_what_the_yard_decided(data):
    town = make.town()
    for text, kind in [("水管漏水", "repair"), ("半夜太吵", "complaint")] * 5:
        case = make.report(town.place, text).case
        cases.take_up(
            actor=town.manager,
            target=make.target(case),
            kind=kind,
            level="ordinary",
            to=make.account_of(town.engineer if kind == "repair" else town.manager),
        )
    hidden = make.report(town.place, "只给管家看", visibility="handlers").case
    cases.triage(actor=town.manager, target=make.target(hidden), kind="dispute", level="hard")
    with pytest.raises(CommandError, match="Too few"):
        call_command("triage", "train", yard=town.yard.code)
    made = examples()
    rows = [(text.title, text.body, kind) for text, kind in zip(made.texts, made.labels["kind"], strict=True)]
    file = written(data / "made.csv", rows)
    assert told("train", str(file), yard=town.yard.code) == (
        f"{town.yard.code}-1: learnt kind (2 labels) from 50 texts\n"
    )
    page = json.loads((data / "triage" / town.yard.code / "0001.json").read_text(encoding="utf-8"))
    assert not any("管家" in gram for gram in page["grams"]["whole"])
    assert "accuracy 1.0000  macro-F1 1.0000" in told("score", str(file), folds=4, seeds=1)


@pytest.mark.parametrize(
    ("words", "options", "why"),
    [
        (("train",), {}, "Name a file"),
        (("score",), {}, "Name a file"),
        (("train", "nowhere.csv"), {}, "no file"),
        (("train",), {"yard": "NO"}, "no yard NO"),
        (("score", "few.csv"), {}, "Too few examples"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_learnt_from_is_said(data, monkeypatch, words, options, why):
    monkeypatch.chdir(data)
    written(data / "few.csv", [("灯", "灯不亮", "repair")] * 9)
    with pytest.raises(CommandError, match=why):
        call_command("triage", *words, **options)


def test_a_file_without_labels_is_refused_with_the_columns_it_needs(tmp_path):
    with pytest.raises(UnreadableError, match="一级分类"):
        read(written(tmp_path / "x.csv", [("灯", "亮")], ("主题", "内容")))
    found = read(written(tmp_path / "y.csv", [("灯不亮", "维修组")], ("内容", "组")), "组")
    assert (found.texts, found.labels) == ([of_case("灯不亮")], {"unit": ["维修组"]})


def decided(texts):
    """Cases of a yard as its staff sorted them."""
    town = make.town()
    for text, kind in texts:
        case = make.report(town.place, text).case
        cases.triage(actor=town.manager, target=make.target(case), kind=kind, level="ordinary")
    return town


def sorted_texts(flip=""):
    made = [
        (f"{where}{what}", kind)
        for kind, all_ in WHAT.items()
        for what, where in product(all_, (*WHERE, "东门", "西侧"))
    ]
    return [(text, flip or kind) for text, kind in made]


@pytest.mark.django_db
def test_a_yard_is_taught_by_night_once_it_decided_enough_and_a_worse_model_is_not_used(data):
    town = decided(sorted_texts())
    code, own = town.yard.code, len(sorted_texts())
    assert (own, nightly.retrain_all(), store.newest(data, code)) == (56, 1, 1)
    told = store.told_of(data, code)
    asked = told["figures"]["asked"]
    assert (told["number"], told["rows"] + asked, store.last_tried(data, code)) == (1, own, own)
    assert told["figures"]["new"]["kind"] >= told["figures"]["before"]["kind"]
    assert nightly.retrain_all() == 0  # nothing new was decided
    noise = [(f"第{n}次说{'灯水门电'[n % 4]}", ("repair", "complaint")[n % 2]) for n in range(60)]
    for text, kind in noise:
        case = make.report(town.place, text).case
        cases.triage(actor=town.manager, target=make.target(case), kind=kind, level="ordinary")
    nightly.retrain_all()
    refused = store.refused_by(data, code)
    assert store.last_tried(data, code) == own + 60
    assert (store.newest(data, code) == 1) is (refused is not None)


@pytest.mark.parametrize(
    ("new", "before", "worse"),
    [
        ({"kind": 800}, {"kind": 800}, False),
        ({"kind": 799}, {"kind": 800}, True),
        ({"kind": 900, "level": 640}, {"kind": 700, "level": 700}, True),
        ({"kind": 900, "level": 650}, {"kind": 700, "level": 700}, False),
        ({}, {"unit": 300}, True),
    ],
)
def test_a_model_is_worse_in_the_sum_or_by_a_twentieth_in_one_question(new, before, worse):
    assert store.Figures(100, 20, new, before).is_worse is worse


@pytest.mark.django_db
def test_what_is_only_asked_is_never_learnt_and_stays_the_same_when_more_is_decided():
    few = [cases.Decided(text, kind, "ordinary", "") for text, kind in sorted_texts()]
    once, later = nightly.apart(few), nightly.apart([*few, cases.Decided("新的一件事", "repair", "ordinary", "")])
    learnt = {text.body for text in once.learnt.texts}
    assert learnt.isdisjoint(one.text for one in once.asked)
    assert {one.text for one in once.asked} <= {one.text for one in later.asked}


@pytest.mark.django_db
def test_a_model_is_taken_back_and_its_number_is_not_given_again(taught, data):
    for _ in range(2):
        weights.save(data, "JG", taught.vocabulary, taught.targets, 40)
    assert told("back", yard="JG") == "JG-2 is used no more; JG-1 is\n"
    assert store.newest(data, "JG") == 1
    assert weights.save(data, "JG", taught.vocabulary, taught.targets, 40) == 3
    assert told("back", yard="JG") == "JG-3 is used no more; JG-1 is\n"
    assert told("back", yard="JG") == "JG-1 is used no more; it has no other\n"
    with pytest.raises(CommandError, match="no model to go back from"):
        call_command("triage", "back", yard="JG")
