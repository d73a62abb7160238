"""The door of programs: one shape of refusal, the same answer for the same key, nobody's name or number."""

import json

import pytest
from django.test import Client

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

CASES = "/api/v1/yards/JG/cases"
SAID = {"text": "单元门关不拢。", "phone": "13800004402", "name": "黎晓舟"}


def send(client, address, body, key="one", **more):
    text = body if isinstance(body, str) else json.dumps(body)
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(address, text, content_type=more.pop("type", "application/json"), headers=headers | more)


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == f"urn:yuanba:{told['code']}"
    assert told["status"] == answer.status_code
    assert told["title"]
    return told


REFUSED = {
    "no key": (None, CASES, SAID, 401, "unauthorized"),
    "no estate": ("program", "/api/v1/yards/XX/cases", SAID, 404, "not-found"),
    "another estate": ("manager-far", CASES, SAID, 404, "not-found"),
    "no json": ("program", CASES, "{", 400, "invalid"),
    "no text": ("program", CASES, {}, 422, "invalid"),
    "too short": ("program", CASES, {"text": "门"}, 422, "invalid"),
    "too long": ("program", CASES, {"text": "长" * 5001}, 422, "invalid"),
    "kind": ("program", CASES, {"text": "门禁坏了", "kind": "war"}, 422, "invalid"),
    "place": ("program", CASES, {"text": "门禁坏了", "place": "9-9"}, 422, "invalid"),
    "phone": ("program", CASES, {"text": "门禁坏了", "phone": "12"}, 422, "invalid"),
    "no such address": ("program", "/api/v1/nothing", {}, 404, "not-found"),
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_refused_in_one_shape(town, keyed, row):
    name, address, body, status, code = row
    client = keyed(name) if name else Client()
    before = everything()
    answer = send(client, address, body)
    assert (answer.status_code, problem(answer)["code"]) == (status, code)
    assert everything() == before


def test_a_report_without_a_key_of_its_own_is_refused(town, keyed):
    assert problem(send(keyed("program"), CASES, SAID, key=""))["fields"][0]["field"].endswith("Idempotency-Key")


def test_a_field_has_its_own_code_and_words(town, keyed):
    told = problem(send(keyed("program"), CASES, {"text": "门禁坏了", "phone": "12"}))
    assert [(one["field"], one["code"]) for one in told["fields"]] == [("phone", "phone-doubtful")]


def test_another_method_is_told_too(town, keyed):
    answer = keyed("program").delete(CASES)
    assert (answer.status_code, problem(answer)["code"]) == (405, "method")
    assert set(answer["Allow"].split(", ")) == {"GET", "POST"}


def test_the_same_key_gives_the_same_answer(town, keyed):
    client = keyed("program")
    first, second = (send(client, CASES, SAID) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() | {"repeated": True} == second.json()
    assert cases.Case.objects.filter(text=SAID["text"]).count() == 1
    before = everything()
    other = send(client, CASES, SAID | {"text": "另一件事。"})
    assert (other.status_code, problem(other)["code"]) == (409, "conflict")
    assert everything() == before


def test_too_many_at_a_door_are_told(town, settings):
    settings.YUANBA_REPORTS_PER_HOUR = 1
    client, address = Client(), f"/api/v1/doors/JG/{town.door}/cases"
    assert [send(client, address, SAID, key=str(n)).status_code for n in range(2)] == [201, 429]
    assert problem(send(client, address, SAID, key="3"))["code"] == "too-many"


def test_a_stale_version_names_who_was_there(town, keyed):
    case = town.cases["dispatched"]
    answer = send(keyed("manager"), f"{CASES}/{case.id}/answer", {"text": "下午来修。", "version": 1})
    assert (answer.status_code, problem(answer)["code"]) == (409, "stale")


def test_nobodys_name_or_number_is_told(town, keyed):
    told = send(keyed("program"), CASES, SAID).json()
    for name in ("program", "manager"):
        client = keyed(name)
        whole = client.get(f"{CASES}/{told['id']}").content.decode() + client.get(CASES).content.decode()
        assert "4402" not in whole
        assert "黎晓舟" not in whole


def test_what_is_private_is_not_told_to_programs(town, keyed):
    client, case = keyed("program"), town.cases["private"]
    assert client.get(f"{CASES}/{case.id}").status_code == 404
    assert str(case.id) not in client.get(CASES).content.decode()
    assert client.get(CASES, {"q": "吵架"}).json()["items"] == []


def test_words_follow_the_language_of_the_asker(town, keyed):
    chinese, english = keyed("program"), keyed("program")
    english.cookies["yb_lang"] = "en"
    assert problem(send(english, CASES, {"text": "门"}))["fields"][0]["title"].isascii()
    assert not problem(send(chinese, CASES, {"text": "门"}))["fields"][0]["title"].isascii()


def test_the_description_is_served(town):
    told = Client().get("/api/v1/openapi.json").json()
    assert told["info"]["title"] == "Yuanba"
    assert "/api/v1/yards/{code}/cases" in told["paths"]
