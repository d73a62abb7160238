"""Joint meetings for programs: called over single problems or over all of a choice, read page by page, decided."""

from datetime import timedelta

import pytest

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

API = "/api/v1/yards/JG/meetings"
JSON = {"content_type": "application/json"}
ONCE = {"Idempotency-Key": "one"}


@pytest.fixture
def said(town):
    """What is called; thirty problems are on the ledger, the odd ones of the team."""
    for number in range(30):
        entry = cases.Entry("team" if number % 2 else "service", f"第 {number + 1} 件", "夜里只有一名保安。", "meeting")
        cases.enter_problem(actor=town.actors["manager"], yard=town.yard, entry=entry, client_key=str(number))
    return {"title": "联席会", "day": (clock.today() + timedelta(days=9)).isoformat()}


def test_all_of_a_choice_is_on_the_agenda_and_the_agenda_is_read_page_by_page(town, keyed, said):
    manager = keyed("manager")
    assert manager.get(f"{API}/open?field=team").json() == {"count": 15, "most": 200}
    said |= {"choice": {"count": 30}, "problems": [1]}
    made = [manager.post(API, said, **JSON, headers=ONCE).json() for _again in range(2)]
    assert made[0] == made[1]
    assert (made[0]["code"], made[0]["count"], made[0]["more"]) == ("JG-M1", 30, "20")
    rest = manager.get(f"{API}/1?after=20").json()
    numbers = [(one["order"], one["problem"]) for one in (*made[0]["items"], *rest["items"])]
    assert (numbers, rest["more"]) == ([(one, one) for one in range(1, 31)], "")
    assert [one["number"] for one in manager.get(API).json()["items"]] == [1]
    assert manager.get(f"{API}/1?after=x").status_code == 404


def test_a_choice_that_grew_meanwhile_is_looked_at_again(town, keyed, said):
    manager, before = keyed("manager"), everything()
    for choice, count in (({"count": 14, "field": "team"}, 15), ({"count": 2, "state": "late"}, 0)):
        answer = manager.post(API, said | {"choice": choice}, **JSON, headers=ONCE)
        assert (answer.status_code, answer.json()["code"]) == (409, "agenda-changed")
        assert str(count) in answer.json()["title"]
    assert everything() == before
    made = manager.post(API, said | {"choice": {"count": 15, "field": "team"}}, **JSON, headers=ONCE).json()
    assert {one["field"] for one in made["items"]} == {"team"}


def test_what_was_decided_stands_on_the_agenda_and_in_the_ledger(town, keyed, said):
    manager = keyed("manager")
    manager.post(API, said | {"problems": [3, 1]}, **JSON, headers=ONCE)
    decided = {"problem": 3, "outcome": "月底前补人"}
    measure = {"responsible": "物业", "text": "补一人", "due_on": said["day"]}
    line = manager.post(f"{API}/1/decide", decided | {"measure": measure}, **JSON).json()
    assert (line["order"], line["code"], line["state"], line["outcome"]) == (2, "JG-P3", "under-way", "月底前补人")
    assert manager.post(f"{API}/1/decide", decided, **JSON).json() == line
    other = manager.post(f"{API}/1/decide", decided | {"outcome": "别的"}, **JSON)
    assert (other.status_code, other.json()["code"]) == (409, "item-minuted")
    assert [one["minuted_at"] is None for one in manager.get(f"{API}/1").json()["items"]] == [True, False]
    absent = manager.post(f"{API}/1/decide", decided | {"problem": 2}, **JSON)
    assert (absent.status_code, absent.json()["code"]) == (404, "not-found")
