"""The ledger of problems, verified by somebody else; joint meetings; calls; observers; renovations."""

from datetime import date, timedelta

import pytest

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.places.public import Profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox
from yuanba.platform.yards.public import by_code

SOON = timedelta(days=7)
ENTRY = cases.Entry("contract", "保洁少一遍", "合同约定每天两遍，实际一遍。", "meeting", "暖巷物业")


@pytest.fixture
def town(db):
    return make.town()


def entered(town, actor=None, entry=ENTRY, key="one", yard=None):
    return cases.enter_problem(actor=actor or town.manager, yard=yard or town.yard, entry=entry, client_key=key)


def measured(town, number=1, **more):
    measure = cases.Measure("暖巷物业", "加一遍晚间保洁", clock.today() + SOON, make.account_of(town.manager))
    given = {"actor": town.supervisor, "yard": town.yard, "number": number, "measure": measure}
    return cases.set_measure(**given | more)


def test_followed_until_somebody_else_has_verified_it(town):
    case = make.report(town.place).case
    problem = entered(town, entry=cases.Entry("service", "楼道灯", "楼道灯总坏", "cases", cases=(case.number,)))
    assert (problem.code, problem.state, problem.version) == ("JG-P1", "entered", 1)
    assert measured(town).state == "under-way"
    done = {"yard": town.yard, "number": 1, "text": "已加派一人"}
    cases.say_problem_done(actor=town.manager, **done)
    watcher = people.staff(town.yard, "committee-member", name="曾委员")
    cases.verify_problem(actor=watcher, yard=town.yard, number=1, solved=False, text="晚上还是脏")
    cases.say_problem_done(actor=town.manager, **done)
    cases.verify_problem(actor=watcher, yard=town.yard, number=1, solved=True, text="看过三天，干净")
    story = cases.problem_story(town.street, town.yard, 1)
    assert (story.problem.state, story.problem.solved_at is not None) == ("solved", True)
    assert [step.verb for step in story.steps] == ["verify", "done", "back", "done", "measure", "enter"]
    assert [one.number for one in story.cases] == [case.number]
    steps = [event.read().verb for event in Event.objects.filter(name="problem.moved").order_by("id")]
    assert steps == ["enter", "measure", "done", "back", "done", "verify"]
    assert cases.problem_figures(town.yard) == cases.ProblemFigures(1, 0, 0, 1, {"service": (0, 1)})


def test_nobody_verifies_the_own_work(town):
    entered(town)
    both = people.staff(by_code("LX"), "association", name="协会专员")
    measured(town, measure=cases.Measure("协会", "开培训", clock.today(), both.account), actor=both)
    cases.say_problem_done(actor=town.manager, yard=town.yard, number=1, text="开过了")
    with refused("verify-own"):
        cases.verify_problem(actor=both, yard=town.yard, number=1, solved=True, text="好了")
    with refused("not-found"):
        cases.verify_problem(actor=town.manager, yard=town.yard, number=1, solved=True, text="好了")
    with refused("problem-stale"):
        cases.verify_problem(actor=town.supervisor, yard=town.yard, number=1, solved=True, text="好了", version=1)
    with refused("problem-state"):
        measured(town)


def test_who_is_told_of_a_problem_until_it_is_solved(town):
    watcher, far = people.staff(town.yard, "committee-member"), people.staff(by_code("LX"), "association")
    guard = make.account_of(people.staff(town.yard, "guard"))
    entered(town)
    measured(town, measure=cases.Measure("罗小满", "加一遍", clock.today() + SOON, make.account_of(town.butler)))
    assert (cases.remind_problems(actor=SYSTEM), news(town.manager)) == (0, ["problem.measure"])
    meeting = {"title": "联席会", "day": clock.today(), "where": "", "who": "", "problems": [1], "client_key": "m"}
    cases.call_meeting(actor=town.supervisor, yard=town.yard, **meeting)
    for day in (SOON, SOON, SOON + timedelta(days=1)):
        with clock.at(clock.now() + day):
            cases.remind_problems(actor=SYSTEM)
            dispatch(100)
    due = ["problem.due", "problem.due", "problem.called", "problem.measure"]
    assert (news(town.manager), news(town.butler), news(watcher)) == (due, due, [])
    done = {"yard": town.yard, "number": 1, "text": "已加派一人"}
    cases.say_problem_done(actor=town.butler, **done)
    assert (news(watcher), news(town.supervisor), news(far)) == (["problem.done"],) * 3
    with clock.at(clock.now() + 2 * SOON):
        assert cases.remind_problems(actor=SYSTEM) == 0
    cases.verify_problem(actor=watcher, yard=town.yard, number=1, solved=False, text="还是脏")
    assert sorted(news(town.manager)) == sorted(news(town.butler)) == sorted(["problem.back", *due])
    (newest, said) = inbox(make.account_of(town.butler), "zh-hans")[0]
    assert (newest.link, "JG-P1" in said) == ("/desk/JG/problems/1/", True)
    assert inbox(guard, "zh-hans") == []


