"""A new case by API: sorted with its category, taken up in one go, and typed where it was spoken."""

import pytest

from tests.factories import cases as made
from tests.support.sounds import wav
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.platform.files.public import store_sound

CASES = "/api/v1/yards/JG/cases"
JSON = {"content_type": "application/json"}
SORTED = {"kind": "repair", "level": "middling"}


def do(client, case, verb, **said):
    return client.post(f"{CASES}/{case.id}/{verb}", said, **JSON)


def fields(answer):
    return [(one["field"], one["code"]) for one in answer.json()["fields"]]


def test_a_category_is_set_kept_and_taken_away(town, keyed):
    case, client = town.cases["new"], keyed("butler")
    assert do(client, case, "triage", **SORTED, category="lift").json()["category"] == "lift"
    assert do(client, case, "triage", **SORTED).json()["category"] == "lift"
    assert do(client, case, "triage", **SORTED, category="").json()["category"] == ""


@pytest.mark.parametrize("verb", ["triage", "take_up"])
@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"category": "no"}, [("category", "category-unknown")]),
        ({"kind": "x"}, [("kind", "choice-unknown")]),
        ({"level": "x", "kind": ""}, [("kind", "choice-unknown"), ("level", "choice-unknown")]),
    ],
)
def test_what_is_not_known_changes_nothing(town, keyed, verb, said, wrong):
    client = keyed("butler")
    before = everything()
    answer = do(client, town.cases["new"], verb, **SORTED | said)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert (answer.json()["code"], sorted(fields(answer)), everything() == before) == ("invalid", wrong, True)


def test_taken_up_in_one_go_and_only_once(town, keyed):
    case, client = town.cases["new"], keyed("manager")
    said = SORTED | {"category": "lift", "to": str(town.accounts["engineer"].id), "text": "下午来修。", "how": "phoned"}
    said |= {"key": "once", "version": case.version}
    first, again = (do(client, case, "take_up", **said) for _ in range(2))
    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())
    told = first.json()
    assert (told["state"], told["category"], told["level"], bool(told["answered_at"])) == (
        "in-work",
        "lift",
        "middling",
        True,
    )
    assert [step.verb for step in case.steps.order_by("id")][-3:] == ["triage", "dispatch", "answer"]


@pytest.mark.parametrize(
    ("who", "more", "status"),
    [
        ("engineer", {"to": "$engineer"}, 404),  # who may not give it to somebody
        ("manager", {"to": "$neighbour"}, 422),
        ("manager", {"version": 99}, 409),
    ],
)
def test_refused_in_part_is_refused_as_a_whole(town, keyed, who, more, status):
    client = keyed(who)
    given = {key: str(town.accounts[one[1:]].id) if str(one).startswith("$") else one for key, one in more.items()}
    before = everything()
    answer = do(client, town.cases["new"], "take_up", **SORTED | given, text="下午来修。", how="phoned")
    assert (answer.status_code, everything() == before) == (status, True)


def test_what_was_spoken_is_typed_once(town, keyed):
    client = keyed("butler")
    spoken = made.report(town.place, "", town.actors["reporter"], sound=store_sound(town.yard, wav()).id).case
    typed = [do(client, spoken, "type_out", text="三单元的灯坏了", key="once") for _ in range(2)]
    assert [one.status_code for one in typed] == [200, 200]
    assert typed[0].json() == typed[1].json()
    assert typed[0].json()["title"] == "三单元的灯坏了"
    assert cases.Case.objects.get(id=spoken.id).text == "三单元的灯坏了"
    before = everything()
    for case, code in ((spoken, "typed-already"), (town.cases["new"], "not-spoken")):
        answer = do(client, case, "type_out", text="别的话")
        assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert do(client, spoken, "type_out", text="别的话", key="once").json()["code"] == "conflict"
    assert everything() == before
