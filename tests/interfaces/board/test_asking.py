"""Anybody asks about a row of a statement, and reads what was answered."""

import pytest

from tests.factories import cases as report
from tests.factories import statements as make
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

PAGE = "/b/JG/statements/JG-2026-Q1-01/"


@pytest.fixture(autouse=True)
def _published(town):
    number = make.billed_in_march(town.yard)
    with clock.at(make.IN_APRIL):
        make.published(town.yard, number, make.MARCH_END)
        yield


def test_from_the_row_to_the_answer_beside_it(town, enter):
    anyone = enter()
    assert f'href="{PAGE}ask/staff/"' in anyone.get(PAGE).content.decode()
    wrong = anyone.post(f"{PAGE}ask/staff/", {"key": "k", "text": "", "name": "柴女士"})
    assert (wrong.status_code, 'value="柴女士"' in wrong.content.decode()) == (422, True)
    sent = anyone.post(f"{PAGE}ask/staff/", {"key": "k", "text": "一共多少人？", "name": "柴女士"})
    assert (sent.status_code, sent["Location"][:6]) == (302, "/r/JG/")
    case = cases.Case.objects.get(said_title="一共多少人")
    assert "人员工资和社保" in case.text
    with clock.at(make.IN_APRIL):
        cases.answer(actor=town.actors["butler"], target=report.target(case), text="在岗 31 人。", how="phoned")
    page = words(anyone.get(f"{PAGE}ask/staff/"))
    assert "一共多少人" in page
    assert "在岗 31 人。" in page
    assert "柴女士" not in page
    assert "1 个提问" in words(anyone.get(PAGE))


def test_signed_in_one_goes_to_the_own_request(enter):
    sent = enter("reporter").post(f"{PAGE}ask/service-1/", {"key": "k", "text": "楼道没有人扫。", "private": "1"})
    assert sent["Location"].startswith("/my/JG/")
    assert "楼道没有人扫" not in words(enter().get(f"{PAGE}ask/service-1/"))


@pytest.mark.parametrize("row", ["yacht", "service-9"])
def test_only_rows_that_are_there_are_asked_about(enter, row):
    assert enter().get(f"{PAGE}ask/{row}/").status_code == 404
