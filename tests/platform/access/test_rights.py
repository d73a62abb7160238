"""One question: may this actor do this here? None, wrong, right, and another place's rights."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.core.checks import run_checks

from yuanba.kernel.errors import Refusal
from yuanba.kernel.paths import covers
from yuanba.platform.access import actions
from yuanba.platform.access.public import (
    ANONYMOUS,
    ANYONE,
    REPORTER,
    SYSTEM,
    Actor,
    Grant,
    Rule,
    anywhere,
    can,
    check,
    deciding,
    paths,
    register_actions,
    register_roles,
)

HERE, OFFICE = uuid4(), uuid4()
COMMUNITY = "5101/001"
ESTATE = f"{COMMUNITY}/JG"


@dataclass(frozen=True)
class Spot:
    path: str
    yard_id: UUID = HERE


HOME = Spot(f"{ESTATE}/3/1/902")


@pytest.fixture(autouse=True)
def _table(monkeypatch):
    monkeypatch.setattr(actions, "ROLES", {ANYONE, REPORTER, "butler", "overseer"})
    monkeypatch.setattr(
        actions,
        "ACTIONS",
        {
            "test.say": Rule(frozenset({ANYONE}), "Say."),
            "test.read": Rule(frozenset({"butler", "overseer", REPORTER}), "Read."),
            "test.call": Rule(frozenset({"butler", "overseer"}), "Call.", inherits=False),
        },
    )


def actor(*grants):
    return Actor(kind="account", account=uuid4(), grants=tuple(Grant(*grant) for grant in grants))


@pytest.mark.parametrize(
    ("grants", "may"),
    [
        ([], False),
        ([("butler", ESTATE, HERE)], True),
        ([("butler", HOME.path, HERE)], True),
        ([("overseer", COMMUNITY, OFFICE)], True),
        ([("butler", f"{COMMUNITY}/YX", uuid4())], False),
        ([("butler", f"{ESTATE}/3/1/90", HERE)], False),
        ([("butler", f"{HOME.path}/1", HERE)], False),
        ([("engineer", ESTATE, HERE)], False),
    ],
)
def test_a_right_holds_at_its_place_and_below(grants, may):
    assert can(actor(*grants), "test.read", HOME) is may
    if may:
        check(actor(*grants), "test.read", HOME)
    else:
        with pytest.raises(Refusal) as caught:
            check(actor(*grants), "test.read", HOME)
        assert (caught.value.code, caught.value.data) == ("not-found", {})


def test_standing_above_opens_nothing_private():
    above, own = actor(("overseer", COMMUNITY, OFFICE)), actor(("butler", ESTATE, HERE))
    assert not can(above, "test.call", HOME)
    assert can(above, "test.call", Spot(f"{COMMUNITY}/hall", OFFICE))
    assert can(own, "test.call", HOME)
    assert not can(actor(("butler", ESTATE, OFFICE)), "test.call", HOME)


def test_what_anyone_may_needs_no_grant():
    for who in (ANONYMOUS, actor(), Actor(kind="token", subject=uuid4())):
        assert can(who, "test.say", HOME)
        assert not can(who, "test.read", HOME)


def test_a_token_opens_the_one_object_it_is_for():
    token = Actor(kind="token", subject=uuid4())
    assert can(token, "test.read", HOME, also=(REPORTER,))
    assert not can(token, "test.call", HOME, also=(REPORTER,))


def test_the_system_may_everything():
    assert all(can(SYSTEM, action, HOME) for action in actions.ACTIONS)


@pytest.mark.parametrize("ask", [can, check, deciding])
@pytest.mark.parametrize("who", [SYSTEM, ANONYMOUS])
def test_a_misspelt_action_is_an_error_for_everybody(ask, who):
    with pytest.raises(KeyError):
        ask(who, "test.raed", HOME)


def test_the_nearest_grant_decides():
    near, far = ("butler", f"{ESTATE}/3", HERE), ("overseer", COMMUNITY, OFFICE)
    assert deciding(actor(far, near), "test.read", HOME) == Grant(*near)
    assert deciding(actor(far, near), "test.read", Spot(f"{ESTATE}/4")) == Grant(*far)
    assert deciding(actor(), "test.read", HOME) is None


def test_paths_are_the_shortest_prefixes():
    who = actor(
        ("butler", f"{ESTATE}/3", HERE),
        ("butler", ESTATE, HERE),
        ("butler", f"{ESTATE}X", uuid4()),
        ("engineer", "5101", OFFICE),
    )
    assert paths(who, "test.read") == (ESTATE, f"{ESTATE}X")
    assert anywhere(who, "test.read")
    assert not anywhere(actor(), "test.read")
    assert who.roles == {"butler", "engineer"}


@pytest.mark.parametrize(
    ("path", "other", "covered"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/b/c", True),
        ("a/b", "a/bc", False),
        ("a/b", "a", False),
        ("a/b", "A/b/c", False),
    ],
)
def test_covering(path, other, covered):
    assert covers(path, other) is covered


def test_one_name_has_one_rule():
    rule = Rule(frozenset({"butler"}), "Try.")
    register_actions({"test.try": rule})
    register_actions({"test.try": rule})
    with pytest.raises(ValueError, match="twice"):
        register_actions({"test.try": Rule(frozenset({"butler"}), "Try again.")})


def test_an_unknown_role_stops_the_start():
    assert run_checks(tags=None) == []
    register_actions({"test.try": Rule(frozenset({"buttler"}), "Try.")})
    assert [error.id for error in run_checks()] == ["access.E1"]
    register_roles(["buttler"])
    assert run_checks() == []
