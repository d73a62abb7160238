"""Instructions from above, hand_ups upward and back, hard cases followed week by week, the ladder on record."""

from datetime import datetime, timedelta

import pytest

from tests.domains.cases.test_pauses import told
from tests.domains.cases.test_verbs import play, recomputed
from tests.factories import cases as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.access import may_see, seen
from yuanba.domains.places import public as known
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def town():
    return make.town()


@pytest.fixture
def case(town):
    with clock.at(NINE):
        return play(town, make.report(town.place).case, "triage", "dispatch")


def instruct(actor, case, key="", **more):
    said = {"text": "三天内把积水排干", "due": NINE + DAY} | more
    return cases.instruct(actor=actor, target=make.target(case, key=key), **said)


def say(verb, actor, case, text="已经排干", key="", **more):
    return getattr(cases, verb)(actor=actor, target=make.target(case, key=key), text=text, **more)


def test_an_instruction_is_answered_sent_back_and_accepted(town, case):
    with clock.at(NINE + HOUR):
        instruct(town.supervisor, case, key="once")
        instruct(town.supervisor, case, key="once")
        assert [one.owed_at for one in cases.to_answer(town.butler, town.yard).rows] == [NINE + DAY]
        assert [one.owed_at for one in cases.instructions(town.street).rows] == [NINE + DAY]
        with refused("instruction-open"):
            instruct(town.street, case)
        with refused("nothing-answered"):
            say("judge_instruction", town.supervisor, case, accept=True)
        assert told(town.butler) == ["case.instruct", "case.new"]
        say("answer_instruction", town.butler, case)
        assert cases.to_answer(town.butler, town.yard).rows == []
        with refused("nothing-owed"):
            say("answer_instruction", town.manager, case)
        with refused("not-their-instruction"):
            say("judge_instruction", town.street, case, accept=True)
        with refused("invalid", due="date-please"):
            say("judge_instruction", town.supervisor, case, accept=False)
        say("judge_instruction", town.supervisor, case, "再拍一张照片", accept=False, due=NINE + 2 * DAY)
        assert [one.owed_at for one in cases.to_answer(town.butler, town.yard).rows] == [NINE + 2 * DAY]
        say("answer_instruction", town.butler, case)
        say("judge_instruction", town.supervisor, case, "好的", accept=True)
        assert told(town.supervisor) == ["case.instructed", "case.instructed"]
    assert cases.instructions(town.street).rows == []
    row = recomputed(case)
    assert not row.steps.filter(verb__contains="instruct", public=True).exists()
    assert row.due_at == NINE + 4 * HOUR
    given = cases.Instruction.objects.get()
    assert (given.sent_back, given.judged_text, given.role) == (1, "好的", "community-supervisor")


@pytest.mark.parametrize("who", ["butler", "manager", "engineer"])
def test_an_estate_does_not_instruct_itself(town, case, who):
    with refused("not-found"):
        instruct(getattr(town, who), case)


@pytest.mark.parametrize(("days", "code"), [(0, "date-past"), (91, "date-quarter")])
def test_an_instruction_has_a_date_within_a_quarter(town, case, days, code):
    with clock.at(NINE), refused("invalid", due=code):
        instruct(town.supervisor, case, due=NINE + days * DAY)


def test_a_case_goes_up_to_the_street_and_all_the_way_back(town, case):
    with clock.at(NINE + HOUR):
        with refused("not-found"):
            say("hand_up", town.butler, case)
        with refused("not-found"):
            say("hand_up", town.supervisor, case)
        say("hand_up", town.manager, case, "要和隔壁工地谈", key="once")
        assert say("hand_up", town.manager, case, "要和隔壁工地谈", key="once").held_by == ""
        with refused("handed-already"):
            say("hand_up", town.manager, case)
        with refused("nothing-handed"):
            say("take_on", town.street, case, due=NINE + DAY)
        assert told(town.supervisor) == ["case.handed_to_you"]
        (asked,) = cases.hand_ups(town.supervisor).rows
        assert (asked.to, asked.due_at) == ("community", NINE + 25 * HOUR)
        assert say("take_on", town.supervisor, case, due=NINE + 2 * DAY).held_by == "community"
        say("hand_up", town.supervisor, case, "工地归街道管")
        assert [one.to for one in cases.hand_ups(town.supervisor).rows] == ["street"]
        with refused("nothing-handed"):
            say("send_back", town.supervisor, case)
        assert say("take_on", town.street, case, due=NINE + 3 * DAY).held_by == "street"
        assert say("send_back", town.street, case, "工地夜里停工了").held_by == "community"
        assert say("send_back", town.supervisor, case, "已谈好").held_by == ""
    row = recomputed(case)
    assert (row.due_what, row.due_at) == ("answer", NINE + 4 * HOUR)
    assert cases.hand_ups(town.street).rows == []
    backs = [step.data["to"] for step in row.steps.filter(verb="send_back", public=True).order_by("id")]
    assert backs == ["community", ""]


def test_what_is_done_leaves_nothing_above(town, case):
    with clock.at(NINE + HOUR):
        say("hand_up", town.manager, case)
        say("take_on", town.supervisor, case, due=NINE + DAY)
        row = recomputed(play(town, case, "resolve"))
    assert (row.held_by, cases.hand_ups(town.supervisor).rows) == ("", [])


@pytest.mark.parametrize(
    ("at", "code"),
    [(HOUR + timedelta(minutes=1), "when-future"), (-HOUR, "when-old"), (-13 * HOUR, "when-old")],
)
def test_a_talk_lies_between_the_report_and_now(town, case, at, code):
    with clock.at(NINE + HOUR), refused("invalid", at=code):
        say("talk", town.engineer, case, how="visited", at=NINE + at)


