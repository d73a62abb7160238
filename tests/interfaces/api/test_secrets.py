"""Who reported is told to no program: not in lists, not in histories, not in refusals; what is private is not there."""

import re

import pytest
from django.test import Client

from tests.factories import cases as made
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

CASES = "/api/v1/yards/JG/cases"
JSON = {"content_type": "application/json"}
READERS = ("program", "engineer", "butler", "manager", "supervisor", "street")
SECRETS = ("13800004402", "4402", "黎晓舟", "Reporter")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def case(town):
    """Reported with name and number, judged by its reporter."""
    told = made.report(town.home, "水管漏了。", town.actors["reporter"], phone="13800004402", name="黎晓舟")
    for verb in ("triage", "answer", "resolve", "request_reopen"):
        town.act(verb, told.case)
    return cases.Case.objects.get(id=told.case.id)


@pytest.mark.parametrize("name", READERS)
def test_no_reader_is_told_who_it_was(town, keyed, case, name):
    client = keyed(name)
    read = [client.get(f"{CASES}/{case.id}"), *(client.get(CASES + query) for query in ("", "?by=due", "?q=水管"))]
    assert [one.status_code for one in read] == [200] * 4
    for one in read:
        assert str(case.id) in one.content.decode()
        told = ID.sub("", one.content.decode())
        for secret in SECRETS:
            assert secret not in told


@pytest.mark.parametrize("name", ["supervisor", "manager", "engineer"])
def test_a_refusal_does_not_name_the_reporter_either(town, keyed, enter, case, name):
    data, client = {"text": "到场看过。", "version": 1}, keyed(name)
    before = everything()
    answer = client.post(f"{CASES}/{case.id}/note", data, **JSON)
    assert (answer.status_code, answer.json()["code"], everything() == before) == (409, "stale", True)
    assert "Reporter" not in answer.content.decode()
    page = enter(name).post(f"/desk/JG/{case.id}/do/note/", data)
    assert (page.status_code, "Reporter" in page.content.decode()) == (409, False)


def test_a_refusal_names_who_of_the_staff_was_there(town, keyed, case):
    cases.reopen(actor=town.actors["manager"], target=made.target(case), text="再派人来。")
    answer = keyed("butler").post(f"{CASES}/{case.id}/note", {"text": "到场看过。", "version": 1}, **JSON)
    assert "Manager" in answer.json()["title"]


@pytest.mark.parametrize("name", ["program", "street", "neighbour", "operator", "manager-far", "supervisor-far"])
def test_what_is_private_is_not_there(town, keyed, name):
    client, case = keyed(name), town.cases["private"]
    before = everything()
    assert client.get(f"{CASES}/{case.id}").status_code == 404
    for verb in ("answer", "note", "triage"):
        data = {"text": "看过了", "kind": "repair", "level": "hard"}
        assert client.post(f"{CASES}/{case.id}/{verb}", data, **JSON).status_code == 404
    for query in ("", "?by=due", "?q=吵架", f"?q={case.number}", f"?q={case.code}"):
        answer = client.get(CASES + query)
        assert str(case.id) not in answer.content.decode()
        assert "吵架" not in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("name", ["supervisor", "engineer"])
def test_those_who_handle_it_find_it(town, keyed, name):
    case = town.cases["private"]
    assert [one["id"] for one in keyed(name).get(f"{CASES}?q=吵架").json()["items"]] == [str(case.id)]


def test_what_anybody_may_read_of_an_estate_counts_nothing_private(town):
    client, before = Client(), Client().get("/api/v1/yards/JG/figures").json()
    assert before["all"] == cases.Case.objects.filter(visibility="neighbours").exclude(state="merged").count()
    made.report(town.place, "也只给办的人看。", visibility="handlers")
    assert client.get("/api/v1/yards/JG/figures").json() == before


def test_the_reporter_reads_what_is_public_of_her_own(town):
    case, manager = town.cases["in-work"], town.actors["manager"]
    cases.note(actor=manager, target=made.target(case), text="钥匙在值班室", public=False)
    cases.note(actor=manager, target=made.target(case), text="订了新灯", public=True)
    answer = Client().get(f"/api/v1/follow/JG/{town.tokens['in-work']}")
    texts = [step["text"] for step in answer.json()["steps"]]
    assert ("钥匙在值班室" in texts, "订了新灯" in texts) == (False, True)
    assert "4402" not in answer.content.decode()


def test_an_ended_key_opens_nothing(town, keyed):
    client = keyed("manager")
    assert client.get(CASES).status_code == 200
    for headers in ({"Authorization": "Bearer x"}, {"Authorization": "Bearer "}, {"Authorization": "x"}, {}):
        assert Client(headers=headers).get(CASES).status_code == 401
