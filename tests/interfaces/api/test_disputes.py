"""Disputes by API: all the way to an agreement that held; outside mediator and sides nothing but a count."""

from base64 import b64encode
from datetime import timedelta

import pytest

from tests.prove.routes.disputes import known
from tests.support.pictures import photograph
from tests.support.unchanged import everything
from yuanba.kernel import clock

LINK = "/api/v1/yards/JG/disputes"
PICTURE = b64encode(photograph(size=(64, 32))).decode()
MATTER = "楼上半夜拖椅子。"
BROUGHT = {"matter": MATTER, "sides": [{"name": "Reporter", "home": "3-1-902"}, {"name": "周国栋"}]}


@pytest.fixture
def mediator(town, keyed):
    """Who mediates, as a program; the disputes that stand already have the ids of the town."""
    town.words = known(town)
    return keyed("mediator")


def sent(client, path="", key="one", **said):
    answer = client.post(LINK + path, said, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


def done(client, one, verb, **said):
    """What is done with the newest version; it must be taken."""
    version = client.get(f"{LINK}/{one['id']}").json()["version"]
    status, told = sent(client, f"/{one['id']}/{verb}", version=version, **said)
    assert (status, told.get("fields")) == (200, None)
    return told


def test_from_the_first_word_to_a_clause_that_held(mediator):
    status, one = sent(mediator, **BROUGHT)
    assert (status, one["state"], one["part"], one["matter"]) == (201, "asked", "mediator", MATTER)
    assert sent(mediator, **BROUGHT)[1]["id"] == one["id"]
    for side in one["sides"]:
        one = done(mediator, one, "consent", party=side["id"], stance="agreed")
    assert one["state"] == "open"
    at = (clock.now() + timedelta(days=1)).isoformat()
    one = done(mediator, one, "sit", at=at, where="解忧站")
    before = everything()
    status, told = sent(mediator, f"/{one['id']}/sit", at=at, where="解忧站", version=one["version"] - 1)
    assert ((status, told["code"]), everything() == before) == ((409, "dispute-stale"), True)
    one = done(mediator, one, "minute", number=1, came="两户都到了", said="练琴到十点")
    one = done(mediator, one, "offer", clauses=[{"text": "椅脚装毛毡垫", "due_on": "2099-12-31"}])
    assert (one["state"], one["sittings"][0]["said"]) == ("signing", "练琴到十点")
    for side in one["sides"]:
        signed = {"party": side["id"], "digest": one["agreement"]["digest"], "name": side["name"]}
        one = done(mediator, one, "sign", **signed, how="paper", picture=PICTURE)
    assert (one["state"], {side["signed_how"] for side in one["sides"]}) == ("agreed", {"paper"})
    one = done(mediator, one, "follow", clause=1, held="kept", note="装好了")
    clause = one["agreement"]["clauses"][0]
    assert (clause["held"], clause["due_on"], clause["looks"][0]["note"]) == ("kept", "2099-12-31", "装好了")


def test_signed_once_and_no_picture_stays_of_what_is_refused(mediator, town):
    one = mediator.get(f"{LINK}/{town.words['signing_dispute']}").json()
    side = one["sides"][1]
    said = {"party": side["id"], "digest": one["agreement"]["digest"], "how": "drawn", "name": "周国栋"}
    before = everything()
    for more, field, code in (
        ({"picture": "no picture"}, "picture", "signature-missing"),
        ({"picture": "é"}, "picture", "signature-missing"),
        ({"picture": PICTURE, "name": " "}, "name", "party-nameless"),
    ):
        status, told = sent(mediator, f"/{one['id']}/sign", **said | more)
        assert (status, [(at["field"], at["code"]) for at in told["fields"]]) == (422, [(field, code)])
    status, told = sent(mediator, f"/{one['id']}/sign", **said | {"digest": "0" * 64, "picture": PICTURE})
    assert (status, told["code"]) == (409, "agreement-changed")
    assert everything() == before
    assert sent(mediator, f"/{one['id']}/sign", **said, picture=PICTURE)[0] == 200
    before = everything()
    status, told = sent(mediator, f"/{one['id']}/sign", **said, picture=PICTURE)
    assert ((status, told["code"]), everything() == before) == ((409, "signed-already"), True)


def test_a_side_reads_its_own_and_speaks_for_itself_only(mediator, town, keyed):
    reporter, link = keyed("reporter"), f"/{town.words['dispute']}"
    one = reporter.get(LINK + link).json()
    own, other = one["sides"]
    assert (one["part"], one["own"], bool(own["phone"]), other["phone"]) == ("party", own["id"], True, "")
    assert str(town.words["dispute"]) in {line["id"] for line in reporter.get("/api/v1/disputes").json()["items"]}
    before = everything()
    for path, said in (
        ("consent", {"party": other["id"], "stance": "agreed"}),
        ("code", {"party": other["id"]}),
        ("sign", {"party": other["id"], "digest": "0", "how": "drawn", "name": "甲", "picture": PICTURE}),
        ("end", {"outcome": "withdrawn", "reason": "和好", "version": one["version"]}),
    ):
        assert sent(reporter, f"{link}/{path}", **said)[0] == 404
    assert everything() == before
    assert sent(reporter, f"{link}/consent", party=own["id"], stance="agreed")[1]["sides"][0]["stance"] == "agreed"


def test_outside_there_is_a_count_and_nothing_else(mediator, town, keyed):
    above = keyed("supervisor")
    assert above.get(f"{LINK}/figures").json() == {"running": 3, "late": 0, "agreed": 1, "failed": 1, "withdrawn": 0}
    for path in ("", f"/{town.words['dispute']}"):
        assert above.get(LINK + path).status_code == 404
    assert above.get("/api/v1/disputes").json() == {"items": [], "more": ""}


def test_asked_for_by_who_lives_there_and_kept_by_nobody_on_the_way(mediator, keyed):
    neighbour = keyed("neighbour")
    said = {"matter": "楼下油烟。", "others": [{"name": "楼下"}]}
    status, one = sent(neighbour, "/ask", **said)
    assert (status, one["part"], one["sides"][0]["stance"]) == (201, "party", "agreed")
    assert sent(neighbour, "/ask", **said)[1]["id"] == one["id"]
    assert neighbour.get(f"{LINK}/{one['id']}").headers["Cache-Control"] == "private, no-store"
    before = everything()
    assert sent(neighbour, "/ask", "two", **said, home="3-1-902")[0] == 404
    status, told = sent(neighbour, "/ask", "two", **said, home="99-9-999")
    assert (status, told["fields"][0]["code"]) == (422, "home-unknown")
    assert everything() == before


def test_what_the_mediator_has_in_hand_is_read_page_by_page(mediator):
    for number in range(19):
        assert sent(mediator, key=f"key {number}", **BROUGHT | {"matter": f"第{number}件"})[0] == 201
    page = mediator.get(LINK).json()
    rest = mediator.get(LINK, {"after": page["more"]}).json()
    assert (len(page["items"]), len(rest["items"]), rest["more"]) == (20, 2, "")
    ended = mediator.get(f"{LINK}?of=ended").json()["items"]
    assert {one["state"] for one in ended} == {"agreed", "failed"}


def test_given_to_nobody_who_does_not_mediate_and_ended(mediator, town, keyed):
    one = mediator.get(f"{LINK}/{town.words['dispute']}").json()
    before = everything()
    status, told = sent(mediator, f"/{one['id']}/hand_over", to=str(town.accounts["butler"].id), version=one["version"])
    assert (status, told["fields"][0]["code"]) == (422, "mediator-unknown")
    assert everything() == before
    told = done(mediator, one, "end", outcome="withdrawn", reason="和好了")
    assert (told["state"], told["reason"]) == ("withdrawn", "和好了")
