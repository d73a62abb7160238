"""Two dispatchers at once, a process that dies between a reaction and its commit, and a commit that fails."""

import os
import subprocess
import sys
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories.yards import happened, yard
from yuanba.kernel import clock
from yuanba.platform.events.models import Event, Pending, Reacted
from yuanba.platform.events.public import dispatch, reaction, waiting

pytestmark = pytest.mark.django_db(transaction=True)


def hear(event):
    happened(event.yard, name="test.effect", subject=event.id)


def effects():
    return sorted(Event.objects.filter(name="test.effect").values_list("subject", flat=True))


def test_two_dispatchers_share_the_work(say):
    reaction("test.said", name="tests.hears")(hear)
    here = yard()
    said = sorted(say(here).id for _ in range(60))
    start, counts = Barrier(2), []

    def run():
        start.wait(10)
        try:
            counts.append(dispatch())
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    counts.append(dispatch())
    assert sum(counts) == 60
    assert effects() == said
    assert (waiting(), Reacted.objects.count()) == (0, 60)


DIES = """
import os, django
django.setup()
from dataclasses import dataclass
from tests.factories.yards import happened
from yuanba.platform.events.public import dispatch, event, reaction

@event("test.said")
@dataclass(frozen=True)
class Said:
    words: str
    times: int = 1

@reaction("test.said", name="tests.hears")
def hear(event):
    happened(event.yard, name="test.effect", subject=event.id)
    if event.read().words == "last":
        os._exit(9)

dispatch()
"""


def test_a_process_that_dies_before_the_commit_has_done_nothing(say):
    reaction("test.said", name="tests.hears")(hear)
    here = yard()
    said = sorted(say(here, words).id for words in ("first", "last"))
    connection.close()
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    died = subprocess.run([sys.executable, "-c", DIES], env=env, check=False)
    assert died.returncode == 9
    assert (effects(), Reacted.objects.count(), waiting()) == ([], 0, 2)
    assert dispatch() == 2
    assert effects() == said


def test_an_interrupted_dispatcher_has_done_nothing(say):
    def interrupted(event):
        hear(event)
        raise KeyboardInterrupt

    reaction("test.said", name="tests.hears")(interrupted)
    say(yard())
    with pytest.raises(KeyboardInterrupt):
        dispatch()
    assert (effects(), Reacted.objects.count(), waiting()) == ([], 0, 1)
    assert Pending.objects.get().attempts == 0


def test_a_key_that_fails_at_the_commit_holds_up_nobody(say):
    """Databases look at foreign keys when they commit: the reaction itself seems to have worked."""

    def points_nowhere(event):
        hear(event)
        if event.read().words == "bad":
            Pending(yard=event.yard, event_id=uuid4(), due_at=clock.now()).save()

    reaction("test.said", name="tests.hears")(points_nowhere)
    here = yard()
    events = {words: say(here, words).id for words in ("1", "bad", "2")}
    assert dispatch() == 2
    assert effects() == sorted([events["1"], events["2"]])
    left = Pending.objects.get()
    assert (left.event_id, left.attempts, left.failing) == (events["bad"], 1, "commit")
    assert left.error.startswith("IntegrityError")
