"""Shifts for programs: what the next one finds, handed over, taken over."""

import pytest

from tests.support.unchanged import everything

LINK = "/api/v1/yards/JG/shifts"


def sent(client, path="", key="one", **said):
    answer = client.post(LINK + path, said, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


def test_handed_over_once_a_key_and_taken_by_the_next(town, keyed):
    butler, manager = keyed("butler"), keyed("manager")
    found = butler.get(f"{LINK}/now").json()
    assert found["open"] > 0
    to = str(town.accounts["manager"].id)
    assert to in {one["id"] for one in found["people"]}
    status, made = sent(butler, to=to, text="钥匙在门卫室。")
    assert (status, made["to"], made["text"], made["taken_at"]) == (201, to, "钥匙在门卫室。", None)
    before = everything()
    assert sent(butler, to=to, text="钥匙在门卫室。") == (201, made)
    assert sent(butler, to=to, text="别的")[1]["code"] == "conflict"
    assert sent(butler, f"/{made['id']}/take")[1]["code"] == "shift-own"
    assert everything() == before
    status, taken = sent(manager, f"/{made['id']}/take")
    assert (status, taken["taken_by"]) == (200, to)
    assert sent(manager, f"/{made['id']}/take") == (200, taken)
    whole = butler.get(f"{LINK}/{made['id']}").json()
    assert (whole["open"], whole["due"]) == (found["open"], found["due"])
    assert butler.get(LINK).json()["items"] == [taken]


def test_to_somebody_else_and_by_somebody_else(town, keyed):
    butler, engineer = keyed("butler"), keyed("engineer")
    _status, made = sent(butler, to=str(town.accounts["manager"].id))
    before = everything()
    assert sent(engineer, f"/{made['id']}/take")[1]["code"] == "shift-other"
    assert sent(butler, key="two", to=str(town.accounts["neighbour"].id))[1]["fields"][0]["code"] == "next-unknown"
    assert everything() == before


@pytest.mark.parametrize("count", [21])
def test_shifts_are_read_page_by_page(town, keyed, count):
    butler = keyed("butler")
    for number in range(count):
        assert sent(butler, key=f"key {number}")[0] == 201
    page = butler.get(LINK).json()
    rest = butler.get(LINK, {"after": page["more"]}).json()
    assert (len(page["items"]), len(rest["items"]), rest["more"]) == (20, 1, "")
