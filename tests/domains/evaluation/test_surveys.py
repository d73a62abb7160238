"""A survey is opened once a year, answered once a home, and keeps nobody's marks."""

from datetime import datetime, timedelta

import pytest

from tests.factories import people, places, surveys
from tests.support.unchanged import everything, refused
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.evaluation.models import Survey, Tally, Turn
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.models import Event

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def _june():
    clock.set_now(datetime(2026, 6, 1, 10, tzinfo=clock.SHANGHAI))


@pytest.fixture
def yard():
    found = places.estate()
    for code in surveys.HOMES:
        places.place(found, code)
    return found


def opening(yard, actor, **said):
    closes = clock.today() + timedelta(days=14)
    return evaluation.open_survey(
        **{"actor": actor, "yard": yard, "year": YEAR, "closes_on": closes, "minimum": 5} | said
    )


def answering(actor, home, **said):
    given = {"actor": actor, "home": home, "year": YEAR, "marks": surveys.marks(), "client_key": "k"}
    return evaluation.answer_survey(**given | said)


def test_it_opens_once_a_year_with_its_homes_and_its_company(yard):
    manager = people.staff(yard, "manager", name="岑望舒")
    first = opening(yard, manager)
    assert (first.asked, first.answered, first.name, first.minimum) == (8, 0, "岑望舒", 5)
    assert opening(yard, manager).id == first.id
    assert Survey.objects.count() == 1
    with refused("survey-there"):
        opening(yard, manager, minimum=6)
    with refused("invalid", year="survey-year", minimum="survey-minimum"):
        opening(yard, manager, year=2020, minimum=4)


@pytest.mark.parametrize("role", ["butler", "engineer", "grid-worker"])
def test_who_may_not_open_it(yard, role):
    actor = people.staff(yard, role)
    with refused("not-found"):
        opening(yard, actor)
    for other in (ANONYMOUS, people.staff(places.estate("YX", "云栖坊"), "manager")):
        with refused("not-found"):
            opening(yard, other)


def test_a_home_answers_once_and_a_repeat_counts_once(yard):
    home = places.place(yard, surveys.HOMES[0])
    opening(yard, people.staff(yard, "manager"))
    wife, husband = surveys.living(home), surveys.living(home, "family")
    turn = answering(wife, home)
    assert (turn.way, turn.account, turn.name) == ("self", None, "")
    assert answering(wife, home, marks=surveys.marks(1)).id == turn.id
    with refused("survey-answered"):
        answering(husband, home, client_key="other")
    assert (Survey.objects.get().answered, Turn.objects.count()) == (1, 1)
    given = Tally.objects.filter(count__gt=0)
    assert set(given.values_list("question", "mark", "count")) == {(name, 5, 1) for name in evaluation.QUESTIONS}


def test_staff_ask_at_the_door_and_who_asked_is_kept_without_what_was_said(yard):
    opening(yard, people.staff(yard, "manager"))
    home, butler = places.place(yard, surveys.HOMES[1]), people.staff(yard, "butler", name="管家小周")
    turn = answering(butler, home, way="phone", marks=surveys.marks(4, greening=0))
    assert (turn.way, turn.account, turn.name) == ("phone", butler.account, "管家小周")
    assert "mark" not in {field.name for field in Turn._meta.get_fields()}
    event = Event.objects.filter(name="survey.answered").get()
    assert event.payload == {"year": YEAR, "way": "phone"}
    assert str(home.id) not in str(event.payload)


def test_refusals_change_nothing(yard):
    home, other = (places.place(yard, code) for code in surveys.HOMES[:2])
    owner, butler = surveys.living(home), people.staff(yard, "butler")
    with refused("not-found"):
        answering(owner, home)
    opening(yard, people.staff(yard, "manager"))
    for actor, place, way in ((owner, other, "self"), (butler, home, "self"), (owner, home, "door")):
        with refused("not-found"):
            answering(actor, place, way=way)
    gate, elsewhere = places.point(yard), people.staff(places.estate("YX", "云栖坊"), "butler")
    for actor, place in ((butler, gate), (elsewhere, home)):
        with refused("not-found"):
            answering(actor, place, way="door")
    with refused("invalid", way="survey-way"):
        answering(butler, home, way="post")
    with refused("invalid", order="survey-mark"):
        answering(owner, home, marks=surveys.marks(order=7))
    clock.set_now(clock.now() + timedelta(days=15))
    with refused("survey-over"):
        answering(owner, home)


def test_nothing_is_told_before_it_is_over_nor_of_too_few(yard):
    survey = surveys.opened(yard)
    surveys.answered(yard, YEAR, [surveys.marks()] * 4)
    (one,) = evaluation.results(yard).rows
    assert (one.state, one.whole.base, one.lines, one.survey.answered) == ("running", 0, [], 4)
    clock.set_now(clock.now() + timedelta(days=15))
    (one,) = evaluation.results(yard).rows
    assert (one.state, one.lines, evaluation.latest_published(yard)) == ("few", [], None)
    assert survey.minimum == 5


def test_points_by_question_with_their_base_beside_the_year_before(yard):
    with clock.at(clock.now() - timedelta(days=200)):
        surveys.over(yard, [surveys.marks(4)] * 6, year=YEAR - 1)
    surveys.over(yard, [surveys.marks(5, greening=0)] * 4 + [surveys.marks(3)] * 4)
    found = evaluation.latest_published(yard)
    assert (found.survey.year, found.whole.words, found.whole.base, found.change) == (YEAR, "73.1", 52, "−1.9")
    told = {name: (score.words, score.base, enough, change) for name, score, enough, change in found.lines}
    assert told["order"] == ("75.0", 8, True, "+0.0")
    assert told["greening"] == ("50.0", 4, False, "")
    assert found.ways == {"self": 0, "door": 8, "phone": 0}
    newest, older = evaluation.results(yard).rows
    assert (newest, older.survey.year, older.change) == (found, YEAR - 1, "")
    assert [one.survey.year for one in evaluation.results(yard, after=str(YEAR)).rows] == [YEAR - 1]


def test_what_waits_for_whom(yard):
    home, other = (places.place(yard, code) for code in surveys.HOMES[:2])
    actor = surveys.living(home)
    assert evaluation.running_for(actor, [home]) == []
    survey = surveys.opened(yard)
    assert [(one.id, place) for one, place in evaluation.running_for(actor, [home, other])] == [
        (survey.id, home),
        (survey.id, other),
    ]
    answering(actor, home)
    assert [place for _one, place in evaluation.running_for(actor, [home, other])] == [other]
    clock.set_now(clock.now() + timedelta(days=15))
    assert evaluation.running_for(actor, [other]) == []


def test_reading_writes_nothing(yard):
    surveys.over(yard, [surveys.marks()] * 5)
    before = everything()
    evaluation.results(yard)
    evaluation.results_in([yard], YEAR)
    assert everything() == before
