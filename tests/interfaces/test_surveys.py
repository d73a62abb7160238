"""A resident answers with eight taps, a butler home after home; board, oversight, files and API tell points."""

import re
from datetime import timedelta

import pytest

from tests.factories import people, places, surveys
from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.evaluation.models import Survey, Tally, Turn
from yuanba.kernel import clock


@pytest.fixture
def survey(town):
    return surveys.opened(town.yard)


def hidden(page):
    """What the form carries on."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page.content.decode()))


def test_a_resident_taps_through_changes_one_answer_and_is_counted_once(town, enter, survey):
    phone, year = enter("reporter"), survey.year
    at = f"/my/survey/{town.yard.code}/{year}/{town.home.id}/"
    assert at in phone.get("/").content.decode()
    page = phone.get(at)
    for number, name in enumerate(evaluation.QUESTIONS, 1):
        assert f"第 {number} 题，共 7 题" in words(page)
        page = phone.post(at, hidden(page) | {name: "5"})
    assert "这样对吗" in words(page)
    page = phone.post(at, hidden(page) | {"back": "greening"})
    assert "绿化" in words(page)
    page = phone.post(at, {key: value for key, value in hidden(page).items() if key != "back"} | {"greening": "2"})
    sent = hidden(page) | {"act": "send"}
    for _ in range(2):
        assert phone.post(at, sent)["Location"] == f"{at}?done=1"
    assert "谢谢您" in words(phone.get(f"{at}?done=1"))
    assert (Turn.objects.get().way, Survey.objects.get().answered) == ("self", 1)
    given = Tally.objects.filter(count=1)
    assert dict(given.values_list("question", "mark")) == surveys.marks(5, greening=2)
    assert at not in phone.get("/").content.decode()
    assert "已经答过" in words(phone.get(at))


def test_what_is_refused_is_said_and_nothing_is_counted(town, enter, survey):
    phone, at = enter("reporter"), f"/my/survey/{town.yard.code}/{survey.year}/{town.home.id}/"
    before = everything()
    lacking = phone.post(at, {"act": "send", "key": "k", "order": "5"})
    assert (lacking.status_code, hidden(lacking)["order"]) == (422, "5")
    with clock.at(clock.now() + timedelta(days=15)):
        late = phone.post(at, {"act": "send", "key": "k"} | dict.fromkeys(evaluation.QUESTIONS, "5"))
        assert (late.status_code, "已经截止" in words(late)) == (409, True)
    assert everything() == before


def test_a_butler_enters_home_after_home_and_what_was_typed_is_kept(town, enter, survey):
    desk, at = enter("butler"), f"/desk/{town.yard.code}/surveys/{survey.year}/enter/"
    assert at in desk.get(f"/desk/{town.yard.code}/surveys/").content.decode()
    marks = {name: str(mark) for name, mark in surveys.marks(4).items()}
    lacking = desk.post(at, {"home": "3-1-902", "way": "phone", "key": "a"} | marks | {"order": ""})
    assert lacking.status_code == 422
    kept = lacking.content.decode()
    assert 'value="3-1-902"' in kept
    assert kept.count(" checked") == 7
    unknown = desk.post(at, {"home": "9-9-9", "way": "phone", "key": "a"} | marks)
    assert (unknown.status_code, Turn.objects.count()) == (422, 0)
    done = desk.post(at, {"home": "3-1-902", "way": "phone", "key": "a"} | marks)
    page = desk.get(done["Location"])
    assert "请填下一户" in words(page)
    assert 'value="phone" checked' in page.content.decode()
    again = desk.post(at, {"home": "3-1-902", "way": "door", "key": "b"} | marks)
    assert (again.status_code, "每户只问一次" in words(again)) == (409, True)
    assert (Turn.objects.get().way, Turn.objects.get().name) == ("phone", "Butler")


def test_a_manager_opens_it_and_a_butler_has_no_form(town, enter):
    at, day = f"/desk/{town.yard.code}/surveys/", clock.today() + timedelta(days=14)
    form = {"year": str(day.year), "closes_on": day.isoformat(), "minimum": "3"}
    manager = enter("manager")
    wrong = manager.post(at, form)
    assert (wrong.status_code, Survey.objects.count()) == (422, 0)
    assert f'value="{day.isoformat()}"' in wrong.content.decode()
    assert manager.post(at, form | {"minimum": "8"}).status_code == 302
    assert manager.post(at, form | {"minimum": "9"}).status_code == 409
    assert Survey.objects.get().minimum == 8
    assert 'name="minimum"' not in enter("butler").get(at).content.decode()


def test_points_hang_on_the_board_and_leave_as_files_and_by_api(town, client):
    year = clock.today().year
    surveys.over(town.yard, [surveys.marks(3)] * 5, year=year - 1)
    surveys.over(town.yard, [surveys.marks(5)] * 3 + [surveys.marks(4, greening=0)] * 3)
    front = words(client.get(f"/b/{town.yard.code}/"))
    assert "88.5" in front
    assert "比上一年 +38.5" in front
    page = words(client.get(f"/b/{town.yard.code}/surveys/"))
    for said in ("88.5", "+38.5", "户数不足", "87.5", "上门询问 6"):
        assert said in page
    lines = b"".join(client.get(f"/b/{town.yard.code}/surveys.csv").streaming_content).decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].split(",")[6:]) == (17, ["全部题目", "88.5", "39", "38.5"])
    told = client.get(f"/api/v1/yards/{town.yard.code}/surveys").json()
    assert [one["year"] for one in told["items"]] == [year, year - 1]
    assert told["items"][0]["questions"]["greening"] == {"points": None, "base": 3}
    assert told["items"][0]["whole"] == {"points": "88.5", "base": 39}


def test_a_running_one_tells_nobody_more_than_how_many(town, client, enter, survey):
    surveys.answered(town.yard, survey.year, [surveys.marks(1)] * 6)
    pages = (client.get(f"/b/{town.yard.code}/surveys/"), enter("manager").get(f"/desk/{town.yard.code}/surveys/"))
    for page in pages:
        assert "公布分数" in words(page)
        assert "分（满分 100）" not in words(page)
    told = client.get(f"/api/v1/yards/{town.yard.code}/surveys").json()["items"][0]
    assert (told["state"], told["answered"], told["questions"], told["whole"]["points"]) == ("running", 6, {}, None)


def test_oversight_sees_estates_by_company_and_only_those_below(town, enter):
    surveys.over(town.yard, [surveys.marks(5)] * 5)
    near = words(enter("supervisor").get("/oversight/surveys/"))
    assert "100.0" in near
    far = words(enter("supervisor-far").get("/oversight/surveys/"))
    assert "100.0" not in far
    file = enter("street").get("/oversight/surveys.csv")
    assert "100.0" in b"".join(file.streaming_content).decode()


def test_the_statements_of_oversight_do_not_grow_with_the_estates(town, enter, django_assert_max_num_queries):
    surveys.over(town.yard, [surveys.marks(5)] * 5)
    desk = enter("supervisor")
    desk.get("/oversight/surveys/")
    with django_assert_max_num_queries(16) as before:
        desk.get("/oversight/surveys/")
    for number in range(3):
        yard = places.estate(f"S{number}", f"小区{number}")
        people.staff(yard, "butler")
        surveys.over(yard, [surveys.marks(5)] * 5)
    with django_assert_max_num_queries(len(before)):
        assert words(desk.get("/oversight/surveys/")).count("100.0") >= 4
