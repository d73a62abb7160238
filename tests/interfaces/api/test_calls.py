"""Calls by API: an estate and its company stand by one, and by it no longer."""

import pytest

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places

LINK = "/api/v1/yards/JG/calls"


@pytest.fixture
def call(town):
    """A call of the community."""
    said = {"title": "文明养犬倡议", "text": "牵绳，清便。", "issuer": "柳溪社区", "client_key": "one"}
    return cases.make_call(actor=town.actors["supervisor"], yard=town.yard, **said)


def sent(client, call, verb, **said):
    answer = client.post(f"{LINK}/{call.number}/{verb}", said, content_type="application/json")
    return answer.status_code, answer.json()


def test_signed_once_by_the_name_in_the_profile_and_left_again(town, keyed, call):
    manager, profile = keyed("manager"), places.profile(town.yard)
    said = {"estate": "JG", "kind": "estate"}
    status, told = sent(manager, call, "sign", **said)
    assert (status, [(one["name"], one["kind"]) for one in told["signers"]]) == (200, [(profile.name, "estate")])
    before = everything()
    assert sent(manager, call, "sign", **said)[1]["code"] == "signed-on-already"
    assert everything() == before
    status, told = sent(manager, call, "unsign", **said)
    assert (status, [one["withdrawn_at"] is None for one in told["signers"]]) == (200, [False])
    before = everything()
    assert sent(manager, call, "unsign", **said)[0] == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("who", "said", "status"),
    [
        ("butler", {"estate": "JG", "kind": "estate"}, 404),
        ("manager", {"estate": "XX", "kind": "estate"}, 404),
        ("manager-far", {"estate": "JG", "kind": "estate"}, 404),
        ("manager", {"estate": "JG", "kind": "street"}, 422),
    ],
)
def test_who_may_not_sign_leaves_nothing(town, keyed, call, who, said, status):
    client = keyed(who)
    before = everything()
    assert sent(client, call, "sign", **said)[0] == status
    assert everything() == before
