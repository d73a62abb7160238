"""Figures of one estate: those of oversight, narrowed; who opens no request sees what the board shows."""

import re

import pytest

from tests.factories import people
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.platform.events.public import dispatch
from yuanba.platform.yards.public import by_code

HERE = "/desk/JG/figures/"


@pytest.fixture
def counted(town):
    dispatch(limit=10_000)
    return town


def holding(town, role, *yards):
    town.accounts[role] = people.account("新来的人", username=role)
    seat = {"side": "owners"} if role == "management-committee" else {}
    for yard in yards or (town.yard,):
        people.post(yard, role, holder=town.accounts[role], **seat)


def test_a_manager_sees_the_figures_of_the_estate_and_opens_the_cases(counted, enter):
    manager = enter("manager")
    [whole] = cases.rates_by([counted.yard], "estate", cases.since_of(3))
    for by in ("kind", "level", "building", "unit", "channel", "month", "assignee"):
        told = words(manager.get(f"{HERE}?by={by}"))
        for line in cases.rates_by([counted.yard], by, cases.since_of(3)):
            figures = (line.rates.of(what) for what in cases.FIGURES)
            assert all(not one.base or f"{one.part} / {one.base}" in told for one in figures), by
    page = manager.get(HERE)
    assert [(what, one) for what, one, _link in page.context["whole"]] == [
        (what, whole.rates.of(what)) for what in cases.FIGURES
    ]
    for _what, one, link in page.context["whole"]:
        behind = manager.get(link)
        assert (behind.status_code, len(behind.context["rows"])) == (200, one.base)
        assert f'href="{link.replace("&", "&amp;")}"' in page.content.decode()
        assert manager.get(behind.context["back"]).status_code == 200
    foreign = manager.get(f"{HERE}cases/?by=estate&key={counted.other.id}&what=response")
    assert foreign.context["rows"] == []
    behind = manager.get(f"{HERE}cases/?by=level&key=ordinary&what=response").content.decode()
    assert f'href="/desk/JG/{counted.cases["new"].id}/"' in behind
    lines = manager.get("/desk/JG/figures.csv?by=level").getvalue().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(cases.rates_by([counted.yard], "level", cases.since_of(3)))
    for wrong in ("by=estate", "by=company", "months=7", "rank=x"):
        assert manager.get(f"{HERE}?{wrong}").status_code == 404
    assert enter("supervisor").get("/desk/LX/figures/").status_code == 404


@pytest.mark.parametrize("role", ["committee-member", "management-committee", "company-supervisor"])
def test_a_committee_sees_figures_and_what_the_board_tells_of_the_cases(counted, enter, role):
    holding(counted, role)
    client = enter(role)
    assert client.get(HERE).status_code == 200
    assert client.get(f"{HERE}?by=assignee").status_code == 404
    behind = client.get(f"{HERE}cases/?by=level&key=middling&what=response")
    assert counted.cases["closed"].title in words(behind)
    assert "隔壁夜里吵架" not in words(behind)
    assert str(counted.cases["closed"].id) not in behind.content.decode()
    assert client.get(f"/desk/JG/{counted.cases['closed'].id}/").status_code == 404
    assert client.get("/desk/JGX/figures/").status_code == 404


def test_headquarters_set_their_own_estates_beside_each_other(counted, enter):
    holding(counted, "company-headquarters", counted.yard, counted.other)
    client = enter("company-headquarters")
    assert client.get("/", follow=True).request["PATH_INFO"] == HERE
    page = client.get(f"{HERE}?by=estate")
    assert re.search(r'href="/desk/JGX/figures/[^"]*">云栖坊</a>', page.content.decode())
    assert [line.key for _name, line, _cells in page.context["lines"]] == [str(counted.yard.id)]
    assert client.get(f"{HERE}cases/?by=estate&key={counted.yard.id}&what=closed").status_code == 200
    assert client.get(f"{HERE}?by=company").status_code == 404


def test_the_city_reads_figures_of_all_estates_and_opens_none(counted, enter):
    holding(counted, "city-official", by_code("LX"))
    city = enter("city-official")
    assert city.get("/", follow=True).request["PATH_INFO"] == "/oversight/figures/"
    behind = city.get("/oversight/figures/cases/?by=level&key=middling&what=closed").content.decode()
    assert counted.cases["closed"].title in behind
    assert str(counted.cases["closed"].id) not in behind
    for closed in ("/oversight/", "/oversight/estates/", "/oversight/look/", "/desk/JG/"):
        assert city.get(closed).status_code == 404
