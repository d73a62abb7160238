"""The rules that send cases to units, for programs: read, tried on a sample, written, moved and taken away."""

import pytest

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

LINK = "/api/v1/yards/JG/routing"


def sent(client, path, **said):
    answer = client.post(f"{LINK}/rules{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.fixture
def order(keyed, town):
    """The rules as they stand, and the units by kind."""
    cases.units.forget_plans()
    units = {one["kind"]: one for one in keyed("butler").get("/api/v1/yards/JG/units").json()["items"]}
    return keyed("butler").get(LINK).json(), units


def test_the_order_names_who_gets_what_and_who_takes_the_rest(order, town):
    said, units = order
    plan = cases.units.plan_of(town.yard)
    assert (said["version"], said["default"]) == (plan.version, str(plan.default.id))
    assert [one["number"] for one in said["rules"]] == list(range(1, len(plan.rules) + 1))
    assert {one["unit_name"] for one in said["rules"]} <= {one["name"] for one in units.values()}
    assert set(said["rules"][0]) == {
        *("number", "category", "kind", "place", "level", "hours", "days"),
        *("unit", "unit_name", "person", "person_name", "trouble"),
    }


def test_a_sample_goes_to_a_rule_because(order, keyed, town):
    said, units = order
    manager, engineer = keyed("manager"), town.accounts["engineer"].id
    rule = {"unit": units["engineering"]["id"], "category": "lift", "level": "hard", "hours": "night", "place": "3"}
    status, made = sent(manager, "", **rule, person=str(engineer), position=1, version=said["version"])
    assert (status, made["version"]) == (200, said["version"] + 1)
    known = rule | {"place": "3 栋", "person_name": "Engineer"}
    assert made["rules"][0] | known == made["rules"][0]

    before = everything()
    asked = "?level=hard&category=lift&place=3-1-902&moment="
    told = manager.get(f"{LINK}/trial{asked}2026-11-20T23:00").json()
    assert (told["rule"], told["unit"], told["person"]) == (1, rule["unit"], str(engineer))
    assert told["because"] == {name: known.get(name, "") for name in told["because"]}
    assert (told["tried"][0]["decides"], told["tried"][0]["misses"], told["tried"][1]["is_after"]) == (True, [], True)
    by_day = manager.get(f"{LINK}/trial{asked}2026-11-20T11:00").json()
    assert by_day["tried"][0] == {"number": 1, "decides": False, "is_after": False, "misses": ["time"]}
    assert by_day["rule"] != 1
    assert everything() == before


def test_what_no_rule_matches_goes_to_the_default_unit(order, keyed):
    said, _units = order
    manager = keyed("manager")
    for version in range(said["version"], said["version"] + len(said["rules"])):
        assert sent(manager, "/1/remove", version=version)[0] == 200
    told = manager.get(f"{LINK}/trial?level=ordinary").json()
    assert (told["rule"], told["unit"], told["because"], told["tried"]) == (None, said["default"], None, [])


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("level=hard&place=99-9-999", "place", "place-unknown"),
        ("level=hard&category=no", "category", "category-unknown"),
        ("level=hard&moment=0001-01-01T00:00:00%2B14:00", "moment", "date-unreadable"),
    ],
)
def test_a_sample_that_is_not_understood_names_its_field(order, keyed, query, field, code):
    answer = keyed("manager").get(f"{LINK}/trial?{query}")
    told = [(one["field"], one["code"]) for one in answer.json()["fields"]]
    assert (answer.status_code, told) == (422, [(field, code)])


def test_a_repeat_changes_nothing_and_says_so(order, keyed):
    said, units = order
    manager = keyed("manager")
    rule = {"unit": units["cleaning"]["id"], "kind": "petition", "level": "middling", "version": said["version"]}
    status, made = sent(manager, "", **rule)
    assert (status, len(made["rules"])) == (200, len(said["rules"]) + 1)
    before = everything()
    for path, body in (("", rule), ("/1", rule), ("/1/remove", {"version": said["version"]})):
        status, told = sent(manager, path, **body)
        assert (status, told["code"]) == (409, "rules-stale")
    assert everything() == before


def test_a_rule_is_written_anew_moved_and_taken_away(order, keyed):
    said, units = order
    manager = keyed("manager")
    fresh = {"unit": units["security"]["id"], "kind": "petition", "level": "hard"}
    _status, made = sent(manager, "", **fresh, position=1, version=said["version"])
    _status, made = sent(manager, "/1", **fresh, hours="night", version=made["version"])
    assert made["rules"][0]["hours"] == "night"
    _status, made = sent(manager, "/1/down", version=made["version"])
    assert (made["rules"][1]["kind"], made["rules"][1]["hours"]) == ("petition", "night")
    _status, made = sent(manager, "/2/up", version=made["version"])
    status, made = sent(manager, "/1/remove", version=made["version"])
    assert (status, made["rules"]) == (200, said["rules"])
    before = everything()
    assert sent(manager, "/1/up", version=made["version"])[0] == 404
    assert sent(manager, "/81", **fresh, version=made["version"])[0] == 404
    assert everything() == before


NOBODY = "01900000-0000-7000-8000-000000000000"
WRONG = {
    "category": ({"category": "no"}, "invalid", [("category", "category-unknown")]),
    "place": ({"place": "99-9-999"}, "invalid", [("place", "rule-place")]),
    "both": (
        {"category": "no", "place": "x"},
        "invalid",
        [("category", "category-unknown"), ("place", "rule-place")],
    ),
    "unit": ({"unit": NOBODY}, "invalid", [("unit", "unit-unknown")]),
    "person": ({"person": NOBODY}, "invalid", [("person", "rule-person")]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_rule_that_cannot_work_is_refused_at_its_field(order, keyed, name):
    said, units = order
    more, code, fields = WRONG[name]
    manager, before = keyed("manager"), everything()
    rule = {"unit": units["cleaning"]["id"], "kind": "petition", "version": said["version"]} | more
    status, told = sent(manager, "", **rule)
    assert (status, told["code"], [(one["field"], one["code"]) for one in told["fields"]]) == (422, code, fields)
    assert everything() == before


def test_an_office_has_no_rules(town, keyed):
    office = town.office.code
    assert keyed("supervisor").get(f"/api/v1/yards/{office}/routing").status_code == 404
