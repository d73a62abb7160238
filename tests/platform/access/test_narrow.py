"""A list and a single row agree: what is visible is what the actor may."""

from itertools import product
from uuid import uuid4

import pytest

from tests.factories import places
from yuanba.domains.places.public import Place
from yuanba.platform.access import actions
from yuanba.platform.access.public import ANONYMOUS, ANYONE, SYSTEM, Actor, Grant, Rule, can, visible, within

pytestmark = pytest.mark.django_db


TABLE = {
    "test.say": Rule(frozenset({ANYONE}), "Say."),
    "test.read": Rule(frozenset({"butler", "overseer"}), "Read."),
    "test.call": Rule(frozenset({"butler"}), "Call.", inherits=False),
}


@pytest.fixture(autouse=True)
def _table(monkeypatch):
    for name, rule in TABLE.items():
        monkeypatch.setitem(actions.ACTIONS, name, rule)


@pytest.fixture
def rows():
    """Homes of two estates whose paths begin alike, and what stands above them."""
    for code in ("JG", "JGB"):
        estate = places.estate(code, code)
        for home in ("3-1-902", "31-1-902"):
            places.place(estate, home)
    return list(Place.objects.order_by("path"))


def test_for_every_actor_action_and_place(rows):
    held = sorted({row.path for row in rows} | {rows[0].path.rpartition("/")[0], "5101"})
    yards = [*sorted({row.yard_id for row in rows}), uuid4()]
    actors = [SYSTEM, ANONYMOUS] + [
        Actor(kind="account", grants=(Grant(role, path, yard),))
        for role, path, yard in product(("butler", "overseer", "engineer"), held, yards)
    ]
    two = (Grant("butler", rows[-1].path, rows[-1].yard_id), Grant("butler", rows[0].path, rows[0].yard_id))
    actors.append(Actor(kind="account", grants=two))
    for actor, action in product(actors, TABLE):
        shown = set(Place.objects.filter(visible(actor, action)).values_list("id", flat=True))
        assert shown == {row.id for row in rows if can(actor, action, row)}


def test_of_no_prefix_no_row(rows):
    assert not Place.objects.filter(within(())).exists()


@pytest.mark.parametrize("prefix", ["%", "_", "51_1", "5101/%", "' OR 1=1 --", ""])
def test_a_prefix_is_no_pattern(rows, prefix):
    assert not Place.objects.filter(within((prefix,))).exists()


def test_through_a_join(rows):
    found = Place.objects.filter(within((rows[0].path,), "parent__path"))
    assert {row.path for row in found} < {row.path for row in rows}
    assert found.exists()
