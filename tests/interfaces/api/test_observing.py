"""Observers by API: what and where with two taps, and what became of it."""

import pytest

from tests.prove.routes.problems import known
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

LINK = "/api/v1/observations"


@pytest.fixture
def observer(town, keyed):
    """An observer of the whole estate, as a program; the head of building 3 is there too."""
    known(town)
    return keyed("observer")


def sent(client, key="one", **said):
    answer = client.post(LINK, said, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


def test_two_taps_make_a_case_that_is_sorted_once_a_key(observer):
    choices = observer.get(f"{LINK}/choices").json()
    assert {one["code"] for one in choices["presets"]} == set(cases.observing.PRESETS)
    spot = choices["places"][-1]
    status, made = sent(observer, preset="fire-lane", place=spot["id"], more="两辆车")
    case = cases.Case.objects.get(id=made["id"])
    assert (status, case.kind, case.level, case.channel) == (201, "hazard", "middling", "observer")
    assert (str(case.place_id), case.text.splitlines()) == (spot["id"], ["消防通道被占了。", "两辆车"])
    before = everything()
    assert sent(observer, preset="fire-lane", place=spot["id"], more="两辆车")[1] == made | {"repeated": True}
    assert sent(observer, preset="light", place=spot["id"])[1]["code"] == "conflict"
    assert everything() == before
    assert [one["id"] for one in observer.get(LINK).json()["items"]] == [made["id"]]


def test_only_at_places_of_the_own_post_and_only_what_can_be_tapped(observer, town, keyed):
    head = keyed("head")
    own = {one["id"] for one in head.get(f"{LINK}/choices").json()["places"]}
    every = {one["id"] for one in observer.get(f"{LINK}/choices").json()["places"]}
    assert own < every
    before = everything()
    assert sent(head, preset="light", place=min(every - own))[0] == 404
    status, told = sent(head, preset="ufo")
    assert (status, [(one["field"], one["code"]) for one in told["fields"]]) == (422, [("preset", "choice-unknown")])
    assert everything() == before


def test_who_has_no_such_post_is_offered_nothing(observer, keyed):
    manager = keyed("manager")
    before = everything()
    assert manager.get(f"{LINK}/choices").status_code == 404
    assert sent(manager, preset="light")[0] == 404
    assert everything() == before


def test_own_reports_are_read_page_by_page(observer):
    for number in range(21):
        assert sent(observer, f"key {number}", preset="light", more=f"{number} 层")[0] == 201
    page = observer.get(LINK).json()
    rest = observer.get(LINK, {"after": page["more"]}).json()
    assert (len(page["items"]), len(rest["items"]), rest["more"]) == (20, 1, "")
