"""What is done on the desk: once, on the newest page, with all that was chosen kept, and the right field named."""

import html
from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.support.pages import dangling, kept, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.interfaces.desk.acting import ACTS
from yuanba.kernel import clock

TYPED = "下午来修，换新的灯。"
STATES = {
    "triage": "new",
    "dispatch": "triaged",
    "answer": "dispatched",
    "promise": "in-work",
    "note": "in-work",
    "resolve": "in-work",
    "reopen": "reopen-requested",
    "uphold": "reopen-requested",
}


# Acts that need more than a case in a state: who does them how is told in the files named.
ELSEWHERE = {
    "test_take_up.py": {"take-up"},
    "test_clocks.py": {"pause", "resume", "extend", "decide_extension", "answer_instruction", "hand_up"},
    "resident/test_voice.py": {"type_out"},
    "prove/routes/clocks.py": {"talk", "check_in"},
    "prove/routes/privacy.py": {"cover"},
    "prove/routes/desk_routing.py": {"take", "route", "hand_back", "ask_help", "give_help"},
}


def data_of(verb, town):
    """A form of the verb that is taken."""
    soon = (clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    return {"text": TYPED} | {
        "triage": {"kind": "hazard", "level": "hard"},
        "dispatch": {"to": str(town.accounts["butler"].id)},
        "answer": {"how": "visited"},
        "promise": {"due": soon},
        "note": {"inside": "1"},
        "resolve": {"outcome": "not-ours", "why_no_photo": "在室内"},
    }.get(verb, {})


def do(client, town, verb, data, state=""):
    case = town.cases[state or STATES[verb]]
    return client.post(f"/desk/JG/{case.id}/do/{verb}/", data)


def test_every_act_is_tried():
    assert set(STATES).union(*ELSEWHERE.values()) == set(ACTS)


@pytest.mark.parametrize("verb", STATES)
def test_the_form_of_the_page_is_taken(town, enter, verb):
    case, client = town.cases[STATES[verb]], enter("manager")
    page = client.get(f"/desk/JG/{case.id}/")
    hidden = kept(page, f"/desk/JG/{case.id}/do/{verb}/")
    assert hidden["version"] == str(case.version)
    assert dangling(page) == set()
    answer = do(client, town, verb, hidden | data_of(verb, town))
    assert answer["Location"] == f"/desk/JG/{case.id}/?done={verb}#title"
    assert 'role="status"' in client.get(answer["Location"]).content.decode()
    step = case.steps.order_by("id").last()
    assert (step.verb, step.name, step.role) == (verb, "Manager", "manager")
    assert step.public == (verb != "note")


@pytest.mark.parametrize("verb", STATES)
def test_what_was_chosen_on_a_stale_page_is_kept(town, enter, verb):
    sent, before = data_of(verb, town), everything()
    answer = do(enter("manager"), town, verb, sent | {"version": "0"})
    assert (answer.status_code, everything() == before) == (409, True)
    assert "您写的还在" in words(answer)
    case = town.cases[STATES[verb]]
    again = kept(answer, f"/desk/JG/{case.id}/do/{verb}/")
    if verb in ("triage", "dispatch"):
        sent = {name: value for name, value in sent.items() if name != "text"}
    if verb == "promise":
        assert f'value="{sent.pop("due")}"' in answer.content.decode()
    assert {name: again[name] for name in sent} == sent
    assert again["version"] == str(case.version)
    assert again["key"]


@pytest.mark.parametrize("verb", ["answer", "promise", "note", "resolve", "reopen", "uphold"])
def test_what_can_no_longer_be_done_shows_what_was_typed(town, enter, verb):
    before = everything()
    answer = do(enter("manager"), town, verb, data_of(verb, town) | {"version": "1"}, "closed")
    assert (answer.status_code, everything() == before) == (409, True)
    assert TYPED in words(answer)
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("verb", STATES)
def test_pressed_twice_it_is_done_once(town, enter, verb):
    client, case = enter("manager"), town.cases[STATES[verb]]
    data = data_of(verb, town) | {"key": "once", "version": str(case.version)}
    assert [do(client, town, verb, data).status_code for _ in range(2)] == [302, 302]
    assert case.steps.filter(verb=verb, client_key="once").count() == 1


@pytest.mark.parametrize("verb", ["answer", "promise", "note", "resolve", "reopen", "uphold"])
def test_other_words_under_the_same_key_are_told_and_kept(town, enter, verb):
    client = enter("manager")
    data = data_of(verb, town) | {"key": "once"}
    do(client, town, verb, data)
    before = everything()
    answer = do(client, town, verb, data | {"text": "还要等一个零件。"})
    assert (answer.status_code, everything() == before) == (409, True)
    assert "同一个请求之前发过，内容不一样。" in words(answer)
    assert "还要等一个零件。" in html.unescape(answer.content.decode())


@pytest.mark.parametrize("key", ["\x00", "a\x00b", "门" * 99, " "])
def test_a_strange_key_is_no_fault_of_ours(town, enter, key):
    for _ in range(2):
        assert do(enter("manager"), town, "note", {"text": TYPED, "key": key}).status_code == 302


WRONG = {
    "words": ("answer", "dispatched", {"text": ""}, "f-answer"),
    "how": ("answer", "dispatched", {"text": TYPED, "how": "shouted"}, "f-how"),
    "due": ("promise", "in-work", {"text": TYPED, "due": "tomorrow"}, "f-due"),
    "late": ("promise", "in-work", {"text": TYPED, "due": "2099-01-01T00:00"}, "f-due"),
    "year 9999": ("promise", "in-work", {"text": TYPED, "due": "9999-12-31T23:59"}, "f-due"),
    "year 1": ("promise", "in-work", {"text": TYPED, "due": "0001-01-01T00:00"}, "f-due"),
    "nobody": ("dispatch", "triaged", {"to": "01900000-0000-7000-8000-000000000000"}, "f-to"),
    "kind": ("triage", "new", {"kind": "war", "level": "hard"}, "f-kind"),
    "level": ("triage", "new", {"kind": "repair", "level": ""}, "f-level"),
    "outcome": ("resolve", "in-work", {"text": TYPED, "outcome": "x"}, "f-outcome"),
    "photograph": ("resolve", "in-work", {"text": TYPED}, "f-after"),
}


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_the_summary_leads_to_the_field(town, enter, row):
    verb, state, data, field = row
    before = everything()
    answer = do(enter("manager"), town, verb, data, state)
    assert (answer.status_code, everything() == before) == (422, True)
    assert f'href="#{field}"' in answer.content.decode()
    assert dangling(answer) == set()


def test_a_hard_case_answered_in_writing_is_told_at_the_choice(town, enter):
    target = made.target(town.cases["new"])
    cases.triage(actor=town.actors["manager"], target=target, kind="repair", level="hard")
    answer = do(enter("manager"), town, "answer", {"text": TYPED, "how": "written"}, "new")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-describedby="e-how"' in text
    assert words(answer).count("疑难") >= 1
    assert dangling(answer) == set()


def test_somebody_of_another_estate_is_nobody_to_give_it_to(town, enter):
    before = everything()
    data = {"to": str(town.accounts["manager-far"].id)}
    assert do(enter("manager"), town, "dispatch", data).status_code == 422
    assert everything() == before


@pytest.mark.parametrize("verb", ["confirm", "rate", "request_reopen", "expire", "report", "x"])
def test_what_is_the_reporters_to_say_is_no_act_of_the_desk(town, enter, verb):
    before = everything()
    answer = do(enter("manager"), town, verb, {"text": TYPED, "rating": "good"}, "resolved")
    assert (answer.status_code, everything() == before) == (404, True)
