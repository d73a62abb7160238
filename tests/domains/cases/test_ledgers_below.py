"""Ledgers seen from above: all estates in one list, and what an office takes up from them for a joint meeting."""

from datetime import timedelta

import pytest

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.yards.public import by_code

SOON = timedelta(days=7)


@pytest.fixture
def town(db):
    town = make.town()
    for number, company in enumerate(("青禾物业", "暖巷物业", "")):
        entry = cases.Entry("team", f"第 {number + 1} 件", "夜里只有一名保安。", "meeting", company)
        cases.enter_problem(actor=town.manager, yard=town.yard, entry=entry, client_key=f"{number}")
    return town


def called(town, of_estates, problems=(), key="m"):
    said = {"title": "联席会", "day": clock.today() + SOON, "where": "", "who": "", "client_key": key}
    office = by_code("LX")
    return cases.call_meeting(actor=town.supervisor, yard=office, problems=problems, of_estates=of_estates, **said)


def test_an_office_names_an_estate_and_all_ledgers_below_are_one_list(town):
    office, other = by_code("LX"), places.estate("YQ", "云栖坊")
    entry = cases.Entry("upgrade", "门口广场", "地砖翘、灯暗。", "inspection", "青禾物业", other.id)
    cases.enter_problem(actor=town.supervisor, yard=office, entry=entry, client_key="o")
    found = cases.ledgers_below(town.supervisor)
    assert [(one.code, one.estate) for one in found.page.rows[:2]] == [("LX-P1", other.id), ("JG-P3", None)]
    assert (found.figures.all, found.figures.open, found.companies) == (4, 4, ["暖巷物业", "青禾物业"])
    narrowed = cases.ledgers_below(town.supervisor, company="青禾物业", field="team").page.rows
    assert [one.code for one in narrowed] == ["JG-P1"]
    assert cases.problem_figures(other).all == 1
    assert cases.problem_companies(town.manager, town.yard) == ["暖巷物业", "青禾物业"]
    association = people.staff(office, "association", name="协会专员")
    assert len(cases.ledgers_below(association).page.rows) == 4
    with refused("not-found"):
        cases.ledgers_below(town.manager)


def test_what_an_office_takes_up_is_told_once_and_its_decision_goes_back(town):
    office = by_code("LX")
    assert [one.code for one in cases.to_take_up(town.supervisor, office)] == ["JG-P3", "JG-P2", "JG-P1"]
    meeting = called(town, [(town.yard, 1), (town.yard, 2)])
    assert called(town, [(town.yard, 1), (town.yard, 2)]).id == meeting.id
    called(town, [(town.yard, 1)], key="again")
    lines = cases.problems(town.supervisor, office).rows
    assert [(one.code, one.estate, one.company) for one in lines] == [
        ("LX-P2", town.yard.id, "暖巷物业"),
        ("LX-P1", town.yard.id, "青禾物业"),
    ]
    assert [one.code for one in cases.to_take_up(town.supervisor, office)] == ["JG-P3"]
    assert (cases.problem_figures(town.yard).all, cases.ledgers_below(town.supervisor).figures.all) == (3, 3)
    measure = cases.Measure("青禾物业", "两周内补人", clock.today() + SOON)
    item = {"actor": town.supervisor, "yard": office, "meeting": 1}
    cases.minute_item(**item, problem=1, outcome="同意补人", measure=measure)
    cases.minute_item(**item, problem=2, outcome="下次再议")
    below = [cases.problem_story(town.manager, town.yard, number) for number in (1, 2)]
    assert [(one.problem.state, one.problem.measure) for one in below] == [("under-way", "两周内补人"), ("entered", "")]
    assert [[step.verb for step in one.steps] for one in below] == [["meeting", "up", "enter"]] * 2
    assert [one.steps[1].text for one in below] == ["LX-P1", "LX-P2"]


def test_only_an_office_takes_up_and_only_from_its_own_estates_and_what_is_not_solved(town):
    far = places.yard("FAR", "estate", "外街小区", at="street")
    cases.enter_problem(
        actor=people.staff(far, "manager"),
        yard=far,
        entry=cases.Entry("team", "别处的", "别处的事情。", "meeting"),
        client_key="f",
    )
    with refused("invalid", problems="ledger-estate"):
        called(town, [(far, 1)])
    with refused("not-found"):
        called(town, [(town.yard, 9)])
    with refused("invalid", problems="agenda-empty"):
        called(town, [])
    said = {"title": "联席会", "day": clock.today(), "where": "", "who": "", "client_key": "e", "problems": ()}
    with refused("invalid", problems="ledger-estate"):
        cases.call_meeting(actor=town.manager, yard=town.yard, of_estates=[(town.yard, 1)], **said)
    assert cases.to_take_up(town.manager, town.yard) == []
    measure = cases.Measure("物业", "补一人", clock.today() + SOON)
    cases.set_measure(actor=town.manager, yard=town.yard, number=1, measure=measure)
    cases.say_problem_done(actor=town.manager, yard=town.yard, number=1, text="补了")
    cases.verify_problem(actor=town.supervisor, yard=town.yard, number=1, solved=True, text="看了")
    with refused("problem-state"):
        called(town, [(town.yard, 1)])


def test_an_agenda_takes_all_of_a_choice_and_holds_two_hundred(town):
    said = {"title": "联席会", "day": clock.today(), "where": "", "who": "", "problems": []}
    said |= {"actor": town.manager, "yard": town.yard}
    for number in range(198):
        entry = cases.Entry("service", f"再 {number + 1} 件", "夜里只有一名保安。", "meeting")
        cases.enter_problem(actor=town.manager, yard=town.yard, entry=entry, client_key=f"more{number}")
    assert cases.count_open(town.manager, town.yard) == 201
    with refused("invalid", problems="agenda-long"):
        cases.call_meeting(**said, client_key="a", batch=cases.Batch(201))
    with refused("agenda-changed"):
        cases.call_meeting(**said, client_key="a", batch=cases.Batch(197, "service"))
    made = cases.call_meeting(**said, client_key="a", batch=cases.Batch(198, "service"))
    items = cases.meeting_story(town.manager, town.yard, made.number).items
    assert [one.problem.number for one in items] == list(range(4, 202))
    assert [one.order for one in items] == list(range(1, 199))
    entry = cases.Entry("service", "后来的", "夜里只有一名保安。", "meeting")
    cases.enter_problem(actor=town.manager, yard=town.yard, entry=entry, client_key="later")
    assert cases.call_meeting(**said, client_key="a", batch=cases.Batch(198, "service")).id == made.id
    with refused("invalid", problems="agenda-long"):
        called(town, [(town.yard, 1)] * 41)
    assert [one.number for one in cases.meetings(town.manager, town.yard).rows] == [1]
