"""Going on in another system: the manager asks, somebody above decides, never the own request."""

import pytest

from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.people.public import Account, actor_of
from yuanba.domains.places import public as map_
from yuanba.domains.places.queries.leaving import permit_of
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.yards.models import Yard

pytestmark = pytest.mark.django_db
KEY = "4f" * 32
WANTED = {"to": "星桥街道服务器", "receiver": KEY, "why": "换了物业公司。"}


@pytest.fixture
def estate():
    return places.estate("JG")


@pytest.fixture
def manager(estate):
    return people.staff(estate, "manager")


@pytest.fixture
def supervisor(estate):
    return people.staff(places.community_office(), "community-supervisor")


def ask(actor, estate, **other):
    return map_.ask_handover(actor=actor, yard=estate, **WANTED | other)


def decide(actor, estate, state="approved", **more):
    return map_.decide_handover(actor=actor, yard=estate, number=1, state=state, **more)


def test_asked_once_approved_once_and_then_there_is_a_permit(estate, manager, supervisor):
    first = ask(manager, estate, receiver=f" {KEY.upper()[:32]} {KEY[32:]} ")
    assert ask(manager, estate).id == first.id
    with refused("handover-open"):
        ask(manager, estate, why="等不及了")
    assert permit_of(estate) is None
    assert decide(supervisor, estate).id == decide(supervisor, estate).id == first.id
    permit = permit_of(estate)
    assert (permit.to, permit.receiver) == (WANTED["to"], KEY)
    told = [event.read() for event in Event.objects.filter(name__startswith="place.handover").order_by("id")]
    assert [(one.number, getattr(one, "state", "")) for one in told] == [(1, ""), (1, "approved")]
    assert [line.asked.id for line in map_.leavings(supervisor, "", 9)] == [first.id]
    assert map_.leavings(supervisor, str(first.id), 9) == []


def test_declined_with_a_word_it_can_be_asked_again(estate, manager, supervisor):
    ask(manager, estate)
    with refused("invalid", words="handover-words"):
        decide(supervisor, estate, "declined")
    assert decide(supervisor, estate, "declined", words="账还没结。").words == "账还没结。"
    with refused("handover-decided"):
        decide(supervisor, estate)
    with refused("handover-decided"):
        map_.withdraw_handover(actor=manager, yard=estate, number=1)
    assert ask(manager, estate).number == 2


def test_what_was_approved_can_be_withdrawn(estate, manager, supervisor):
    ask(manager, estate)
    decide(supervisor, estate)
    for _again in range(2):
        assert map_.withdraw_handover(actor=manager, yard=estate, number=1).state == "withdrawn"
    assert permit_of(estate) is None


def test_nobody_decides_the_own_request(estate, manager):
    holder = Account.objects.get(id=manager.account)
    people.post(places.community_office(), "community-supervisor", holder=holder)
    both = actor_of(holder.id)
    ask(both, estate)
    with refused("handover-own"):
        decide(both, estate)


@pytest.mark.parametrize(
    "wrong", [{"to": " "}, {"to": "x" * 201}, {"receiver": KEY[1:]}, {"why": ""}, {"why": "x" * 2001}]
)
def test_what_is_missing_is_named(estate, manager, wrong):
    name = next(iter(wrong))
    with refused("invalid", **{name: {"to": "handover-to", "receiver": "handover-key", "why": "handover-why"}[name]}):
        ask(manager, estate, **wrong)


def test_who_may_not_is_told_of_nothing(estate, manager, supervisor):
    ask(manager, estate)
    for actor in (people.staff(estate, "butler"), people.staff(places.estate("YQ", "云栖坊"), "manager")):
        for act in (
            lambda actor=actor: ask(actor, estate),
            lambda actor=actor: decide(actor, estate),
            lambda actor=actor: map_.withdraw_handover(actor=actor, yard=estate, number=1),
            lambda actor=actor: map_.leaving(actor, estate),
        ):
            with refused("not-found"):
                act()
    with refused("not-found"):
        decide(manager, estate)
    with refused("not-found"):
        map_.withdraw_handover(actor=manager, yard=estate, number=2)
    with refused("not-found"):
        ask(SYSTEM, Yard.objects.get(kind="community"))
