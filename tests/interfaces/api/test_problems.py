"""What goes wrong at the door of programs: one shape, the right status, nothing left behind; never a page."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.support.unchanged import everything
from yuanba.interfaces.api.cases import VERBS
from yuanba.kernel import clock

CASES = "/api/v1/yards/JG/cases"
SAID = json.dumps({"text": "单元门关不拢。"})
KEY = {"Idempotency-Key": "one"}
FIRST_DAY, LAST_DAY = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"


def told(answer):
    """Status and code, after a look at the shape."""
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert set(body) - {"fields"} == {"type", "code", "title", "status"}
    assert (body["type"], body["status"]) == (f"urn:yuanba:{body['code']}", answer.status_code)
    for field in body.get("fields", []):
        assert set(field) == {"field", "code", "title"}
    return answer.status_code, body["code"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "x"]
)
def test_what_does_not_say_that_it_is_json_is_not_read(town, keyed, kind):
    doors = ((keyed("program"), CASES), (Client(), f"/api/v1/doors/JG/{town.door}/cases"))
    before = everything()
    for client, address in doors:
        assert told(client.post(address, SAID.encode(), content_type=kind, headers=KEY)) == (415, "media-type")
    assert everything() == before


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_json_may_say_more_of_itself(town, keyed, kind):
    assert keyed("program").post(CASES, SAID.encode(), content_type=kind, headers=KEY).status_code == 201


NO_JSON = [b"{", b"", b"\xff\xfe", b"[" * 100_000, b"{'text': 'x'}"]
NO_SHAPE = [
    b"null",
    b"[]",
    b'"text"',
    b"7",
    b'{"text": 7}',
    b'{"text": null}',
    b'{"text": ["x"]}',
    b'{"text": "\\ud800"}',
]


@pytest.mark.parametrize(("body", "status"), [(one, 400) for one in NO_JSON] + [(one, 422) for one in NO_SHAPE])
def test_a_body_that_cannot_be_read(town, keyed, body, status):
    client, before = keyed("program"), everything()
    answer = client.post(CASES, body, content_type="application/json", headers=KEY)
    assert told(answer) == (status if body else 422, "invalid")
    assert everything() == before


@pytest.mark.parametrize("key", ["", "x" * 65])
def test_a_key_of_a_repeat_has_one_to_sixty_four_signs(town, keyed, key):
    client, before = keyed("program"), everything()
    answer = client.post(CASES, SAID, content_type="application/json", headers={"Idempotency-Key": key})
    assert (told(answer), everything() == before) == ((422, "invalid"), True)


@pytest.mark.parametrize(
    "query",
    ["after=x", "after=0001-01-01T00:00:00%2B14:00_01900000-0000-7000-8000-000000000000", "after=%00", "after=_"],
)
@pytest.mark.parametrize("more", ["", "&by=due", "&q=状态"])
def test_a_way_on_that_somebody_made_up_leads_nowhere(town, keyed, query, more):
    assert told(keyed("manager").get(f"{CASES}?{query}{more}")) == (404, "not-found")


@pytest.mark.parametrize("query", ["by=x", "by=", "q=" + "x" * 101, "after=" + "x" * 101])
def test_a_parameter_of_the_wrong_shape_is_named(town, keyed, query):
    answer = keyed("manager").get(f"{CASES}?{query}")
    assert told(answer) == (422, "invalid")
    assert [one["field"] for one in answer.json()["fields"]] == [f"query.{query.partition('=')[0]}"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/no",
        "/api/v1/yards/XX",
        f"{CASES}/x",
        f"{CASES}/01900000-0000-7000-8000-000000000000",
        "/api/v1/yards/%00/cases",
        "/api/v1/follow/JG/x",
        "/api/v1/follow/JG/%00",
        "/api/",
    ],
)
def test_what_is_not_there(town, keyed, address):
    assert told(keyed("manager").get(address)) == (404, "not-found")


def test_a_door_that_is_not_there_says_what_to_do(town):
    answer = Client().post("/api/v1/doors/JG/torn/cases", SAID, content_type="application/json", headers=KEY)
    assert told(answer) == (404, "door-unknown")


@pytest.mark.parametrize("verb", ["confirm", "rate", "request_reopen", "expire", "delete", "x"])
def test_a_verb_that_is_not_for_staff_is_refused(town, keyed, verb):
    client, before = keyed("manager"), everything()
    answer = client.post(f"{CASES}/{town.cases['resolved'].id}/{verb}", "{}", content_type="application/json")
    assert (told(answer), everything() == before) == ((422, "invalid"), True)


# what a verb is given, and the field that is named
WRONG = {
    "triage: kind": ("triage", "new", {"kind": "war", "level": "hard"}, "kind", "choice-unknown"),
    "triage: level": ("triage", "new", {"kind": "repair"}, "level", "choice-unknown"),
    "dispatch: nobody": ("dispatch", "triaged", {}, "to", "not-assignable"),
    "answer: words": ("answer", "dispatched", {"text": "\x00"}, "text", "words-missing"),
    "answer: how": ("answer", "dispatched", {"text": "好的", "how": "x"}, "how", "choice-unknown"),
    "promise: none": ("promise", "in-work", {"text": "换灯"}, "due", "date-unreadable"),
    "promise: first day": ("promise", "in-work", {"text": "换灯", "due": FIRST_DAY}, "due", "date-unreadable"),
    "promise: last day": ("promise", "in-work", {"text": "换灯", "due": LAST_DAY}, "due", "date-unreadable"),
    "promise: far": ("promise", "in-work", {"text": "换灯", "due": "2999-01-01T00:00:00Z"}, "due", "date-far"),
    "promise: late": ("promise", "in-work", {"text": "换灯", "due": "$later"}, "due", "date-late"),
    "promise: past": ("promise", "in-work", {"text": "换灯", "due": "2020-01-01T00:00:00"}, "due", "date-past"),
    "resolve: photograph": ("resolve", "in-work", {"text": "换了"}, "after", "photo-missing"),
    "resolve: outcome": ("resolve", "in-work", {"text": "换了", "outcome": "x"}, "outcome", "choice-unknown"),
}


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_the_field_is_named_with_a_code(town, keyed, row):
    verb, state, data, field, code = row
    if data.get("due") == "$later":
        data = data | {"due": (town.cases[state].close_due + timedelta(minutes=1)).isoformat()}
    client, before = keyed("manager"), everything()
    answer = client.post(f"{CASES}/{town.cases[state].id}/{verb}", data, content_type="application/json")
    assert told(answer) == (422, "invalid")
    assert [(one["field"], one["code"]) for one in answer.json()["fields"]] == [(field, code)]
    assert everything() == before


@pytest.mark.parametrize("version", [0, -1, "x", 2**31, 1.5])
def test_a_version_is_a_number_of_a_row(town, keyed, version):
    data = {"text": "看过了", "version": version}
    answer = keyed("manager").post(f"{CASES}/{town.cases['new'].id}/note", data, content_type="application/json")
    assert told(answer) == (422, "invalid")
    assert answer.json()["fields"][0]["field"].endswith("version")


@pytest.mark.parametrize(("verb", "state"), [("resolve", "closed"), ("reopen", "new"), ("promise", "new")])
def test_what_the_state_does_not_allow(town, keyed, verb, state):
    data, client = {"text": "再来", "due": (clock.now() + timedelta(hours=1)).isoformat()}, keyed("manager")
    before = everything()
    answer = client.post(f"{CASES}/{town.cases[state].id}/{verb}", data, content_type="application/json")
    assert (told(answer), everything() == before) == ((409, "not-now"), True)


def test_every_verb_answers_a_stranger_with_401(town):
    for verb in VERBS:
        answer = Client().post(f"{CASES}/{town.cases['new'].id}/{verb}", "{}", content_type="application/json")
        assert told(answer) == (401, "unauthorized")


@pytest.mark.parametrize(
    ("method", "address", "allowed"), [("put", CASES, {"GET", "POST"}), ("post", "/api/v1/yards/JG", {"GET"})]
)
def test_a_method_that_is_not_taken(town, keyed, method, address, allowed):
    answer = getattr(keyed("manager"), method)(address)
    assert (told(answer), set(answer["Allow"].split(", "))) == ((405, "method"), allowed)