def news(actor):
    dispatch(100)
    told = [one.template for one, _ in inbox(make.account_of(actor), "zh-hans")]
    return [one for one in told if one.startswith("problem.")]


def test_what_is_refused_at_the_entry(town):
    private = make.report(town.place, visibility="handlers").case
    for entry, wrong in (
        (cases.Entry("money", "标题", "内容内容", "meeting"), {"field": "choice-unknown"}),
        (cases.Entry("team", "标题", "内容内容", "rumour"), {"source": "choice-unknown"}),
        (cases.Entry("team", "", "内容内容", "meeting"), {"title": "words-missing"}),
        (cases.Entry("team", "标题", "内容内容", "cases", cases=(99,)), {"cases": "source-unknown"}),
        (cases.Entry("team", "标题", "内容内容", "cases", cases=(private.number,)), {"cases": "source-unknown"}),
        (cases.Entry("team", "标题", "内容内容", "meeting", estate=town.place.id), {"estate": "ledger-estate"}),
    ):
        with refused("invalid", **wrong):
            entered(town, entry=entry)
    with refused("not-found"):
        entered(town, town.engineer)
    assert entered(town).id == entered(town).id
    with refused("conflict"):
        entered(town, entry=cases.Entry("team", "别的", "别的内容", "meeting"))
    with refused("invalid", due_on="due-past"):
        measured(town, measure=cases.Measure("物业", "做", clock.today() - SOON))
    with refused("invalid", responsible="responsible-missing"):
        measured(town, measure=cases.Measure("", "做", clock.today()))


def test_an_office_keeps_a_ledger_of_its_estates(town):
    office = by_code("LX")
    entered(
        town,
        town.supervisor,
        cases.Entry("upgrade", "片区", "片区提升", "inspection", estate=town.yard.id),
        yard=office,
    )
    entered(town)
    assert cases.problem_figures(town.yard).fields == {"contract": (1, 0), "upgrade": (1, 0)}
    assert cases.problem_figures(office).all == 1
    with refused("not-found"):
        cases.problems(town.manager, office)


def test_lists_are_narrowed_and_paged(town):
    for number in range(25):
        field = "team" if number % 5 == 0 else "contract"
        entered(town, entry=cases.Entry(field, f"问题 {number}", "内容内容", "meeting", "甲物业"), key=str(number))
    measured(town, 1)
    first = cases.problems(town.street, town.yard)
    second = cases.problems(town.street, town.yard, after=first.more)
    assert ([len(first.rows), len(second.rows)], second.more) == ([20, 5], "")
    assert first.rows[0].number == 25
    assert len(cases.problems(town.street, town.yard, field="team").rows) == 5
    assert [one.number for one in cases.problems(town.street, town.yard, state="under-way").rows] == [1]
    assert cases.problems(town.street, town.yard, company="乙物业").rows == []
    with clock.at(clock.now() + timedelta(days=9)):
        assert [one.number for one in cases.problems(town.street, town.yard, state="late").rows] == [1]
        assert cases.problem_figures(town.yard).late == 1


