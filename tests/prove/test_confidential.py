"""The words of a dispute are nowhere but with its mediator and its sides: no page, file, answer, event, row or log."""

import pytest
from django.db import transaction

from tests.factories.disputes import MATTER, WORDS
from tests.prove.calling import browser_of, name_of
from tests.prove.test_masked import PROVEN, answered, every_row, plain, town
from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.platform.events.public import Event

__all__ = ["town"]
SAID = (MATTER, *WORDS.values())
NAMES = ("周国栋",)  # of a side from outside
SECRETS = (*SAID, *(one[:12] for one in SAID), *NAMES, "13800007722", "138 0000 7722")
OUTSIDE = ("stranger", "neighbour", "engineer", "butler", "manager", "program", "supervisor", "street", "operator")


def secrets_in(text):
    return [one for one in SECRETS if one in text]


@pytest.mark.parametrize("row", PROVEN, ids=name_of)
def test_nobody_outside_reads_a_word_of_it(town, row, caplog):
    caplog.set_level("DEBUG")
    found = {}
    for who in OUTSIDE:
        with transaction.atomic():
            shown = secrets_in(plain(answered(town, row, who)))
            transaction.set_rollback(True)
        if shown:
            found[who] = shown
    assert found == {}
    assert secrets_in(repr([vars(record) for record in caplog.records])) == []


@pytest.mark.parametrize("who", ["mediator", "reporter"])
def test_whoever_is_in_it_reads_it(town, who):
    """So the search for it does find it where it is."""
    door = "/desk/JG/mediation/" if who == "mediator" else "/my/disputes/JG/"
    client = browser_of(who, town, is_api=False)
    signed, failed = (client.get(f"{door}{town.words[name]}/") for name in ("signed_dispute", "failed_dispute"))
    missing = [one for one in SAID if one not in words(signed) + words(failed)]
    assert missing == []
    assert signed.headers["Cache-Control"] == "no-store"


def test_no_row_event_or_file_holds_a_word_of_it(town):
    assert secrets_in(every_row()) == []
    assert secrets_in(repr(everything())) == []
    events = Event.objects.filter(name="dispute.moved")
    assert {tuple(sorted(event.payload)) for event in events} == {("step",)}
    assert {event.actor_name for event in events} == {"system"}


@pytest.mark.parametrize("text", ["拖椅子", "毛毡垫", "周国栋", "解忧站", "JG-D1", "D1"])
@pytest.mark.parametrize("who", ["butler", "manager", "supervisor", "mediator", "reporter"])
def test_searching_for_it_finds_nothing(town, who, text):
    client = browser_of(who, town, is_api=False)
    for page in ("/desk/JG/find/", "/desk/JG/people/", "/api/v1/yards/JG/cases/"):
        with transaction.atomic():
            answer = client.get(page, {"q": text})
            transaction.set_rollback(True)
        assert secrets_in(plain(answer).replace(text, "")) == []


def test_those_above_learn_a_number(town):
    page = words(browser_of("supervisor", town, is_api=False).get("/oversight/mediation/"))
    assert "调解数字" in page
    board = words(browser_of("stranger", town, is_api=False).get("/b/JG/"))
    assert "已调解纠纷 2 件，达成协议 1 件" in board
    assert secrets_in(page + board) == []
