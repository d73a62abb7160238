"""The same matter growing at one place: found by rule, named by nobody; what is private counts and is not read."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import cases as make
from tests.factories import people, places
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.naming import named_by, places_in
from yuanba.domains.cases.rules.phrases import phrases
from yuanba.kernel import clock

START = datetime(2026, 11, 1, 9, 0, tzinfo=clock.SHANGHAI)
DAY = timedelta(days=1)


def said(number, text, day=0, who="", **more):
    return cases.Message(str(number), who or f"u{number}", text[:12], text, START + day * DAY, **more)


DUST = [said(n, f"锦湖花园旁边的洗车场冲水声太大，夜里吵得睡不着{n}", n) for n in range(4)]
PARKING = [said(10 + n, f"锦湖花园的充电桩总是跳闸，车子充不上电{n}", n) for n in range(3)]
ELSEWHERE = [said(20 + n, f"青石路{n}号门口的梧桐树要修枝了", n * 20) for n in range(3)]


def test_a_place_is_found_by_how_it_ends_and_how_often_it_is_said():
    texts = ["我们锦湖花园的水停了", "锦湖花园停电", "请问锦湖花园几点通水", "附近小区都有水", "小区没有水"]
    assert places_in(texts) == [{"锦湖花园"}, {"锦湖花园"}, {"锦湖花园"}, set(), set()]


@pytest.mark.parametrize(
    ("titles", "place", "name"),
    [
        (["青杉园临江苑停水", "青杉园临江苑又停水了", "青杉园临江苑水压低", "青杉园没有水"], "青杉园", "青杉园临江苑"),
        (["银杉新城小区太吵", "银杉新城小区施工", "银杉新城附近太吵"], "银杉新城", "银杉新城"),
        (["大石滩小区停电", "大石滩二期停电", "大石滩小区又停电"], "望江路", "大石滩"),
        (["云杉国际城漏水", "云杉国际城又漏水", "云杉国际城墙湿了"], "国际城", "云杉国际城"),
        (["停水了", "又停水了", "水压太低"], "青杉园", "青杉园"),
    ],
)
def test_a_matter_has_the_whole_name_that_most_titles_give_its_place(titles, place, name):
    assert named_by(place, titles, [f"{place}这里，我说过了。"] * len(titles)) == name


def test_a_general_word_is_a_name_only_with_what_stands_before_it():
    texts = ["云杉国际城停水", "云杉国际城停电", "云杉国际城漏水", *(f"{one}国际城也有" for one in "甲乙丙丁戊己庚")]
    assert places_in(texts)[:4] == [{"云杉国际城"}, {"云杉国际城"}, {"云杉国际城"}, set()]


def test_phrases_are_whole_and_come_out_of_titles():
    titles = ["附近修建洗车场太吵", "洗车场夜里太吵", "投诉洗车场噪音", "洗车场何时停"]
    texts = ["家门口的洗车场水声大，睡不着。", "洗车场太吵了，水声大。", "水声大得很，洗车场。", "水声大。"]
    assert phrases(titles, texts, {"洗车": 1.0, "车场": 1.0}) == ("洗车场",)
    assert phrases([""] * 4, texts, {"水声": 1.0, "声大": 1.0}) == ("水声大", "洗车场")
    same = ["门口洗车场夜里冲水太吵"] * 3
    assert phrases(same, same, {"洗车": 1.0}) == ("门口洗车场夜里冲水太吵",)
    assert phrases(["停水"], ["停水"], {}) == ()
    assert phrases(["A3区空调机太响", "A3区空调机声音大"], ["", ""], {"空调": 1.0}) == ("空调机",)


def test_two_matters_at_one_place_are_two_spots_and_what_is_far_apart_in_time_is_none():
    first, second = cases.hotspots([*PARKING, *DUST, *ELSEWHERE])
    assert [one.key for one in first.messages] == ["0", "1", "2", "3"]
    assert [one.key for one in second.messages] == ["10", "11", "12"]
    assert (first.place, first.people, first.since) == ("锦湖花园", 4, START)
    assert "洗车场" in "".join(first.about) or "洗车" in "".join(first.about)
    assert not any("锦湖" in word for word in first.about)


def test_one_person_who_says_it_often_is_one_person():
    assert cases.hotspots([replace(one, who="same") for one in DUST]) == []


def test_whoever_agrees_counts_and_order_of_the_rows_does_not():
    loud = [replace(one, agree=40) for one in PARKING]
    first, second = cases.hotspots([*loud, *DUST])
    assert first.place == second.place
    assert first.messages[0].key == "10"
    assert cases.hotspots([*DUST, *loud][::-1]) == [first, second]


def test_now_only_what_grew_lately_is_told():
    assert cases.hotspots(DUST, START + 60 * DAY) == []
    [spot] = cases.hotspots(DUST, START + 31 * DAY)
    assert spot.heat == 3.0


def test_what_is_hidden_counts_without_its_words():
    hidden = replace(said(9, "锦湖花园的洗车场老板姓欧阳，夜里吵得睡不着", 4), hidden=True)
    [spot] = cases.hotspots([*DUST, hidden])
    assert spot.people == 5
    assert "欧阳" not in "".join(spot.about)


def test_messages_without_a_word_are_like_nothing_and_break_nothing():
    mute = [said(30 + n, text, n, place="JG") for n, text in enumerate(("", "！！", "🙂", "灯"))]
    told = [replace(one, place="JG") for one in DUST]
    assert cases.hotspots(mute) == []
    [spot] = cases.hotspots([*mute, *told])
    assert [one.key for one in spot.messages] == [one.key for one in told]


@pytest.mark.django_db
def test_an_overseer_sees_what_grows_with_its_cases_and_of_private_ones_only_how_many():
    town = make.town()
    for n in range(3):
        make.report(town.place, f"门口洗车场夜里冲水太吵，第{n}次说了")
    private = make.report(town.place, "门口洗车场夜里冲水太吵，别说是我讲的", visibility="handlers").case
    [spot] = cases.growing(town.supervisor)
    assert (spot.yard_id, spot.people, spot.hidden, len(spot.cases)) == (town.yard.id, 4, 1, 3)
    assert private.id not in {case.id for case in spot.cases}
    [open_] = cases.growing(town.street)
    assert (open_.people, open_.hidden) == (3, 0)
    butler = people.staff(town.yard, "butler")
    assert cases.growing(butler) == []
    [own] = cases.growing(butler, town.yard)
    assert (own.people, own.hidden, len(own.cases)) == (4, 1, 3)
    assert cases.growing(butler, places.estate("YQ", "云栖坊")) == []


def test_the_command_reads_a_file_and_tells_each_spot_with_its_messages(tmp_path):
    file = tmp_path / "m.csv"
    rows = [f"{n},u{n},洗车场太吵,2026/11/{n + 1} 9:00:00,锦湖花园旁边的洗车场冲水声太大{n},0,{n}" for n in range(3)]
    file.write_text("\n".join(["编号,用户,主题,时间,内容,反对数,点赞数", *rows]), encoding="utf-8")
    out = StringIO()
    call_command("hotspots", str(file), json=True, stdout=out)
    [spot] = json.loads(out.getvalue())
    assert (spot["place"], spot["people"], spot["agreed"]) == ("锦湖花园", 3, 3)
    assert [one["id"] for one in spot["messages"]] == ["0", "1", "2"]
    for words, why in (("a,b\n", "no column"), ("内容,时间\nx,y\n", "Line 2")):
        file.write_text(words, encoding="utf-8")
        with pytest.raises(CommandError, match=why):
            call_command("hotspots", str(file))
