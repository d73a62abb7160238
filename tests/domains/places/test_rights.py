"""Who may do what with the map: none, wrong, right, and another estate's rights."""

import pytest

from tests.factories import people as somebody
from tests.factories import places as make
from tests.support.unchanged import everything, refused
from yuanba.domains.people.public import actor_of
from yuanba.domains.places import public as places
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db


def _add_place(actor, yard):
    root = places.root(yard)
    places.add_place(actor=actor, yard=yard, parent_id=root.id, kind="building", code="8", name="8 栋")


def _issue(actor, yard):
    places.issue_door_code(actor=actor, yard=yard, place_id=places.root(yard).id)


def _revoke(actor, yard):
    token = places.DoorCode.objects.get(yard=yard).token
    places.revoke_door_code(actor=actor, yard=yard, token=token)


def _found(actor, yard):
    division = places.profile(yard).division
    places.found_yard(actor=actor, code="NEW", kind="estate", division=division, name="新", phone="1")


def _divide(actor, yard):
    above = places.profile(yard).division
    places.add_division(actor=actor, code="510199001002", level="community", name="新", parent=above.parent)


MANAGING = {"manager", "platform-operator"}
FOUNDING = {"platform-operator"}
VERBS = [(_add_place, MANAGING), (_issue, MANAGING), (_revoke, MANAGING), (_found, FOUNDING), (_divide, FOUNDING)]
ASKERS = ("nobody", "stranger", "owner", "butler", "engineer", "community-supervisor", "manager elsewhere")


@pytest.fixture
def yard():
    yard = make.estate()
    places.issue_door_code(actor=SYSTEM, yard=yard, place_id=make.place(yard, "3-1").id)
    return yard


def asker(name, yard):
    """One of each kind of people."""
    made = {
        "nobody": lambda: ANONYMOUS,
        "stranger": lambda: actor_of(somebody.account().id),
        "owner": lambda: somebody.resident(make.place(yard)),
        "community-supervisor": lambda: somebody.staff(make.community_office(), "community-supervisor"),
        "platform-operator": lambda: somebody.staff(make.street_office(), "platform-operator"),
        "manager elsewhere": lambda: somebody.staff(make.estate("YX", "云栖坊"), "manager"),
    }
    return made[name]() if name in made else somebody.staff(yard, name)


@pytest.mark.parametrize("name", [*ASKERS, "manager", "platform-operator"])
@pytest.mark.parametrize(("verb", "allowed"), VERBS, ids=lambda one: getattr(one, "__name__", ""))
def test_who_may_what(yard, name, verb, allowed):
    actor = asker(name, yard)
    if name in allowed:
        before = everything()
        verb(actor, yard)
        assert everything() != before
    else:
        with refused("not-found"):
            verb(actor, yard)
