"""From the report to the end, and what is refused on the way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.policy import from_data
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import Event
from yuanba.platform.files.public import store_image

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


def recomputed(case):
    """The due that follows from the stored row."""
    row = cases.Case.objects.get(id=case.id)
    due = cases.clocks.next_due(cases.facts_of(row), from_data(row.policy))
    stored = (row.due_what, row.due_at)
    assert stored == ((due.what, due.by) if due else ("", None))
    assert row.version == row.steps.count()
    return row


def play(town, case, *verbs):
    """Do verbs by the people who do them; returns the case."""
    engineer, manager = town.engineer, town.manager
    do = {
        "triage": lambda t: cases.triage(actor=manager, target=t, kind="repair", level="middling"),
        "hard": lambda t: cases.triage(actor=manager, target=t, kind="repair", level="hard"),
        "dispatch": lambda t: cases.dispatch(actor=manager, target=t, to=make.account_of(engineer)),
        "answer": lambda t: cases.answer(actor=engineer, target=t, text="马上来看", how="phoned"),
        "note": lambda t: cases.note(actor=engineer, target=t, text="换了灯泡"),
        "resolve": lambda t: cases.resolve(actor=engineer, target=t, text="修好了", why_no_photo="夜里拍不清"),
        "uphold": lambda t: cases.uphold(actor=manager, target=t, text="已按合同办完"),
        "reopen": lambda t: cases.reopen(actor=manager, target=t, text="再去看一次"),
    }
    for verb in verbs:
        case = do[verb](make.target(case))
        recomputed(case)
    return case


def test_the_whole_way_to_solved():
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place)
    with clock.at(NINE + HOUR):
        case = play(town, made.case, "triage", "dispatch", "answer", "note", "resolve")
    with clock.at(NINE + 2 * HOUR):
        cases.confirm(actor=make.reporter(made), target=make.target(case), rating="good", text="谢谢")
    row = recomputed(case)
    assert (row.state, row.outcome, row.rating, row.closed_at) == ("closed", "solved", "good", NINE + 2 * HOUR)
    assert (row.kind, row.level, row.assignee_name) == ("repair", "middling", "向东")
    assert (row.answered_at, row.close_due) == (NINE + HOUR, NINE + 24 * HOUR)
    verbs = [event.read().verb for event in Event.objects.filter(name="case.moved").order_by("id")]
    assert verbs == ["triage", "dispatch", "answer", "note", "resolve", "confirm"]


def test_not_solved_goes_to_a_person_and_is_taken_up_again():
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place)
        case = play(town, made.case, "triage", "answer", "resolve")
        cases.request_reopen(actor=make.reporter(made), target=make.target(case), text="还是不亮")
        row = recomputed(case)
        assert (row.state, row.due_what, row.rating) == ("reopen-requested", "decide", "bad")
    with clock.at(NINE + HOUR):
        row = recomputed(play(town, case, "reopen"))
        assert (row.state, row.due_what, row.due_at) == ("in-work", "close", NINE + 25 * HOUR)
        assert row.close_due == NINE + 24 * HOUR
        assert row.resolved_at is None


def test_a_manager_may_leave_it_closed_and_says_why():
    town = make.town()
    made = make.report(town.place)
    case = play(town, made.case, "resolve")
    cases.request_reopen(actor=make.reporter(made), target=make.target(case), text="还是不亮")
    row = recomputed(play(town, case, "uphold"))
    assert (row.state, row.rating) == ("closed", "bad")


def test_a_hard_case_is_phoned_or_visited_then_promised():
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place)
        case = play(town, made.case, "hard")
        with refused("invalid", how="contact-needed"):
            cases.answer(actor=town.engineer, target=make.target(case), text="知道了", how="written")
        case = play(town, case, "answer")
        assert recomputed(case).due_what == "promise"
        due = NINE + 80 * HOUR
        cases.promise(actor=town.engineer, target=make.target(case), text="换泵", due=due)
        row = recomputed(case)
        assert (row.due_what, row.due_at, row.close_due, row.promised_text) == ("close", due, due, "换泵")
        with refused("invalid", due="date-late"):
            cases.promise(actor=town.engineer, target=make.target(case), text="再晚些", due=due + HOUR)


@pytest.mark.parametrize(
    ("hours", "code"), [(365 * 24 + 1, "date-far"), (25, "date-late"), (0, "date-past"), (-1, "date-past")]
)
def test_a_promise_lies_between_now_and_the_levels_own_date(hours, code):
    town = make.town()
    with clock.at(NINE):
        case = play(town, make.report(town.place).case, "triage", "answer")
        with refused("invalid", due=code):
            cases.promise(actor=town.engineer, target=make.target(case), text="换灯", due=NINE + hours * HOUR)


def test_a_repair_shows_how_it_is_now_or_says_why_not():
    town = make.town()
    case = play(town, make.report(town.place).case, "triage", "answer")
    with refused("invalid", after="photo-missing"):
        cases.resolve(actor=town.engineer, target=make.target(case), text="修好了")


def test_the_same_picture_hangs_once_in_a_stage():
    town = make.town()
    file = store_image(town.yard, photograph(size=(64, 48))).id
    case = make.report(town.place, photos=(file,)).case
    for key in ("first", "second"):
        cases.note(actor=town.butler, target=make.target(case, key=key), text="看过了", photos=(file,))
    stages = [photo.stage for photo in cases.Photo.objects.filter(case=case).order_by("id")]
    assert stages == ["before", "evidence"]


@pytest.mark.parametrize("verb", ["confirm", "rate", "reopen", "uphold"])
def test_what_the_state_does_not_allow_is_refused(verb):
    town = make.town()
    made = make.report(town.place)
    own, target = make.reporter(made), make.target(made.case)
    with refused("not-now"):
        if verb in ("confirm", "rate"):
            getattr(cases, verb)(actor=own, target=target, rating="good")
        else:
            getattr(cases, verb)(actor=town.manager, target=target, text="再办")


def test_the_same_request_twice_is_one_step():
    town = make.town()
    case = make.report(town.place).case
    for _ in range(2):
        cases.answer(actor=town.butler, target=make.target(case, key="once"), text="马上来")
    assert recomputed(case).version == 2
    with refused("conflict"):
        cases.note(actor=town.butler, target=make.target(case, key="once"), text="别的")


def test_a_stale_page_is_told_who_was_there_first():
    town = make.town()
    case = make.report(town.place).case
    cases.answer(actor=town.butler, target=make.target(case, version=1), text="马上来")
    with pytest.raises(Refusal) as caught:
        cases.triage(actor=town.manager, target=make.target(case, version=1), kind="repair", level="ordinary")
    assert (caught.value.code, caught.value.data["name"], caught.value.data["verb"]) == ("stale", "罗小满", "answer")
    assert recomputed(case).kind == ""


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_once_one_is_told():
    town = make.town()
    case = make.report(town.place).case

    def work(actor):
        try:
            cases.answer(actor=actor, target=make.target(case, version=1), text="我来办")
            return "done"
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(work, [town.butler, town.engineer])) == ["done", "stale"]
    assert recomputed(case).version == 2


def elsewhere():
    return people.staff(places.estate("YX", "云栖坊"), "manager")


WHO = {
    "triage": "manager butler engineer",
    "dispatch": "manager butler",
    "answer": "manager butler engineer",
    "note": "manager butler engineer supervisor",
}


@pytest.mark.parametrize(
    "who", ["manager", "butler", "engineer", "supervisor", "street", "stranger", "reporter", "other"]
)
@pytest.mark.parametrize("verb", WHO)
def test_who_may_do_what(verb, who):
    town = make.town()
    made = make.report(town.place)
    special = {"stranger": lambda: ANONYMOUS, "reporter": lambda: make.reporter(made), "other": elsewhere}
    actor = special[who]() if who in special else getattr(town, who)
    target = make.target(made.case)
    acts = {
        "triage": lambda: cases.triage(actor=actor, target=target, kind="repair", level="ordinary"),
        "dispatch": lambda: cases.dispatch(actor=actor, target=target, to=make.account_of(town.engineer)),
        "answer": lambda: cases.answer(actor=actor, target=target, text="马上来"),
        "note": lambda: cases.note(actor=actor, target=target, text="看过了"),
    }
    if who in WHO[verb].split():
        acts[verb]()
    else:
        with refused("not-found"):
            acts[verb]()
