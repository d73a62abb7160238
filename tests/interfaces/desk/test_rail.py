"""The rail of the desk: in sections, and for each only what is theirs."""

import re

import pytest

from tests.factories import people
from yuanba.domains.people.public import actor_of
from yuanba.interfaces.desk.ways import SECTIONS, ways
from yuanba.platform.yards.public import by_code

SAID = ["notices", "undertakings", "papers", "board"]
WORK = ["today", "all", "waiting", "report", "hard"]
SEEN = {
    "butler": [*WORK, "homes", "cards", "people", "team", *SAID, "replies"],
    "engineer": [*WORK, "homes", "team", "notices", "papers", "board", "replies"],
}


@pytest.mark.parametrize("name", SEEN)
def test_each_sees_what_is_theirs_in_the_order_of_use(town, name):
    found = [way["name"] for way in ways(town.actors[name], town.yard)]
    assert [one for one in found if one in SEEN[name]] == SEEN[name]
    assert not {"promises", "import", "mediation", "morning"} & set(found)


def test_whoever_stands_above_finds_the_way_back_and_no_work_list(town):
    found = [way["name"] for way in ways(town.actors["supervisor"], town.yard)]
    assert found[0] == "morning"
    assert not set(WORK) & set(found)


def test_the_rail_of_an_office_offers_only_what_an_office_has(town):
    of_estates = {"estate", "contracts", "import", "takeover", "packs"}
    for name in ("operator", "supervisor"):
        assert not of_estates & {way["name"] for way in ways(town.actors[name], by_code("LX"))}
    assert of_estates <= {way["name"] for way in ways(town.actors["manager"], town.yard)}


def test_a_mediator_sees_mediation_first_and_nothing_that_is_worked_on(town):
    mediator = people.staff(town.yard, "mediator")
    assert [way["name"] for way in ways(mediator, town.yard)] == ["mediation", "board"]
    holder = people.account("都管", username="both")
    for role in ("mediator", "butler"):
        people.post(town.yard, role, holder=holder)
    both = [way["name"] for way in ways(actor_of(holder.id), town.yard)]
    assert [name for name in both if name in (*WORK, "mediation")] == [*WORK, "mediation"]


def test_sections_have_headings_but_the_first(town, enter):
    page = enter("manager").get("/desk/JG/").content.decode()
    heads = re.findall(r'class="rail-h">([^<]+)<', page)
    assert heads == ["当班", "问题和成效", "房屋和人", "收费", "告示和公开", "设置"]
    assert SECTIONS[0][0] == ""
