"""A case goes to a unit, back, to a person and to helpers; every word of it is kept, and the clock runs on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.public import units
from yuanba.domains.people import public as people_
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)
REASON = "这不是我们的活，是物业前台的。"


@pytest.fixture
def town():
    units.forget_plans()
    return make.town()


def plan(town):
    units.forget_plans()
    return units.plan_of(town.yard)


def unit(town, name):
    return next(one for one in plan(town).units.values() if one.name == name)


def category(town, code):
    return plan(town).called(code)


def rule(town, actor=None, number=0, **said):
    """Written on the newest version."""
    unit_name = said.pop("unit", "工程维修")
    draft = units.RuleDraft(unit=unit(town, unit_name).id, **said)
    version = plan(town).version
    return units.write_rule(actor=actor or town.manager, yard=town.yard, draft=draft, version=version, number=number)


def told(actor):
    return [message.template for message, _words in inbox(make.account_of(actor), "en")]


def last(case, verb):
    return case.steps.filter(verb=verb).order_by("-id").first()


def test_a_yard_begins_with_a_default_unit_and_rules_that_can_all_be_reached(town):
    begun = plan(town)
    assert (begun.version, begun.default.name, len(begun.rules)) == (1, "客服管家", 7)
    assert [[one.code for one in below] for _top, below in begun.groups()] == [
        ["lighting", "lift", "leak", "doors"],
        ["cleaning", "greening"],
        ["parking", "security", "noise", "pets"],
        ["renovation", "fees"],
    ]
    hours = cases.policy_of(town.yard).hours
    pure = begun.pure
    reached = [units.routing.witness(pure, one, town.yard.path, begun.tree, hours).sample for one in pure]
    assert all(reached)


def test_the_rule_that_sent_a_case_is_frozen_on_it(town):
    made = make.report(town.place, category="lighting")
    case = cases.Case.objects.get(id=made.case.id)
    assert (case.unit.name, case.kind, case.category.code, case.assignee) == ("工程维修", "repair", "lighting", None)
    route = last(case, "report").data["route"]
    assert route == {
        "rule": 1,
        "version": 1,
        "unit": ["工程维修", "Engineering"],
        "unit_id": str(case.unit_id),
        "asked": {"level": "ordinary", "kind": "repair", "category": ["公共照明", "Lighting"]},
        "category_id": str(case.category_id),
        "conditions": {"category": ["设施维修", "Facilities"]},
        "person": "",
        "why": "rule",
        "held": False,
    }
    units.remove_rule(actor=town.manager, yard=town.yard, number=1, version=1)
    assert last(case, "report").data["route"] == route
    assert [one.number for one in units.rules_of_version(town.yard, 1)] == [1, 2, 3, 4, 5, 6, 7]
    plain = make.report(town.place, "不知道算哪一类。").case
    assert (plain.unit.is_default, last(plain, "report").data["route"]["why"]) == (True, "default")


def test_sorting_sends_it_again_until_somebody_has_it(town):
    case = make.report(town.place).case
    case = cases.triage(
        actor=town.butler, target=make.target(case), kind="complaint", level="ordinary", category="greening"
    )
    assert case.unit.name == "绿化"
    again = cases.triage(actor=town.butler, target=make.target(case), kind="complaint", level="ordinary")
    assert "route" not in last(again, "triage").data
    case = units.route(actor=town.butler, target=make.target(case), unit_id=unit(town, "工程维修").id)
    case = cases.triage(actor=town.engineer, target=make.target(case), kind="complaint", level="hard")
    data = last(case, "triage").data["route"]
    assert (case.unit.name, data["held"], data["unit"]) == ("工程维修", True, ["绿化", "Greening"])
    with refused("invalid", category="category-unknown"):
        cases.triage(actor=town.butler, target=make.target(case), kind="repair", level="hard", category="nothing")
    with refused("invalid", category="category-unknown"):
        make.report(town.place, category="nothing")


def split(town, whole, **more):
    said = {"text": "电梯门夹人", "kind": "", "level": "ordinary", "category": "lift"} | more
    return cases.split(actor=town.manager, target=make.target(whole), place=whole.place, **said)


def test_a_part_goes_where_the_rules_send_it_and_whom_they_name_is_told(town):
    account = make.account_of(town.engineer)
    rule(town, person=account, category=category(town, "lift").id)
    whole = make.report(town.place, "草坪秃了，电梯门还夹人。", category="greening").case
    whole = cases.dispatch(actor=town.manager, target=make.target(whole), to=make.account_of(town.butler))
    with refused("invalid", category="category-unknown"):
        split(town, whole, category="nothing")
    with refused("invalid", kind="choice-unknown"):
        split(town, whole, category="")
    dispatch(100)
    before = len(told(town.engineer))
    part = cases.Case.objects.get(id=split(town, whole).id)
    route = last(part, "split_off").data["route"]
    assert (part.unit.name, part.category.code, part.kind, part.assignee) == ("工程维修", "lift", "repair", account)
    assert (route["why"], route["unit_id"], route["person"]) == ("rule", str(part.unit_id), "向东")
    assert [one.decides for one in units.explain_route(part, plan(town), route)].index(True) == route["rule"] - 1
    event = Event.objects.filter(name="case.reported", subject=part.id).get().read()
    assert (event.unit, event.given) == (str(part.unit_id), str(account))
    dispatch(100)
    assert "case.yours" in told(town.engineer)[: len(told(town.engineer)) - before]
    plain = split(town, whole, text="墙皮掉了", kind="complaint", category="")
    assert (plain.unit.is_default, plain.assignee, plain.category) == (True, None, None)
    assert last(plain, "split_off").data["route"]["why"] == "default"


def test_a_hazard_split_off_at_night_does_not_wait_for_the_morning(town):
    cases.set_policy(actor=SYSTEM, yard=town.yard, policy=replace(cases.policy_of(town.yard), waits=True))
    night = NINE.replace(hour=23)
    with clock.at(night):
        whole = make.report(town.place, "灯不亮，还有一股煤气味。").case
        assert whole.answer_due > night + 12 * HOUR
        part = split(town, whole, text="有煤气味", kind="hazard", category="")
        other = split(town, whole, text="灯不亮", kind="repair", category="")
    assert (part.answer_due, part.due_at) == (night + 4 * HOUR, night + 4 * HOUR)
    assert (other.answer_due, other.due_at) == (whole.answer_due, whole.answer_due)


def test_a_rule_gives_a_case_to_a_person_as_long_as_they_have_a_post(town):
    account = make.account_of(town.engineer)
    rule(town, person=account, level="hard", category=category(town, "lift").id)
    case = make.report(town.place, "电梯困人了。", category="lift", level="hard").case
    assert (case.unit.name, case.assignee, case.assignee_name) == ("工程维修", account, "向东")
    post = people_.Post.objects.get(account=account)
    people_.end_post(actor=SYSTEM, yard=town.yard, post_id=post.id, until=clock.today() - timedelta(days=1))
    case = make.report(town.place, "电梯又困人了。", category="lift", level="hard").case
    route = last(case, "report").data["route"]
    assert (case.unit.name, case.assignee, route["why"], route["person"]) == ("工程维修", None, "person-gone", "向东")


def test_what_cannot_work_is_refused_when_it_is_written(town):
    far = places.place(places.estate("YX", "云栖坊"), "1")
    butler, facilities = make.account_of(town.butler), category(town, "facilities").id
    with refused("invalid", place="rule-place"):
        rule(town, place=far.id)
    with refused("invalid", person="rule-person"):
        rule(town, person=make.account_of(town.street))
    with refused("invalid", person="rule-person-elsewhere"):
        rule(town, person=butler)
    with refused("invalid", hours="choice-unknown", days="choice-unknown"):
        rule(town, hours="noon", days="monday")
    with refused("rule-covered"):
        rule(town, category=facilities, level="hard", position=8)
    with refused("rule-covers"):
        rule(town, position=1)
    with refused("rules-stale"):
        units.remove_rule(actor=town.manager, yard=town.yard, number=1, version=2)
    for actor in (town.butler, town.engineer, town.supervisor):
        with refused("not-found"):
            rule(town, actor=actor, level="hard")
    gone = unit(town, "燃气")
    units.write_unit(
        actor=town.manager,
        yard=town.yard,
        unit_id=gone.id,
        draft=units.UnitDraft("燃气", kind="outside", is_closed=True),
    )
    with refused("invalid", unit="unit-unknown"):
        rule(town, unit="燃气")


def test_a_rule_finds_the_last_place_where_it_is_reached_and_moves_up_and_down(town):
    rule(town, level="hard", category=category(town, "lift").id, unit="秩序安防")
    assert [(one.number, one.unit.name, one.level) for one in plan(town).rules][:2] == [
        (1, "秩序安防", "hard"),
        (2, "工程维修", ""),
    ]
    with refused("rule-covers"):
        units.move_rule(actor=town.manager, yard=town.yard, number=1, up=False, version=2)
    with refused("not-found"):
        units.move_rule(actor=town.manager, yard=town.yard, number=1, up=True, version=2)
    units.move_rule(actor=town.manager, yard=town.yard, number=4, up=True, version=2)
    assert [one.unit.name for one in plan(town).rules][:4] == ["秩序安防", "工程维修", "绿化", "保洁"]
    rule(town, number=1, level="middling", category=category(town, "lift").id, unit="秩序安防")
    assert (plan(town).version, plan(town).rules[0].level, len(plan(town).rules)) == (4, "middling", 8)
    assert [one.number for one in units.routing_versions(town.yard)] == [4, 3, 2, 1]


def test_units_and_categories_are_written_closed_and_refused(town):
    write = {"actor": town.manager, "yard": town.yard}
    made = units.write_unit(**write, draft=units.UnitDraft(" 供电 ", kind="outside", phone="95598"))
    assert (made.name, made.phone, made.is_default) == ("供电", "95598", False)
    with refused("invalid", name="unit-name"):
        units.write_unit(**write, draft=units.UnitDraft("供电"))
    with refused("invalid", is_closed="unit-default"):
        units.write_unit(**write, unit_id=plan(town).default.id, draft=units.UnitDraft("客服", is_closed=True))
    with refused("not-found"):
        units.write_unit(actor=town.butler, yard=town.yard, draft=units.UnitDraft("绿化二队"))
    bench = units.write_category(
        **write, draft=units.CategoryDraft("长椅", "Benches", "suggestion", category(town, "facilities").id)
    )
    with refused("invalid", parent="category-deep"):
        units.write_category(**write, draft=units.CategoryDraft("椅背", parent=bench.id))
    with refused("invalid", name="category-name"):
        units.write_category(**write, draft=units.CategoryDraft("长椅", parent=category(town, "facilities").id))
    case = make.report(town.place, "长椅断了一条腿。", category=bench.code).case
    assert (case.kind, case.unit.name) == ("suggestion", "工程维修")
    closed = units.CategoryDraft("长椅", "Benches", "suggestion", category(town, "facilities").id, is_closed=True)
    units.write_category(**write, category_id=bench.id, draft=closed)
    with refused("invalid", category="category-unknown"):
        make.report(town.place, category=bench.code)


def test_what_goes_to_a_closed_unit_goes_to_the_default_and_says_so(town):
    greening = unit(town, "绿化")
    closed = units.UnitDraft("绿化", kind="greening", is_closed=True)
    units.write_unit(actor=town.manager, yard=town.yard, unit_id=greening.id, draft=closed)
    units.forget_plans()
    case = make.report(town.place, category="greening").case
    assert (case.unit.name, last(case, "report").data["route"]["why"]) == ("客服管家", "unit-closed")


def test_a_unit_takes_a_case_and_only_one_of_it(town):
    other = people.staff(town.yard, "engineer", name="苗青")
    case = make.report(town.place, category="lighting").case
    case = units.take(actor=town.engineer, target=make.target(case))
    assert (case.state, case.assignee_name, case.unit.name) == ("dispatched", "向东", "工程维修")
    assert units.take(actor=town.engineer, target=make.target(case)).version == case.version
    with refused("taken"):
        units.take(actor=other, target=make.target(case))
    noise = make.report(town.place, "楼上太吵。", category="noise").case
    with refused("unit-other"):
        units.take(actor=other, target=make.target(noise))
    given = cases.dispatch(actor=town.manager, target=make.target(noise), to=make.account_of(other))
    assert (given.unit.name, given.assignee_name) == ("工程维修", "苗青")
    mine = cases.by_due(town.engineer, town.yard, units=[unit(town, "工程维修").id])
    assert [one.id for one in mine.rows] == [case.id, given.id]


def test_what_is_handed_back_keeps_clock_and_trail_and_the_third_time_the_manager_has_it(town):
    with clock.at(NINE):
        case = make.report(town.place, category="lighting").case
        due, engineering = case.due_at, case.unit_id
        with refused("invalid", text="words-missing"):
            units.hand_back(actor=town.engineer, target=make.target(case), text=" ")
    for number in (1, 2, 3):
        with clock.at(NINE + number * timedelta(minutes=10)):
            case = units.hand_back(actor=town.engineer, target=make.target(case), text=REASON)
            step = last(case, "hand_back")
            assert (case.unit.is_default, case.due_at, step.data["count"]) == (True, due, number)
            if number < 3:
                assert (case.assignee, case.state) == (None, "new")
                case = units.route(actor=town.butler, target=make.target(case), unit_id=engineering, text="还是你们的")
    assert (case.state, case.assignee) == ("dispatched", town.manager.account)
    assert [step.public for step in case.steps.filter(verb__in=("route", "hand_back"))] == [False] * 5
    with refused("unit-first"):
        units.hand_back(actor=town.manager, target=make.target(case), text=REASON)
    with refused("invalid", unit="unit-same"):
        units.route(actor=town.manager, target=make.target(case), unit_id=case.unit_id)
    with refused("not-found"):
        units.route(actor=town.engineer, target=make.target(case), unit_id=engineering)
    dispatch()
    assert Event.objects.get(name="case.bounced").read().count == 3
    assert "case.bounced" in told(town.manager)


def test_helping_units_answer_inside_and_the_lead_waits_for_them_or_says_why_not(town):
    with clock.at(NINE):
        case = make.report(town.place, "门口树枝压断了灯线。", category="greening").case
        ask = {"unit_id": unit(town, "工程维修").id, "text": "请断电后把线接好", "due": NINE + 2 * HOUR}
        with refused("unit-other"):
            units.ask_help(actor=town.engineer, target=make.target(case), **ask)
        case = units.ask_help(actor=town.manager, target=make.target(case), **ask)
        with refused("invalid", unit="help-asked"):
            units.ask_help(actor=town.manager, target=make.target(case), **ask)
        with refused("invalid", due="help-past"):
            units.ask_help(actor=town.manager, target=make.target(case), **ask | {"due": NINE})
        with refused("invalid", unit="help-self"):
            units.ask_help(actor=town.manager, target=make.target(case), **ask | {"unit_id": case.unit_id})
        asked = units.Help.objects.get(case=case)
        with refused("not-lead"):
            cases.answer(actor=town.engineer, target=make.target(case), text="我们来了")
        with refused("invalid", why_no_help="help-open"):
            cases.resolve(actor=town.manager, target=make.target(case), text="剪好了", why_no_photo="天黑")
        mine = cases.by_due(town.engineer, town.yard, units=[unit(town, "工程维修").id])
        assert [one.id for one in mine.rows] == [case.id]
        case = units.give_help(actor=town.engineer, target=make.target(case), help_id=asked.id, text="线接好了")
        with refused("not-found"):
            units.give_help(actor=town.engineer, target=make.target(case), help_id=asked.id, text="又接了一次")
        asked.refresh_from_db()
        assert (asked.given, asked.given_by, asked.ended_at) == ("线接好了", "向东", NINE)
        assert not last(case, "give_help").public
        case = units.ask_help(actor=town.manager, target=make.target(case), **ask)
        done = {"text": "剪好了", "why_no_photo": "天黑", "why_no_help": "灯线上午已经接好"}
        case = cases.resolve(actor=town.manager, target=make.target(case), **done)
    assert (case.state, last(case, "resolve").data["why_no_help"]) == ("resolved", "灯线上午已经接好")
    assert not units.Help.objects.filter(case=case, ended_at=None).exists()


def test_the_daily_check_tells_of_rules_that_lead_to_nobody_once(town):
    account = make.account_of(town.engineer)
    rule(town, person=account, level="hard", category=category(town, "lift").id)
    assert units.check_routing(actor=SYSTEM) == 0
    post = people_.Post.objects.get(account=account)
    people_.end_post(actor=SYSTEM, yard=town.yard, post_id=post.id, until=clock.today() - timedelta(days=1))
    found = [(one.number, one.what, one.name) for one in units.troubles(town.yard, plan(town))]
    members = [(number, "members", "工程维修") for number in (2, 7, 8)]
    assert found == [(1, "person", "向东"), *members]
    assert {one.name_en for one in units.troubles(town.yard, plan(town)) if one.what == "members"} == {"Engineering"}
    assert (units.check_routing(actor=SYSTEM), units.check_routing(actor=SYSTEM)) == (4, 4)
    assert Event.objects.get(name="case.routing_broken").read().rules == [1, 2, 7, 8]
    kept = list(units.RoutingTrouble.objects.all())
    assert units.english_of(kept) == {(town.yard.id, "工程维修"): "Engineering"}
    dispatch()
    assert told(town.manager) == ["case.routing_broken"]
    people.staff(town.yard, "engineer", name="苗青")
    assert units.check_routing(actor=SYSTEM) == 1
    assert list(units.RoutingTrouble.objects.values_list("number", "what")) == [(1, "person")]


def test_nobody_learns_of_units_elsewhere(town):
    case = make.report(town.place, category="lighting").case
    far = people.staff(places.estate("YX", "云栖坊"), "manager", name="远方")
    for do in (
        lambda: units.take(actor=far, target=make.target(case)),
        lambda: units.hand_back(actor=far, target=make.target(case), text=REASON),
        lambda: units.route(actor=far, target=make.target(case), unit_id=uuid7()),
        lambda: units.write_unit(actor=far, yard=town.yard, draft=units.UnitDraft("绿化二队")),
        lambda: units.remove_rule(actor=far, yard=town.yard, number=1, version=1),
    ):
        with refused("not-found"):
            do()
