"""Ready replies for programs: read page by page, filled in for a case, written, taken away and taken back."""

import pytest

from tests.support.unchanged import everything

LINK = "/api/v1/yards/JG/replies"
SAID = {"name": "今天来", "verb": "answer", "text": "{name}，{butler}今天来看“{matter}”（{number}）。"}


def sent(client, path="", key="one", **said):
    answer = client.post(LINK + path, said, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


def all_of(client):
    found, after = [], ""
    while True:
        page = client.get(LINK, {"after": after}).json()
        found += page["items"]
        after = page["more"]
        if not after:
            return found


def test_written_once_a_key_and_filled_in_for_a_case(town, keyed):
    manager, butler = keyed("manager"), keyed("butler")
    status, made = sent(manager, **SAID, kind="repair")
    assert (status, made["version"], made["is_preset"], made["kind"]) == (201, 1, False, "repair")
    before = everything()
    assert sent(manager, **SAID, kind="repair") == (201, made)
    assert sent(manager, **SAID | {"text": "别的"})[1]["code"] == "conflict"
    case = town.cases["dispatched"]
    found = butler.get(f"/api/v1/yards/JG/cases/{case.id}/replies?verb=answer").json()
    told = next((one for one in found if one["key"] == made["key"]), None)
    assert everything() == before
    assert (told is not None) == (case.kind == "repair")
    hello = next(one for one in found if one["key"] == "received")
    assert case.code in hello["text"]
    assert "{" not in hello["text"]
    assert {one["verb"] for one in found} == {"answer"}


def test_what_nothing_is_known_for_is_a_gap_that_is_named(town, keyed):
    manager = keyed("manager")
    _status, made = sent(manager, **SAID | {"text": "到{promised}前办完。", "text_en": "By {promised}."})
    case = town.cases["dispatched"]
    link = f"/api/v1/yards/JG/cases/{case.id}/replies?verb=answer"
    for language, text in (("zh", "到____前办完。"), ("en", "By ____.")):
        found = {one["key"]: one for one in manager.get(f"{link}&language={language}").json()}
        assert (found[made["key"]]["text"], found[made["key"]]["missing"]) == (text, ["promised"])


def test_who_only_reads_a_case_is_offered_nothing_to_say(town, keyed):
    link = f"/api/v1/yards/JG/cases/{town.cases['dispatched'].id}/replies?verb=answer"
    assert keyed("reporter").get(link).json() == []


def test_the_list_is_read_page_by_page_with_what_the_product_brings(town, keyed):
    manager = keyed("manager")
    for number in range(22):
        assert sent(manager, key=f"key {number}", **SAID | {"name": f"第{number:02}条"})[0] == 201
    assert len(manager.get(LINK).json()["items"]) == 20
    found = all_of(manager)
    assert len({one["key"] for one in found}) == len(found) == 22 + 10
    assert manager.get(LINK, {"after": "made-up"}).status_code == 404


def test_one_of_the_product_becomes_the_estates_own_and_can_be_taken_back(town, keyed):
    manager = keyed("manager")
    status, made = sent(manager, "/received", **SAID)
    assert (status, made["version"]) == (200, 1)
    assert manager.get(f"{LINK}/received").status_code == 404
    assert sent(manager, f"/{made['key']}", "two", **SAID | {"name": "新的"}, version=1)[1]["version"] == 2
    before = everything()
    status, told = sent(manager, f"/{made['key']}", "three", **SAID, version=1)
    assert (status, told["code"]) == (409, "reply-stale")
    assert everything() == before
    assert sent(manager, "/received/back") == (200, {"key": "received", "offered": True})
    assert manager.get(f"{LINK}/received").json()["is_preset"] is True
    for _again in range(2):
        assert sent(manager, "/received/retire") == (200, {"key": "received", "offered": False})


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"text": "{nobody}"}, "text", "placeholder-unknown"),
        ({"text": "{name"}, "text", "placeholder-open"),
        ({"text": " "}, "text", "words-missing"),
        ({"name": " "}, "name", "reply-nameless"),
        ({"state": "closed"}, "state", "choice-unknown"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(town, keyed, more, field, code):
    manager = keyed("manager")
    before = everything()
    status, told = sent(manager, **SAID | more)
    assert (status, [(one["field"], one["code"]) for one in told["fields"]]) == (422, [(field, code)])
    assert everything() == before
