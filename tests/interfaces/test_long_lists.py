"""Lists that nobody thought would get long are read page by page: calls, who signed, own disputes, places, units."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import cases as make
from tests.factories import people
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Callback, Extension, Instruction, SignOn
from yuanba.domains.people.public import actor_of
from yuanba.domains.places.public import Place
from yuanba.interfaces.observed import SPOTS
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code


@pytest.fixture
def calls(town):
    said = {"text": "件件有回应。", "issuer": "柳溪社区", "actor": town.actors["supervisor"], "yard": by_code("LX")}
    return [cases.make_call(**said, title=f"倡议 {number}", client_key=str(number)) for number in range(23)]


def test_the_calls_that_stand_are_turned_over_on_board_and_desk(town, enter, calls):
    board = enter().get("/b/JG/")
    assert len(board.context["calls"].rows) == 20
    rest = enter().get("/b/JG/", {"calls": board.context["calls"].more}).context["calls"]
    assert ([one.title for one in rest.rows], rest.more) == (["倡议 2", "倡议 1", "倡议 0"], "")
    assert "更早的倡议" in words(board)
    desk = enter("manager").get("/desk/JG/calls-to-sign/").context["near"]
    assert (len(desk.rows), bool(desk.more)) == (20, True)
    assert cases.calls_near(by_code("LX"), own=False).rows == []


def test_who_signed_is_counted_whole_and_read_in_parts(town, enter, keyed, calls):
    for number in range(25):
        signed = clock.now() + timedelta(seconds=number)
        left = signed if number == 0 else None
        row = {"name": f"{number} 号苑", "kind": "estate", "signed_by": "甲", "signed_at": signed, "withdrawn_at": left}
        SignOn(yard=calls[0].yard, call=calls[0], **row).save()
    api = keyed("neighbour")
    first = api.get("/api/v1/yards/LX/calls/1").json()
    assert (first["signed"], len(first["signers"])) == (24, 20)
    rest = api.get("/api/v1/yards/LX/calls/1", {"after": first["more"]}).json()
    assert ([one["name"] for one in rest["signers"]][-1], rest["more"]) == ("24 号苑", "")
    page = enter().get("/b/LX/calls/1/")
    assert (page.context["standing"], page.context["more"]) == (24, first["more"])
    beyond = enter().get("/b/LX/calls/1/", {"after": first["more"]})
    assert [one.name for one in beyond.context["signers"]] == [f"{number} 号苑" for number in range(20, 25)]


@pytest.fixture
def crowd(town):
    return [make.report(town.place, f"第 {number} 件", town.actors["reporter"]).case for number in range(23)]


def test_the_calls_of_a_week_are_turned_over_and_written_down_on_each_page(town, enter, crowd):
    week = cases.callbacks.monday(clock.today()) - timedelta(days=7)
    with clock.at(clock.now()):
        cases.draw_calls(actor=town.actors["manager"], yard=town.yard, week=week)
    for number, case in enumerate(crowd):
        why = "unhappy" if number % 2 else "sample"
        Callback(yard=town.yard, case=case, week=week, why=why, reached=number == 1 or None).save()
    manager = enter("manager")
    first = manager.get("/desk/JG/calls/")
    shown = [one.case_id for one, _ in first.context["calls"]]
    rest = manager.get("/desk/JG/calls/", {"week": week, "after": first.context["more"]})
    shown += [one.case_id for one, _ in rest.context["calls"]]
    wanted = [crowd[at].id for at in (*range(3, 23, 2), *range(0, 23, 2), 1)]
    assert (shown, rest.context["more"]) == (wanted, "")
    assert f"after={first.context['more']}" in first.content.decode()
    call = rest.context["calls"][0][0]
    at = f"?week={week}&after={first.context['more']}"
    wrong = manager.post(f"/desk/JG/calls/{call.id}/do/told/{at}", {"reached": "1", "solved": "yes", "key": "k"})
    assert (wrong.status_code, wrong.context["wrong"]) == (422, call.id)
    assert call.id in [one.id for one, _ in wrong.context["calls"]]
    assert manager.get("/desk/JG/calls/?after=x").status_code == 404


def test_what_the_community_waits_for_and_more_time_asked_are_turned_over_on_today(town, enter, crowd):
    now = clock.now()
    for number, case in enumerate(crowd):
        due, row = now + timedelta(hours=number), {"yard": town.yard, "case": case, "at": now, "name": "甲"}
        Instruction(**row, text=f"督办 {number}", role="community", due_at=due, owed_at=due).save()
        Extension(**row, reason="parts", text="等配件", due_before=due, due=due + timedelta(days=1)).save()
    manager = enter("manager")
    first = manager.get("/desk/JG/")
    assert "还有要回话的督办" in words(first)
    assert "还有待审批的延期" in words(first)
    for of, name in (("instructions", "to_answer"), ("extensions", "to_decide")):
        after = first.context[f"more_{name}"]
        assert f"of={of}&amp;after=" in first.content.decode()
        rest = manager.get("/desk/JG/", {"of": of, "after": after}).context
        assert (len(first.context[name]), len(rest[name]), rest[f"more_{name}"]) == (20, 3, "")
        assert len(rest["groups"]) == len(first.context["groups"])


def test_places_to_observe_are_turned_over_and_each_may_be_sent(town, enter, keyed):
    watcher = town.accounts["observer"] = people.account("观察员", username="observer")
    people.post(town.yard, "observer", holder=watcher)
    town.actors["observer"] = actor_of(watcher.id)
    for number in range(SPOTS + 5):
        path = f"{town.yard.path}/z{number:03}"
        Place(yard=town.yard, kind="point", label=f"点位 {number}", path=path).save()
    client, api = enter("observer"), keyed("observer")
    told = api.get("/api/v1/observations/choices").json()
    rest = api.get("/api/v1/observations/choices", {"after": told["more"]}).json()
    assert (len(told["places"]), rest["more"]) == (SPOTS, "")
    assert not {one["id"] for one in told["places"]} & {one["id"] for one in rest["places"]}
    page = client.get("/my/observe/?what=light")
    assert "其他位置" in words(page)
    assert client.get("/my/observe/", {"what": "light", "after": page.context["more"]}).context["spots"]
    sent = client.post("/my/observe/", {"preset": "light", "place": rest["places"][-1]["id"], "key": "o"})
    assert sent.status_code == 302
    assert api.get("/api/v1/observations/choices?after=x").status_code == 404


def test_units_categories_and_own_disputes_are_pages(town, keyed):
    for name in ("units", "categories"):
        told = Client().get(f"/api/v1/yards/JG/{name}").json()
        assert set(told) == {"items", "more"}
        assert len(told["items"]) <= 20
        assert Client().get(f"/api/v1/yards/JG/{name}?after=x").status_code == 404
    assert keyed("reporter").get("/api/v1/disputes?after=x").status_code == 404
    with pytest.raises(Refusal, match="not-found"):
        cases.own_disputes(town.actors["reporter"], after="x")
