"""Whoever has the whole machine can change rows; `verify` says which."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories.yards import happened, yard
from tests.support.tamper import tamper
from yuanba.platform.audit.models import Seal, SealedLeaf
from yuanba.platform.audit.public import seal, verify

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def here():
    """A yard with two seals of three events each."""
    made = yard()
    for _ in range(2):
        for _ in range(3):
            happened(made, words="a")
        seal(made)
    assert verify(made) == []
    return made


def middle(number=1):
    """The second leaf of seal `number`, and the id of its event in SQL."""
    leaf = SealedLeaf.objects.get(seal__number=number, index=1)
    return leaf, f"(SELECT event_id FROM audit_sealedleaf WHERE hash = '{leaf.hash}')"


@pytest.mark.parametrize(
    "change",
    ["name = 'other'", 'payload = \'{"words": "b"}\'', "actor_name = 'somebody'", "at = '2020-01-01 00:00:00+00:00'"],
)
def test_a_changed_event_is_named(here, change):
    leaf, event = middle()
    tamper(f"UPDATE events_event SET {change} WHERE id = {event}")
    faults = verify(here)
    assert f"seal 1: event {leaf.event_id} is not the sealed one" in faults
    assert "seal 1: the root does not fit its events" in faults
    assert not [fault for fault in faults if not fault.startswith("seal 1")]


def test_a_changed_event_with_its_leaf_is_found(here):
    leaf, event = middle()
    tamper(f"UPDATE events_event SET name = 'other' WHERE id = {event}")
    tamper(f"UPDATE audit_sealedleaf SET hash = 'x' WHERE hash = '{leaf.hash}'")
    assert "seal 1: the root does not fit its events" in verify(here)


def test_a_missing_event_is_found(here):
    _, event = middle(number=2)
    tamper(f"DELETE FROM events_event WHERE id = {event}")
    assert verify(here) == ["seal 2: 2 of 3 events are there"]


def test_a_missing_leaf_is_found(here):
    leaf, _ = middle()
    tamper(f"DELETE FROM audit_sealedleaf WHERE hash = '{leaf.hash}'")
    assert verify(here) == ["seal 1: 2 of 3 events are there"]


def test_events_that_changed_places_are_found(here):
    tamper('UPDATE audit_sealedleaf SET "index" = -1 * "index"')
    assert "seal 1: the root does not fit its events" in verify(here)


def test_a_missing_seal_is_found(here):
    tamper("DELETE FROM audit_seal WHERE number = 1")
    assert verify(here) == ["seal 2: the chain is broken before it"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("size = 4", "3 of 4 events are there"),
        ("at = '2020-01-01 00:00:00+00:00'", "the signature does not fit"),
        ("previous = 'x'", "the chain is broken before it"),
        ("signature = 'no hexadecimal'", "the signature does not fit"),
        ("signature = ''", "the signature does not fit"),
        ("key = 'ff'", "the signature does not fit"),
        ("root = ''", "the root does not fit its events"),
    ],
)
def test_a_changed_seal_is_found(here, change, fault):
    tamper(f"UPDATE audit_seal SET {change} WHERE number = 1")
    faults = verify(here)
    assert f"seal 1: {fault}" in faults
    assert "seal 1: the signature does not fit" in faults


def test_the_command_fails_and_names_the_yard(here):
    tamper("UPDATE audit_seal SET size = 4 WHERE number = 2")
    with pytest.raises(CommandError) as caught:
        call_command("audit", "verify")
    assert "JG: seal 2: 3 of 4 events are there" in str(caught.value)


def test_what_came_after_is_no_fault(here):
    happened(here)
    assert verify(here) == []
    assert Seal.objects.count() == 2
