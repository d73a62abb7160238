"""A new case on the desk is sorted, given and answered with one form; all of it, or nothing."""

import re

import pytest

from tests.factories import cases as made
from tests.support.pages import kept, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases


@pytest.fixture
def case(town):
    return town.cases["new"]


@pytest.fixture
def form(town, enter, case):
    """The form of the page, filled."""
    link = f"/desk/JG/{case.id}/do/take-up/"
    hidden = kept(enter("manager").get(f"/desk/JG/{case.id}/"), link)
    said = {"kind": "repair", "level": "middling", "text": "刚通了电话，下午来修。", "how": "phoned"}
    return link, hidden | said | {"to": str(town.accounts["engineer"].id)}


def state(case):
    found = cases.Case.objects.get(id=case.id)
    return found.state, found.kind, found.level, found.assignee_name


def steps(case):
    return list(cases.Case.objects.get(id=case.id).steps.order_by("id").values_list("verb", flat=True))


def test_one_post_sorts_gives_and_answers_and_again_changes_nothing(enter, case, form):
    link, data = form
    assert enter("manager").post(link, data)["Location"] == f"/desk/JG/{case.id}/?done=take-up#title"
    assert state(case) == ("in-work", "repair", "middling", "Engineer")
    assert steps(case) == ["report", "triage", "dispatch", "answer"]
    before = everything()
    assert enter("manager").post(link, data).status_code == 302
    assert everything() == before


def test_nobody_and_no_words_only_sorts(enter, case, form):
    link, data = form
    assert enter("manager").post(link, data | {"to": "", "text": ""}).status_code == 302
    assert steps(case) == ["report", "triage"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "x"}, "请从给出的里面选"),
        ({"kind": ""}, "请从给出的里面选"),
        ({"to": "x"}, "请选"),
        ({"text": "好"}, "请写几个字"),
        ({"level": "hard", "how": "written"}, "疑难"),
    ],
)
def test_one_wrong_part_and_nothing_is_done(enter, case, form, wrong, told):
    link, data = form
    before = everything()
    answer = enter("manager").post(link, data | wrong)
    assert (answer.status_code, everything() == before) == (422, True)
    assert told in words(answer)
    assert "刚通了电话" in answer.content.decode() or "text" in wrong


def test_of_two_the_second_is_told(enter, case, form):
    link, data = form
    assert enter("manager").post(link, data).status_code == 302
    before = everything()
    assert enter("butler").post(link, data | {"key": "another"}).status_code == 409
    assert everything() == before


def test_the_small_forms_stay(enter, case):
    page = enter("manager").get(f"/desk/JG/{case.id}/").content.decode()
    assert [verb for verb in ("triage", "dispatch", "answer") if f"/do/{verb}/" in page] == [
        "triage",
        "dispatch",
        "answer",
    ]


def test_the_suggestion_stands_there_with_its_reason_and_is_taken_by_one_tap(town, enter):
    case = made.report(town.place, "楼道灯不亮，麻烦修一下").case
    enter_manager = enter("manager")
    page = enter_manager.get(f"/desk/JG/{case.id}/")
    assert "报修 很可能 · 依据 “修一下” “不亮” “灯”" in words(page)
    assert "按“报修”分类，交给Engineer" in words(page)
    link = f"/desk/JG/{case.id}/do/take-up/"
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode().split(link)[1].split("</form>")[0]))
    assert enter_manager.post(link, hidden).status_code == 302
    assert state(case) == ("dispatched", "repair", "ordinary", "Engineer")
    row = cases.Suggested.objects.get(case=case)
    assert (row.by, row.kind, row.kind_chosen, row.unit_chosen) == ("words", "repair", "repair", "engineer")


def test_choosing_otherwise_is_written_down_too_and_what_was_never_shown_is_not(enter, case, form):
    link, data = form
    enter("manager").post(link, data | {"suggested": "another"})
    assert not cases.Suggested.objects.exists()


def test_a_kind_that_nobody_said_is_chosen_not_taken_by_default(town, enter):
    case = made.report(town.place, "来看一下").case
    page = enter("manager").get(f"/desk/JG/{case.id}/").content.decode()
    lists = re.findall(r'<select[^>]* name="kind" required>(.*?)</select>', page)
    assert len(lists) == 2
    for options in lists:
        assert options.startswith('<option value="">请选择</option>')
        assert "selected" not in options
