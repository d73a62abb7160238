"""The clock stands still once, with a reason and an end; more time is given at most twice, by a second person."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domains.cases.test_verbs import play, recomputed
from tests.factories import cases as make
from tests.factories import people
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.policy import from_data
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


def told(actor):
    dispatch()
    return [message.template for message, _ in inbox(make.account_of(actor), "en")]


def in_work(town):
    """Middling: due 24 hours after nine; answered at ten by the engineer, who has it."""
    with clock.at(NINE):
        made = make.report(town.place)
    with clock.at(NINE + HOUR):
        return play(town, made.case, "triage", "dispatch", "answer")


def pause(town, case, until, **more):
    said = {"reason": "part", "text": "泵要从厂里调", "until": until} | more
    return cases.pause(actor=town.manager, target=make.target(case, key=said.pop("key", "")), **said)


def extend(town, case, due, **more):
    said = {"actor": town.engineer, "reason": "outside", "text": "厂家周一到", "due": due} | more
    return cases.extend(target=make.target(case, key=said.pop("key", "")), **said)


def decide(actor, case, approve=True, **more):
    return cases.decide_extension(actor=actor, target=make.target(case, **more), approve=approve, text="同意延期")


def test_a_paused_clock_stands_still_and_runs_on_by_itself():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        row = recomputed(pause(town, case, NINE + 50 * HOUR, key="once"))
        assert (row.due_at, row.resume_at, row.pause_reason) == (NINE + 72 * HOUR, NINE + 50 * HOUR, "part")
        assert row.close_due == NINE + 24 * HOUR
        assert cases.light_of(row) == "still"
        assert pause(town, case, NINE + 50 * HOUR, key="once").version == row.version
    with clock.at(NINE + 49 * HOUR):
        assert (cases.remind_due(actor=SYSTEM), cases.escalate_overdue(actor=SYSTEM)) == (0, 0)
        assert cases.resume_paused(actor=SYSTEM) == 0
    with clock.at(NINE + 50 * HOUR):
        assert (cases.resume_paused(actor=SYSTEM), cases.resume_paused(actor=SYSTEM)) == (1, 0)
        row = recomputed(case)
        assert (row.resume_at, row.due_at, cases.light_of(row)) == (None, NINE + 72 * HOUR, "green")
        assert told(town.engineer) == ["case.runs", "case.yours"]
        with refused("paused-before"):
            pause(town, case, NINE + 60 * HOUR)
    with clock.at(NINE + 72 * HOUR + timedelta(seconds=1)):
        assert cases.escalate_overdue(actor=SYSTEM) == 1


def test_a_pause_that_ends_early_gives_back_what_was_not_used():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        pause(town, case, NINE + 50 * HOUR)
    with clock.at(NINE + 7 * HOUR):
        row = recomputed(cases.resume(actor=town.butler, target=make.target(case), text="配件到了"))
        assert (row.due_at, row.paused_until, row.resume_at) == (NINE + 29 * HOUR, NINE + 7 * HOUR, None)
        with refused("not-paused"):
            cases.resume(actor=town.butler, target=make.target(case), text="再来一次")


def test_what_is_done_while_it_is_paused_ends_the_pause():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        pause(town, case, NINE + 50 * HOUR)
    with clock.at(NINE + 3 * HOUR):
        row = recomputed(play(town, case, "resolve"))
    assert (row.resume_at, row.paused_until, row.state) == (None, NINE + 3 * HOUR, "resolved")
    with clock.at(NINE + 60 * HOUR):
        assert cases.resume_paused(actor=SYSTEM) == 0


@pytest.mark.parametrize(
    ("at", "said", "code"),
    [
        (2, {"reason": "tired"}, {"reason": "waiting-reason"}),
        (2, {"text": ""}, {"text": "words-missing"}),
        (2, {"until": NINE + HOUR}, {"due": "date-past"}),
        (2, {"until": NINE + timedelta(days=31)}, {"due": "pause-long"}),
        (25, {}, "is-late"),
    ],
)
def test_a_pause_needs_a_reason_and_an_end_in_time(at, said, code):
    town = make.town()
    case = in_work(town)
    named = (code, {}) if isinstance(code, str) else ("invalid", code)
    with clock.at(NINE + at * HOUR), refused(named[0], **named[1]):
        pause(town, case, **({"until": NINE + 50 * HOUR} | said))


def test_more_time_is_asked_approved_and_the_first_promise_stays():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        row = recomputed(extend(town, case, NINE + 40 * HOUR, key="once"))
        assert (row.due_at, row.extensions) == (NINE + 24 * HOUR, 0)
        assert extend(town, case, NINE + 40 * HOUR, key="once").version == row.version
        with refused("extension-open"):
            extend(town, case, NINE + 50 * HOUR)
        with refused("extension-open"):
            pause(town, case, NINE + 50 * HOUR)
        with refused("not-found"):
            decide(town.butler, case)
        assert told(town.manager) == ["case.extend"]
    with clock.at(NINE + 3 * HOUR):
        row = recomputed(decide(town.manager, case, key="yes"))
        assert (row.due_at, row.extensions, row.close_due) == (NINE + 40 * HOUR, 1, NINE + 24 * HOUR)
        assert decide(town.manager, case, key="yes").version == row.version
        assert told(town.engineer) == ["case.extended", "case.yours"]
        with refused("nothing-asked"):
            decide(town.supervisor, case)


def test_nobody_approves_the_own_asking():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        extend(town, case, NINE + 40 * HOUR, actor=town.manager)
        with refused("own-extension"):
            decide(town.manager, case)
        assert recomputed(decide(town.supervisor, case)).due_at == NINE + 40 * HOUR


def test_more_time_is_given_at_most_twice_and_a_refusal_counts_nothing():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        for hours, approve in ((30, False), (30, True), (40, True)):
            extend(town, case, NINE + hours * HOUR)
            row = recomputed(decide(town.manager, case, approve))
        assert (row.extensions, row.due_at) == (2, NINE + 40 * HOUR)
        with refused("extended-twice"):
            extend(town, case, NINE + 50 * HOUR)
        public = [step.public for step in row.steps.filter(verb="decide_extension").order_by("id")]
        assert public == [False, True, True]


def test_more_time_is_never_asked_or_approved_after_the_date():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 23 * HOUR):
        with refused("invalid", due="not-later"):
            extend(town, case, NINE + 24 * HOUR)
        extend(town, case, NINE + 40 * HOUR)
    with clock.at(NINE + 25 * HOUR):
        with refused("is-late"):
            decide(town.manager, case)
        with refused("is-late"):
            extend(town, case, NINE + 40 * HOUR)
        play(town, case, "resolve")
    assert cases.Extension.objects.get().state == "lapsed"


def test_what_has_no_closing_date_or_stands_still_gets_no_more_time():
    town = make.town()
    with clock.at(NINE):
        hard = play(town, make.report(town.place).case, "hard", "answer")
        with refused("nothing-to-extend"):
            extend(town, hard, NINE + 40 * HOUR)
        case = play(town, make.report(town.place).case, "triage", "answer")
        pause(town, case, NINE + 50 * HOUR)
        with refused("is-paused"):
            extend(town, case, NINE + 90 * HOUR)


def raced(town, case, first, second):
    def work(act):
        try:
            act()
            return "done"
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(work, [first, second]))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_at_once_one_is_told():
    town = make.town()
    case = play(town, make.report(town.place).case, "triage", "dispatch", "answer")
    extend(town, case, clock.now() + 40 * HOUR)
    both = [lambda: decide(town.manager, case), lambda: decide(town.supervisor, case)]
    assert raced(town, case, *both) == ["done", "nothing-asked"]
    assert recomputed(case).extensions == 1


@pytest.mark.django_db(transaction=True)
def test_paused_and_done_at_once_leaves_no_pause_behind():
    town = make.town()
    case = play(town, make.report(town.place).case, "triage", "dispatch", "answer")
    told = raced(town, case, lambda: pause(town, case, clock.now() + 40 * HOUR), lambda: play_done(town, case))
    assert told in (["done", "done"], ["done", "not-now"])
    row = recomputed(case)
    assert (row.state, row.resume_at) == ("resolved", None)


def play_done(town, case):
    cases.resolve(actor=town.engineer, target=make.target(case), text="修好了", why_no_photo="在室内")


def acts_of(town, made, hours):
    """Every verb with words; the dates lie `hours` ahead."""
    target, ahead = make.target(made.case), clock.now() + hours * HOUR
    manager, engineer, own = town.manager, town.engineer, make.reporter(made)
    said = {"target": target, "text": "说明情况"}
    return {
        "ordinary": lambda: cases.triage(actor=manager, target=target, kind="repair", level="ordinary"),
        "hazard": lambda: cases.triage(actor=manager, target=target, kind="hazard", level="middling"),
        "hard": lambda: cases.triage(actor=manager, target=target, kind="repair", level="hard"),
        "answer": lambda: cases.answer(actor=engineer, how="phoned", **said),
        "talk": lambda: cases.talk(actor=engineer, how="visited", at=clock.now(), **said),
        "promise": lambda: cases.promise(actor=engineer, due=ahead, **said),
        "pause": lambda: cases.pause(actor=manager, reason="weather", until=ahead, **said),
        "resume": lambda: cases.resume(actor=manager, **said),
        "extend": lambda: cases.extend(actor=engineer, reason="more", due=ahead, **said),
        "approve": lambda: cases.decide_extension(actor=manager, approve=True, **said),
        "check": lambda: cases.check_in(actor=engineer, **said),
        "hand_up": lambda: cases.hand_up(actor=manager, **said),
        "take": lambda: cases.take_on(actor=town.supervisor, due=ahead, **said),
        "back": lambda: cases.send_back(actor=town.supervisor, **said),
        "resolve": lambda: cases.resolve(actor=engineer, why_no_photo="在室内", **said),
        "not-solved": lambda: cases.request_reopen(actor=own, **said),
        "reopen": lambda: cases.reopen(actor=manager, **said),
        "resume-by-itself": lambda: cases.resume_paused(actor=SYSTEM),
        "remind": lambda: cases.remind_due(actor=SYSTEM),
        "escalate": lambda: cases.escalate_overdue(actor=SYSTEM),
    }


VERBS = (
    *("ordinary", "hazard", "hard", "answer", "talk", "promise", "pause", "resume", "extend", "approve", "check"),
    *("hand_up", "take", "back", "resolve", "not-solved", "reopen", "resume-by-itself", "remind", "escalate"),
)
plays = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 30), st.integers(1, 60)), max_size=14)


@pytest.fixture
def night_town():
    """Night waits for the morning, so that clocks start later than they are set."""
    town = make.town()
    data = cases.to_data(cases.DEFAULT) | {"waits": True}
    cases.set_policy(actor=town.supervisor, yard=town.yard, policy=from_data(data))
    return town


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(played=plays, hour=st.integers(0, 23))
def test_after_every_step_the_stored_clock_follows_from_the_row(night_town, played, hour):
    now = NINE.replace(hour=hour)
    with clock.at(now):
        made = make.report(night_town.place)
    for verb, wait, ahead in played:
        now += wait * HOUR
        with clock.at(now):
            with suppress(Refusal):
                acts_of(night_town, made, ahead)[verb]()
            row = recomputed(made.case)
            assert row.check_at == cases.clocks.check_by(cases.facts_of(row), from_data(row.policy))
            assert row.resume_at is None or row.state == "in-work"
            assert row.extensions <= 2


def test_events_tell_what_the_resident_may_hear():
    town = make.town()
    case = in_work(town)
    with clock.at(NINE + 2 * HOUR):
        extend(town, case, NINE + 40 * HOUR)
        decide(town.manager, case, approve=False)
    heard = [event.read().public for event in Event.objects.filter(name="case.moved").order_by("id")]
    assert heard == [True, True, True, False, False]


def test_a_stranger_from_another_estate_finds_nothing_to_pause():
    town = make.town()
    case = in_work(town)
    other = people.staff(make.places.estate("YX", "云栖坊"), "manager")
    with clock.at(NINE + 2 * HOUR), refused("not-found"):
        cases.pause(actor=other, target=make.target(case), reason="part", text="等配件", until=NINE + 9 * HOUR)
