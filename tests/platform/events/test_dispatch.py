"""At least once to each reaction, once in effect; failures wait longer and longer, and hold up nobody else."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories.yards import happened, yard
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.events import dispatch as module
from yuanba.platform.events.models import Event, Pending, Reacted
from yuanba.platform.events.public import dispatch, reaction, retry, stuck, waiting

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 6, 30, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture
def heard():
    """What the reactions of a test got."""
    return []


@pytest.fixture(autouse=True)
def _clock():
    clock.set_now(WHEN)


def listen(heard, name="tests.hears", failing=lambda event: False):
    """A reaction that notes what it got, or fails."""

    def react(event):
        happened(event.yard, name="test.effect", subject=event.id)
        if failing(event):
            raise RuntimeError(f"cannot hear {event.read().words}")
        heard.append((name, event.read().words))

    return reaction("test.said", name=name)(react)


def effects():
    return Event.objects.filter(name="test.effect").count()


def test_each_reaction_gets_each_event_once_in_order(heard, say):
    listen(heard, "tests.a")
    listen(heard, "tests.b")
    here = yard()
    for words in "12":
        say(here, words)
        clock.advance(timedelta(seconds=1))
    assert waiting() == 2
    assert dispatch() == 2
    assert dispatch() == 0
    assert heard == [("tests.a", "1"), ("tests.b", "1"), ("tests.a", "2"), ("tests.b", "2")]
    assert (waiting(), effects(), Reacted.objects.count()) == (0, 4, 4)


def test_nobody_listens_nothing_waits(say):
    say(yard())
    assert (waiting(), dispatch()) == (0, 0)


def test_when_nothing_is_due_one_look_is_all():
    with statements() as said:
        assert dispatch() == 0
    assert len(said) == 1


def test_more_than_a_slice_and_no_more_than_asked_for(heard, say):
    listen(heard)
    here = yard()
    for number in range(module.SLICE + 5):
        say(here, str(number))
    assert dispatch(limit=3) == 3
    assert dispatch() == module.SLICE + 2
    assert waiting() == 0


def test_a_failure_leaves_no_effect_and_holds_up_nobody(heard, say):
    listen(heard, "tests.a", failing=lambda event: True)
    listen(heard, "tests.b", failing=lambda event: event.read().words == "bad")
    listen(heard, "tests.c")
    here = yard()
    say(here, "bad")
    say(here, "good")
    assert dispatch() == 0
    assert heard == [("tests.c", "bad"), ("tests.b", "good"), ("tests.c", "good")]
    assert (waiting(), effects()) == (2, 3)


def test_more_failing_events_than_a_slice_do_not_hide_the_rest(heard, say):
    listen(heard, failing=lambda event: event.read().words == "bad")
    here = yard()
    for _ in range(module.SLICE * 2):
        say(here, "bad")
    clock.advance(timedelta(seconds=1))
    say(here, "good")
    assert dispatch() == 1
    assert heard == [("tests.hears", "good")]


def test_tried_again_only_what_failed_and_only_when_it_is_time(heard, say):
    down = [True]
    listen(heard, "tests.a", failing=lambda event: down[0])
    listen(heard, "tests.b")
    say(yard())
    dispatch()
    down.clear()
    down.append(False)
    assert dispatch() == 0
    clock.advance(timedelta(seconds=10))
    assert dispatch() == 1
    assert heard == [("tests.b", "hello"), ("tests.a", "hello")]


def test_pauses_grow_and_end_at_six_hours(heard, say):
    listen(heard, failing=lambda event: True)
    say(yard())
    pauses = []
    for _ in range(60):
        dispatch()
        due = Pending.objects.get().due_at
        pauses.append((due - clock.now()).total_seconds())
        clock.set_now(due)
    assert pauses[:4] == [10, 20, 40, 80]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 6 * 3600
    assert Pending.objects.get().attempts == 60


def test_what_is_stuck_says_why_and_can_be_tried_again(heard, say):
    down = [True]
    listen(heard, failing=lambda event: bool(down))
    said = say(yard(), "x" * 900)
    for _ in range(module.STUCK_AFTER):
        assert stuck() == []
        dispatch()
        clock.advance(timedelta(hours=1))
    (pending,) = stuck()
    assert (pending.event, pending.failing, pending.attempts) == (said, "tests.hears", 3)
    assert pending.error.startswith("RuntimeError: cannot hear xxx")
    assert len(pending.error) == 500
    clock.set_now(WHEN)
    down.clear()
    assert dispatch() == 0
    retry(pending)
    assert dispatch() == 1
    assert (stuck(), waiting()) == ([], 0)


def test_what_reactions_record_is_delivered_too(heard, say):
    def answer(event):
        if event.read().words != "echo":
            say(event.yard, "echo")

    reaction("test.said", name="tests.answers")(answer)
    listen(heard)
    say(yard(), "hello")
    assert dispatch() == 2
    assert [words for _, words in heard] == ["hello", "echo"]


def test_an_event_nobody_hears_any_more_is_done(say, heard):
    listen(heard)
    event = say(yard())
    module.REACTIONS.clear()
    assert dispatch() == 1
    assert not Pending.objects.filter(event=event).exists()


def test_subjects_are_found_by_yard(say):
    subject, here = uuid4(), yard()
    say(here, subject=subject)
    assert Event.objects.filter(yard=here, subject=subject).count() == 1
    assert not Event.objects.filter(yard=yard("YX"), subject=subject).exists()