def test_a_hard_case_is_visited_promised_and_followed_every_week(town, case):
    with clock.at(NINE + HOUR):
        play(town, case, "hard")
        with refused("invalid", how="choice-unknown"):
            say("talk", town.engineer, case, how="written", at=NINE + HOUR)
        say("talk", town.engineer, case, "老人说夜里看不见", how="visited", at=NINE + HOUR / 2, who="三栋王阿姨")
        row = recomputed(case)
        assert (row.answered_at, row.state, row.due_what) == (NINE + HOUR / 2, "in-work", "promise")
        step = row.steps.get(verb="talk")
        assert step.data == {"how": "visited", "at": (NINE + HOUR / 2).isoformat(), "who": "三栋王阿姨"}
        with refused("no-check"):
            say("check_in", town.engineer, case)
        cases.promise(actor=town.engineer, target=make.target(case), text="换整条线路", due=NINE + 30 * DAY)
        assert recomputed(case).check_at == NINE + HOUR + 7 * DAY
    with clock.at(NINE + 8 * DAY):
        assert (cases.remind_checks(actor=SYSTEM), cases.remind_checks(actor=SYSTEM)) == (1, 0)
        assert told(town.engineer) == ["case.check_due", "case.yours"]
        listed = cases.hard_cases(town.butler, yard=town.yard).rows
        assert [(one.id, one.due_what) for one in listed] == [(case.id, "close")]
        assert [one.id for one in cases.hard_cases(town.supervisor).rows] == [case.id]
        say("check_in", town.engineer, case)
        assert recomputed(case).check_at == NINE + 15 * DAY
    with clock.at(NINE + 9 * DAY):
        assert cases.remind_checks(actor=SYSTEM) == 0
        play(town, case, "resolve")
        assert recomputed(case).check_at is None
        assert cases.hard_cases(town.butler, yard=town.yard).rows == []


def test_the_ladder_keeps_whom_it_told(town, case):
    with clock.at(NINE + 5 * HOUR):
        cases.escalate_overdue(actor=SYSTEM)
    rungs = [(one.role, [name["name"] for name in one.told], one.due_what) for one in cases.aside(case).rungs]
    assert rungs == [("manager", ["邓国平"], "answer")]


def test_lists_narrow_by_the_light_that_a_case_shows(town, case):
    with clock.at(NINE):
        late = make.report(town.place).case
        play(town, late, "triage")
        still = play(town, make.report(town.place).case, "triage", "answer")
        said = {"reason": "part", "text": "等配件", "until": NINE + 20 * HOUR}
        cases.pause(actor=town.manager, target=make.target(still), **said)
        play(town, case, "answer")
    with clock.at(NINE + 4 * HOUR + timedelta(seconds=1)):
        fresh = make.report(town.place).case
        for light, expected in (("red", {late}), ("still", {still}), ("amber", set()), ("green", {case, fresh})):
            found = cases.by_due(town.manager, town.yard, light=light).rows
            assert ({one.id for one in found}, {cases.light_of(one) for one in found} - {light}) == (
                {one.id for one in expected},
                set(),
            )
    with clock.at(NINE + 20 * HOUR):
        assert [one.id for one in cases.newest(town.manager, town.yard, narrow=cases.Narrow(light="amber")).rows] == [
            case.id
        ]


def test_a_private_case_is_read_by_the_street_while_it_is_handed_up_to_it(town):
    above = those_above(town)
    with clock.at(NINE):
        case, other = (make.report(town.place, text, visibility="handlers").case for text in ("隔壁吵架", "另一件"))
        for one in (case, other):
            play(town, one, "triage", "dispatch")
            say("hand_up", town.manager, one)
            say("take_on", town.supervisor, one, due=NINE + DAY)
        assert told(town.supervisor) == ["case.handed_to_you", "case.handed_to_you"]
        assert readers(above, case) == {"supervisor"}
        with refused("not-found"):
            say("take_on", town.street, case, due=NINE + DAY)
        say("hand_up", town.supervisor, case, "归街道管")
        assert readers(above, case) == {"supervisor", "street"}
        assert readers(above, other) == {"supervisor"}
        assert told(town.street) == ["case.handed_to_you"]
        say("take_on", town.street, case, due=NINE + 2 * DAY)
        assert {one.case_id for one in cases.hand_ups(town.street).rows} == {case.id}
        say("send_back", town.street, case, "请社区上门劝")
        assert readers(above, case) == {"supervisor"}
        say("hand_up", town.supervisor, case, "劝过了，还在吵")
        play(town, case, "resolve")
        assert readers(above, case) == {"supervisor"}


def _of_another_street():
    near = places.division("street")
    street = known.add_division(
        actor=SYSTEM, code="510199002", level="street", name="桐林街道", name_en="Tonglin", parent=near.parent
    )
    named = {"code": "TL", "kind": "street", "name": "桐林街道办", "phone": "028-0000 1000"}
    return people.staff(known.found_yard(actor=SYSTEM, division=street, **named), "street-official", name="别处")


def those_above(town):
    return {
        "supervisor": town.supervisor,
        "street": town.street,
        "grid": people.staff(by_code("LX"), "grid-worker", name="乔一"),
        "district": people.staff(places.yard("YB", "district", "院坝区", at="district"), "district-official"),
        "beside": _of_another_street(),
    }


def readers(above, case):
    """Who of those above reads it, alike in the single case and in the list."""
    found = {name for name, actor in above.items() if may_see(actor, cases.Case.objects.get(id=case.id))}
    listed = cases.Case.objects.filter(id=case.id)
    assert {name for name, actor in above.items() if listed.filter(seen(actor, "case.read")).exists()} == found
    return found
