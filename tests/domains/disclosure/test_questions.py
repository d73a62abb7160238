"""A question on a row of what was published is an ordinary case; its answer stands beside the row."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories import cases as report
from tests.factories import people
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        make.publish(found, make.drafted(found))
        yield found


def asked(town, text="保洁为什么这么贵？", row="cleaning", key="k", code="JG-2026-Q1-01", actor=ANONYMOUS, **more):
    draft = cases.Draft(text=text, **more)
    said = {"code": code, "row": row, "about": "清洁卫生费用", "client_key": key}
    return disclosure.ask_about_line(actor=actor, yard=town.yard, draft=draft, **said)


def test_a_question_is_a_case_that_knows_its_row_and_once_however_often_it_is_sent(town):
    case = asked(town).case
    assert (case.kind, case.title, case.channel) == ("question", "保洁为什么这么贵", "door")
    assert case.text == "保洁为什么这么贵？\n\n（JG-2026-Q1-01 · 清洁卫生费用）"
    before = everything()
    assert asked(town).case.id == case.id
    assert everything() == before
    told = Event.objects.get(name="statement.asked").read()
    assert (told.code, told.row, told.case) == ("JG-2026-Q1-01", "cleaning", case.number)
    asked(town, "门岗晚上没有人。", "service-3", "l")
    found = disclosure.publication(town.yard, "JG-2026-Q1-01").publication
    assert disclosure.questions_on(found) == {"cleaning": 1, "service-3": 1}
    with pytest.raises(DatabaseError), transaction.atomic():
        disclosure.LineQuestion.objects.filter(yard=town.yard).update(row="staff")


WRONG = [({"row": "yacht"}, "not-found", {}), ({"code": "JG-2026-Q2-01"}, "not-found", {})]
WRONG += [({"text": " "}, "invalid", {"text": "text-short"}), ({"phone": "12"}, "invalid", {"phone": "phone-doubtful"})]


@pytest.mark.parametrize(("given", "code", "fields"), WRONG)
def test_what_cannot_be_asked(town, given, code, fields):
    with refused(code, **fields):
        asked(town, **given)


def test_the_answer_is_for_everybody_unless_the_question_is_not(town):
    butler = people.staff(town.yard, "butler")
    first, private = asked(town).case, asked(town, key="p", visibility="handlers").case
    for case in (first, private):
        cases.answer(actor=butler, target=report.target(case), text="多了一次外墙清洗。", how="phoned")
    found = disclosure.questions(town.yard, "JG-2026-Q1-01", "cleaning").rows
    assert [(one.case.number, one.answer) for one in found] == [(first.number, "多了一次外墙清洗。")]
    cases.Case.objects.filter(yard=town.yard, id=first.id).update(covered=1)
    assert disclosure.questions(town.yard, "JG-2026-Q1-01", "cleaning").rows[0].answer == ""
