"""Calls back for programs: a week drawn, whom to call, how to reach them, what they said, and the figures."""

from datetime import timedelta

import pytest

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Callback, ContactOpening
from yuanba.kernel import clock

LINK = "/api/v1/yards/JG/callbacks"


def sent(client, path, key="one", **said):
    answer = client.post(LINK + path, said, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


@pytest.fixture
def call(town):
    """A call of this week."""
    week = cases.callbacks.monday(clock.today())
    row = Callback(yard=town.yard, case=town.cases["closed"], week=week, why="unhappy")
    row.save()
    return row


def test_the_week_is_drawn_once_and_anybody_may_draw_it_again(town, keyed):
    manager = keyed("manager")
    status, drawn = sent(manager, "/draws", week="2026-01-07", size=3)
    assert (status, drawn["week"], drawn["size"], drawn["seed"]) == (200, "2026-01-05", 3, "JG 2026-01-05")
    before = everything()
    assert sent(manager, "/draws", week="2026-01-05", size=9) == (200, drawn)
    assert sent(manager, "/draws", week=clock.today().isoformat())[1]["code"] == "week-open"
    assert sent(manager, "/draws", week="0001-01-01", size=51)[0] == 422
    assert everything() == before
    assert manager.get(f"{LINK}/draws").json()["items"] == [drawn]
    assert manager.get(f"{LINK}?week=2026-01-11").json()["draw"] == drawn


def test_whom_to_call_what_was_said_and_the_figures_of_it(town, keyed, call):
    butler, case = keyed("butler"), town.cases["closed"]
    page = butler.get(f"{LINK}?week={call.week}").json()
    assert [(one["id"], one["number"], one["why"], one["reached"]) for one in page["items"]] == [
        (str(call.id), case.code, "unhappy", None)
    ]
    assert page["figures"] == {"calls": 1, "tried": 0, "reached": 0, "solved": 0, "content": 0}
    status, made = sent(butler, f"/{call.id}/told", reached=False)
    assert (status, made["tries"], made["reached"]) == (200, 1, False)
    before = everything()
    assert sent(butler, f"/{call.id}/told", reached=False) == (200, made)
    status, told = sent(butler, f"/{call.id}/told", "two", reached=True, solved="yes")
    assert (status, told["fields"][0]["code"]) == (422, "call-answers")
    assert everything() == before
    said = {"reached": True, "solved": "no", "content": "no", "text": "灯又灭了。"}
    status, made = sent(butler, f"/{call.id}/told", "two", **said)
    assert (status, made["tries"], made["solved"]) == (200, 2, "no")
    assert cases.Case.objects.get(id=case.id).state == "reopen-requested"
    figures = butler.get(f"{LINK}?week={call.week}").json()["figures"]
    assert figures == {"calls": 1, "tried": 1, "reached": 1, "solved": 0, "content": 0}


def test_how_to_reach_somebody_is_opened_and_written_down(town, keyed, call):
    butler = keyed("butler")
    status, told = sent(butler, f"/{call.id}/contact")
    assert (status, set(told), bool(told["phone"])) == (200, {"name", "phone"}, True)
    assert ContactOpening.objects.get(case=call.case).account == town.accounts["butler"].id
    engineer = keyed("engineer")
    before = everything()
    assert sent(engineer, f"/{call.id}/contact")[0] == 404
    assert everything() == before


def test_a_week_is_read_page_by_page(town, keyed):
    week = cases.callbacks.monday(clock.today()) - timedelta(days=7)
    for one in town.cases.values():
        Callback(yard=town.yard, case=one, week=week, why="sample").save()
    client, found, after = keyed("manager"), [], ""
    while True:
        page = client.get(LINK, {"after": after}).json()
        found += [one["id"] for one in page["items"]]
        after = page["more"]
        if not after:
            break
    mine = {str(one.id) for one in cases.calls_of(town.actors["manager"], town.yard, week).rows}
    assert (len(found), set(found)) == (len(mine), mine)
    assert client.get(f"{LINK}?week=0001-01-01").status_code == 200