def test_what_a_joint_meeting_decides_goes_back_into_the_ledger(town):
    for key in "abc":
        entered(town, key=key, entry=cases.Entry("team", key * 2, "内容内容", "meeting"))
    said = {"title": "联席会议", "day": date(2026, 12, 1), "where": "会议室", "who": "物业、社区", "client_key": "m"}
    with refused("invalid", problems="agenda-empty"):
        cases.call_meeting(actor=town.manager, yard=town.yard, problems=[9], **said)
    meeting = cases.call_meeting(actor=town.manager, yard=town.yard, problems=[1, 2, 9], **said)
    assert cases.call_meeting(actor=town.manager, yard=town.yard, problems=[1, 2], **said).id == meeting.id
    with refused("conflict"):
        cases.call_meeting(actor=town.manager, yard=town.yard, problems=[1, 2], **said | {"day": date(2026, 12, 2)})
    item = {"actor": town.supervisor, "yard": town.yard, "meeting": 1}
    measure = cases.Measure("物业", "两周内换人", clock.today() + SOON)
    cases.minute_item(**item, problem=1, outcome="同意换人", measure=measure)
    cases.minute_item(**item, problem=2, outcome="下次再议")
    assert cases.minute_item(**item, problem=2, outcome="下次再议").outcome == "下次再议"
    with refused("item-minuted"):
        cases.minute_item(**item, problem=2, outcome="又一句")
    with refused("not-found"):
        cases.minute_item(**item, problem=3, outcome="不在议程上")
    story = cases.meeting_story(town.street, town.yard, 1)
    assert [(one.problem.number, one.outcome, one.problem.state) for one in story.items] == [
        (1, "同意换人", "under-way"),
        (2, "下次再议", "entered"),
    ]
    assert cases.problem_story(town.street, town.yard, 1).problem.measure == "两周内换人"


def test_a_call_is_signed_once_by_each_and_can_be_left(town):
    office = by_code("LX")
    said = {"title": "文明物业倡议", "text": "件件有回应，事事有落实。", "issuer": "社区", "client_key": "c"}
    with refused("not-found"):
        cases.make_call(actor=town.manager, yard=office, **said)
    call = cases.make_call(actor=town.supervisor, yard=office, **said)
    assert cases.make_call(actor=town.supervisor, yard=office, **said).id == call.id
    sign = {
        "actor": town.manager,
        "yard": office,
        "number": 1,
        "signing": town.yard,
        "kind": "company",
    }
    with refused("invalid", kind="signer-nameless"):
        cases.sign_call(**sign)
    Profile.objects.filter(yard=town.yard).update(company="暖巷物业")
    seat = people.staff(town.yard, "committee-member", name="宋委员")
    with refused("not-found"):
        cases.sign_call(**sign | {"actor": seat})  # owners do not speak for the company
    cases.sign_call(**sign | {"actor": seat, "kind": "estate"})
    cases.sign_call(**sign)
    with refused("signed-on-already"):
        cases.sign_call(**sign)
    with refused("not-found"):
        cases.sign_call(**sign | {"actor": town.butler})
    cases.sign_call(**sign, withdraw=True)
    cases.sign_call(**sign)
    signers = cases.call_of(office, 1).signers.rows
    assert [(one.name, one.withdrawn_at is not None) for one in signers] == [
        ("金桂苑", False),
        ("暖巷物业", True),
        ("暖巷物业", False),
    ]
    assert [one.number for one in cases.calls_near(town.yard).rows] == [1]
    cases.withdraw_call(actor=town.supervisor, yard=office, number=1)
    assert cases.calls_near(town.yard).rows == []
    with refused("not-found"):
        cases.sign_call(**sign)


def test_an_observer_reports_with_two_taps_at_the_own_place_only(town):
    head = people.staff(town.yard, "building-head", f"{town.yard.path}/3", name="楼栋长")
    made = cases.observe(actor=head, place=town.place, preset="throwing", client_key="k", more="六楼往上")
    case = made.case
    assert (case.channel, case.kind, case.level) == ("observer", "hazard", "middling")
    assert case.text.endswith("六楼往上")
    assert cases.observe(actor=head, place=town.place, preset="throwing", client_key="k", more="六楼往上").repeated
    elsewhere = places.place(town.yard, "4-1")
    with refused("not-found"):
        cases.observe(actor=head, place=elsewhere, preset="light", client_key="x")
    with refused("invalid", preset="choice-unknown"):
        cases.observe(actor=head, place=town.place, preset="ufo", client_key="x")


@pytest.mark.parametrize("state", rules.STATES)
@pytest.mark.parametrize("verb", rules.MOVES)
def test_the_table_of_a_problem(verb, state):
    allowed = {
        "entered": {"set_measure", "minute"},
        "under-way": {"set_measure", "say_done", "minute"},
        "done": {"verify", "send_back", "minute"},
        "solved": set(),
    }
    if verb in allowed[state]:
        assert rules.after(verb, state) in rules.STATES
        return
    with pytest.raises(Refusal) as caught:
        rules.after(verb, state)
    assert caught.value.code == "problem-state"
