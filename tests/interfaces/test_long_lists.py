"""Lists that nobody thought would get long are read page by page: calls, who signed, own disputes, places, units."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import people
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import SignOn
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
