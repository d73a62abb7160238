"""The same request twice has one effect and one answer; the same key for something else is a conflict."""

import pytest
from django.test import Client

from tests.factories import places
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM

CASES = "/api/v1/yards/JG/cases"
SAID = {"text": "单元门关不拢。"}
JSON = {"content_type": "application/json"}
ACTS = {
    "triage": ("new", {"kind": "hazard", "level": "hard"}),
    "answer": ("dispatched", {"text": "下午来修。"}),
    "note": ("in-work", {"text": "到场看过。"}),
    "resolve": ("in-work", {"text": "修好了。", "why_no_photo": "在室内"}),
    "reopen": ("reopen-requested", {"text": "再派人来。"}),
    "uphold": ("reopen-requested", {"text": "已经换过两次。"}),
}


def report(client, address=CASES, key="one", **more):
    return client.post(address, SAID | more, **JSON, headers={"Idempotency-Key": key})


def test_at_a_door_too(town):
    client, address = Client(), f"/api/v1/doors/JG/{town.door}/cases"
    first, again = report(client, address), report(client, address)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json() | {"repeated": True}
    before = everything()
    other = report(client, address, text="别的事。")
    assert (other.status_code, other.json()["code"], everything() == before) == (409, "conflict", True)


@pytest.mark.parametrize(
    "more", [{"name": "某人"}, {"phone": "13800004402"}, {"level": "hard"}, {"visibility": "handlers"}]
)
def test_whatever_differs_is_a_conflict(town, keyed, more):
    client = keyed("program")
    report(client)
    before = everything()
    answer = report(client, **more)
    assert (answer.status_code, everything() == before) == (409, True)


def test_everybody_has_keys_of_their_own(town, keyed):
    ids = {report(keyed(name)).json()["id"] for name in ("program", "butler", "manager")}
    assert len(ids) == 3


def test_every_door_has_keys_of_its_own(town):
    other = map_.issue_door_code(actor=SYSTEM, yard=town.yard, place_id=places.place(town.yard, "4-1").id).token
    ids = {report(Client(), f"/api/v1/doors/JG/{token}/cases").json()["id"] for token in (town.door, other, town.door)}
    assert len(ids) == 2


@pytest.mark.parametrize("verb", ACTS)
def test_a_verb_sent_twice_is_done_once(town, keyed, verb):
    state, data = ACTS[verb]
    case, client = town.cases[state], keyed("manager")
    data = data | {"key": "once", "version": case.version}
    first, again = (client.post(f"{CASES}/{case.id}/{verb}", data, **JSON) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert case.steps.filter(verb=verb, client_key="once").count() == 1


@pytest.mark.parametrize("verb", ["answer", "note", "resolve", "reopen", "uphold"])
def test_other_words_under_the_same_key_are_a_conflict(town, keyed, verb):
    state, data = ACTS[verb]
    case, client = town.cases[state], keyed("manager")
    client.post(f"{CASES}/{case.id}/{verb}", data | {"key": "once"}, **JSON)
    before = everything()
    answer = client.post(f"{CASES}/{case.id}/{verb}", data | {"key": "once", "text": "别的话。"}, **JSON)
    assert (answer.status_code, answer.json()["code"], everything() == before) == (409, "conflict", True)


def test_another_verb_under_the_same_key_is_a_conflict(town, keyed):
    case, client = town.cases["dispatched"], keyed("manager")
    data = {"text": "下午来修。", "key": "once"}
    client.post(f"{CASES}/{case.id}/note", data, **JSON)
    before = everything()
    answer = client.post(f"{CASES}/{case.id}/answer", data, **JSON)
    assert (answer.status_code, everything() == before) == (409, True)


@pytest.mark.parametrize("key", ["\x00", "a\x00b", "报告", "\u202e"])
def test_a_strange_key_is_no_fault_of_ours(town, keyed, key):
    case, client = town.cases["in-work"], keyed("manager")
    answers = [client.post(f"{CASES}/{case.id}/note", {"text": "看过", "key": key}, **JSON) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]


def test_the_reporters_word_too(town):
    client, address = Client(), f"/api/v1/follow/JG/{town.tokens['resolved']}/request_reopen"
    first, again = (client.post(address, {"text": "还在响。", "key": "once"}, **JSON) for _ in range(2))
    assert (first.status_code, first.json()) == (200, again.json())
    other = client.post(address, {"text": "灯也灭了。", "key": "once"}, **JSON)
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert cases.Case.objects.get(id=town.cases["resolved"].id).steps.filter(verb="request_reopen").count() == 1
