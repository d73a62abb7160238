"""Seals: what is sealed, in which order, chained and signed."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories.yards import happened, yard
from yuanba.kernel import clock, merkle
from yuanba.platform.audit import seal as module
from yuanba.platform.audit.models import Seal, SealedLeaf
from yuanba.platform.audit.public import seal, verify
from yuanba.platform.audit.seal import leaf_of
from yuanba.platform.events.models import Event

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 6, 30, 9, tzinfo=clock.SHANGHAI)


def test_nothing_to_seal():
    here = yard()
    assert seal(here) is None
    assert verify(here) == []
    happened(here)
    assert seal(here) is not None
    assert seal(here) is None


def test_a_seal_is_the_root_of_its_events_in_order():
    here = yard()
    events = [happened(here, words=f"{number} 石") for number in range(5)]
    made = seal(here)
    assert (made.number, made.size, made.previous) == (1, 5, "")
    assert made.root == merkle.root([leaf_of(event) for event in events]).hex()
    assert list(SealedLeaf.objects.order_by("index").values_list("event_id", flat=True)) == [one.id for one in events]
    assert verify(here) == []


def test_a_leaf_is_what_anybody_can_count_again():
    event = happened(yard(), words="石", times=2)
    stored = Event.objects.get(id=event.id)
    text = (
        f'{{"actor":"","actor_name":"system","at":"{clock.aware(stored.at).isoformat(timespec="microseconds")}",'
        f'"id":"{event.id}","name":"test.told","payload":{{"times":2,"words":"石"}},'
        f'"subject":"{event.subject}","yard":"{event.yard_id}"}}'
    )
    assert leaf_of(stored) == leaf_of(event) == merkle.leaf(text.encode())


def test_seals_are_chained_and_batches_are_bounded(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    here = yard()
    for _ in range(5):
        happened(here)
    made = [seal(here) for _ in range(4)]
    assert [one and (one.number, one.size) for one in made] == [(1, 2), (2, 2), (3, 1), None]
    assert [one.previous for one in made[:3]] == ["", made[0].root, made[1].root]
    assert verify(here) == []


def test_each_yard_has_its_own_chain():
    here, there = yard(), yard("YX")
    happened(here)
    happened(there)
    assert [seal(here).number, seal(there).number] == [1, 1]
    assert verify(here) == verify(there) == []
    assert SealedLeaf.objects.filter(yard=here).count() == 1


def test_what_was_recorded_with_a_clock_set_back_is_sealed_too():
    here = yard()
    happened(here)
    seal(here)
    with clock.at(WHEN - timedelta(days=3000)):
        long_ago = happened(here)
        assert seal(here).size == 1
    assert SealedLeaf.objects.filter(event=long_ago).exists()
    assert verify(here) == []


def test_what_was_committed_late_is_sealed_by_the_next_seal():
    here = yard()
    early = happened(here)
    late = Event(yard=here, name="late", at=clock.now(), actor_name="", subject=early.id, payload={})
    happened(here)
    seal(here)
    late.save()
    assert late.id > early.id
    assert seal(here).size == 1
    assert verify(here) == []


@pytest.mark.django_db(transaction=True)
def test_two_at_once_seal_everything_once():
    here = yard()
    for _ in range(30):
        happened(here)
    start, made = Barrier(2), []

    def run():
        start.wait(10)
        try:
            made.append(seal(here))
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 2
    assert [one.size for one in made if one] == [30]
    assert Seal.objects.count() == 1
    assert verify(here) == []


def test_the_command_seals_all_yards(capsys):
    for code in ("JG", "YX"):
        happened(yard(code))
    call_command("audit", "seal")
    assert Seal.objects.count() == 2
    call_command("audit", "verify")
    call_command("audit", "verify", yard="JG")
    assert capsys.readouterr().out.splitlines() == ["sealed", "2 yards: all seals hold", "1 yards: all seals hold"]
