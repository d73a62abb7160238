"""A case in words: its badge, its promise line, its history. Pure: the cases here are not stored."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from tests.support.pages import SIGNS
from yuanba.domains.cases import public as cases
from yuanba.interfaces.telling import HOW, NEXT, NUMBERED, VERBS, badge_of, history, promise_line
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard
from yuanba.ui.preferences import Preferences

NOON = datetime(2026, 3, 2, 12, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)
PLAIN, ELDER = Preferences("zh-hans", "plain", "22", "auto"), Preferences("zh-hans", "elder", "22", "auto")
STATES = tuple(cases.states.STATES)


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOON), override("zh-hans"):
        yield


def case(state="new", **more):
    told = {"reported_at": NOON - HOUR, "answer_due": NOON + 3 * HOUR, "close_due": NOON + 3 * HOUR}
    return cases.Case(yard=Yard(code="JG"), state=state, **told | more)


def step(verb, **data):
    more = {name: data.pop(name) for name in ("role", "name", "text", "account") if name in data}
    return cases.Step(verb=verb, at=NOON - HOUR, data=data, **more)


BADGES = [
    ({"state": "new"}, ("inf", "clock", "已收到"), ("inf", "clock", "已收到")),
    ({"state": "in-work"}, ("inf", "clock", "在办"), ("inf", "clock", "在办")),
    ({"due_at": NOON}, ("inf", "clock", "已收到"), ("inf", "clock", "已收到")),
    ({"due_at": NOON - 42 * HOUR / 60}, ("late", "warn", "迟 42 分"), ("late", "warn", "迟 42 分")),
    ({"state": "resolved"}, ("soon", "clock", "办好了，等居民确认"), ("soon", "clock", "办好了，等您确认")),
    ({"state": "closed", "outcome": "solved"}, ("ok", "ok", "已解决"), ("ok", "ok", "已解决")),
    ({"state": "closed", "outcome": "solved", "rating": "bad"}, ("out", "info", "已关闭，没有解决"), None),
    ({"state": "closed", "outcome": "not-ours", "rating": "good"}, ("out", "info", "已关闭，没有解决"), None),
]


@pytest.mark.parametrize(("row", "staff", "own"), BADGES, ids=[str(row[0]) for row in BADGES])
def test_a_badge_says_how_it_stands(row, staff, own):
    assert badge_of(case(**row)) == staff
    assert badge_of(case(**row), own=True) == (own or staff)


# what the row holds; of answer and done: state, by, at, tone
LINES = {
    "just sent": ({}, ("wait", "今天 15:00 前", "还剩 3 时 00 分", "amber"), ("", "今天 15:00 前", "", "")),
    "late": ({"answer_due": NOON - HOUR}, ("late", "今天 11:00 前", "迟 1 时 00 分", "crim"), None),
    "answered in time": (
        {"answered_at": NOON, "answer_due": NOON},
        ("done", "今天 12:00 前", "今天 12:00 做到", ""),
        ("wait", "今天 15:00 前", "还剩 3 时 00 分", "amber"),
    ),
    "answered late": (
        {"answered_at": NOON, "answer_due": NOON - HOUR},
        ("done", "今天 11:00 前", "今天 12:00，迟了", "crim"),
        None,
    ),
    "hard": ({"close_due": None}, None, ("", "会给您一个期限", "", "")),
    "promised": ({"promised_due": NOON + 50 * HOUR}, None, ("", "3 月 4 日 周三 14:00 前", "", "")),
    "done": ({"resolved_at": NOON}, None, ("done", "今天 15:00 前", "今天 12:00 做到", "")),
}


@pytest.mark.parametrize("name", LINES)
def test_the_line_shows_what_was_promised_and_what_was_kept(name):
    row, answer, done = LINES[name]
    sent, *line = promise_line(case(**row), None, PLAIN)
    assert (sent.label, sent.state, sent.at) == ("提交", "done", "今天 11:00")
    for station, wanted in zip(line, (answer, done), strict=False):
        assert wanted in (None, (station.state, station.by, station.at, station.tone))


@pytest.mark.parametrize(("own", "label", "at"), [(True, "您确认", "轮到您了"), (False, "居民确认", "")])
def test_whose_turn_it_is_to_confirm(own, label, at):
    last = promise_line(case("resolved", resolved_at=NOON), NOON + 24 * HOUR, PLAIN, own=own)[-1]
    assert (last.label, last.state, last.by, last.at) == (label, "now", "明天 12:00 前", at)


def test_the_elder_hears_the_hour_as_it_is_said():
    due = NOON + 6 * HOUR
    line = promise_line(case(answer_due=due), None, ELDER)
    assert line[1].by == "今天晚上 6:00 前"
    told = cases.Story(case(), [step("promise", due=due.isoformat())], [], None)
    assert history(told, ELDER)[0].title == "答应 今天晚上 6:00 前"
    assert history(told, PLAIN)[0].title == "答应 今天 18:00 前"


UNIT = ["工程部", "Engineering"]
DATA = {
    "triage": {"kind": "repair", "level": "hard"},
    "dispatch": {"to_name": "向东"},
    "answer": {"how": "phoned"},
    "promise": {"due": NOON.isoformat()},
    "pause": {"reason": "part", "until": NOON.isoformat()},
    "extend": {"reason": "more", "due": NOON.isoformat()},
    "decide_extension": {"approve": True, "reason": "more", "due": NOON.isoformat()},
    "talk": {"how": "visited", "at": NOON.isoformat(), "who": "王阿姨"},
    "hand_up": {"to": "street"},
    "take_on": {"due": NOON.isoformat()},
    "send_back": {"to": ""},
    "instruct": {"due": NOON.isoformat()},
    "judge_instruction": {"accept": False, "due": NOON.isoformat()},
    "resolve": {"outcome": "not-ours"},
    "hand_back": {"from": UNIT},
    **{verb: {"unit": UNIT} for verb in ("route", "ask_help", "give_help")},
    "rate": {"rating": "fair"},
    "decide_renovation": {"outcome": "not-solvable"},
    **{verb: {word: 7} for verb, word in NUMBERED.items()},
}


@pytest.mark.parametrize("verb", ["report", *cases.states.MOVES, *cases.states.BESIDE])
def test_every_verb_is_told_in_both_languages(verb):
    told = cases.Story(case(), [step(verb, **DATA.get(verb, {}))], [], None)
    chinese = history(told, PLAIN)[0]
    with override("en"):
        english = history(told, PLAIN)[0]
    assert chinese.title
    assert not chinese.title.isascii()
    assert english.title.replace("向东", "").replace(UNIT[0], "").isascii()


def test_nothing_is_told_that_cannot_happen():
    assert set(VERBS) == {"report", *cases.states.MOVES, *cases.states.BESIDE}
    assert set(NEXT) == {"answer", "promise", "close", "decide"}
    assert set(HOW) == {"written", "phoned", "visited"}


def test_staff_are_named_and_the_reporter_is_not():
    steps = [
        step("answer", how="phoned", role="butler", name="罗小满", account=uuid4()),
        step("confirm", role="reporter", name="黎晓舟", rating="good", text="谢谢"),
        step("rate", role="", name="黎晓舟", account=uuid4(), rating="bad"),
        step("expire"),
    ]
    lines = history(cases.Story(case("closed"), steps, [], None), PLAIN)
    assert [line.under for line in lines] == [
        "今天 11:00 · 管家 罗小满",
        "今天 11:00",
        "今天 11:00",
        "今天 11:00 · 系统",
    ]
    assert [line.quote for line in lines] == ["", "满意 · 谢谢", "没修好", ""]


@pytest.mark.parametrize("state", STATES)
def test_every_sign_is_in_the_sprite(state):
    for due in (None, NOON - HOUR, NOON + HOUR):
        told = case(state, due_at=due, answer_due=due or NOON, closed_at=NOON)
        signs = {station.sign for station in promise_line(told, due, PLAIN)} - {""}
        assert {badge_of(told)[1]} | signs <= SIGNS
