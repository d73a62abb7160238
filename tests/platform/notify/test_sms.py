"""SMS: visibly off without a gateway; with one sent after the commit, once, and tried again."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tests.factories.yards import yard
from yuanba.kernel import clock
from yuanba.platform.notify import templates
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import gateway, plug, text, unsent
from yuanba.platform.notify.tell import send_sms
from yuanba.platform.tasks.work import failed, run_one

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


class Gateway:
    """A gateway that notes what it sent, and fails as often as told."""

    def __init__(self, failures=0):
        self.sent, self.tries, self.failures = [], 0, failures

    def send(self, phone, text):
        self.tries += 1
        if self.tries <= self.failures:
            raise ConnectionError("no line")
        self.sent.append((phone, text))


@pytest.fixture(autouse=True)
def _said(monkeypatch):
    monkeypatch.setitem(templates.TEMPLATES, "test.code", "Your code is %(code)s.")
    clock.set_now(MORNING)
    yield
    plug(None)


def say(estate, key="k", language="en"):
    return text(estate, "13800004402", "test.code", {"code": "4402"}, language=language, key=key)


def work():
    while run_one("worker"):
        pass


def test_without_a_gateway_it_is_off_and_seen():
    assert gateway() is None
    row = say(yard())
    assert (row.state, DBTaskResult.objects.count()) == ("off", 0)
    assert unsent() == [row]


def test_with_a_gateway_it_is_sent_once():
    plug(out := Gateway())
    row = say(yard())
    assert (row.state, out.sent) == ("queued", [])
    work()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == ("sent", 1, "")
    assert out.sent == [("13800004402", "Your code is 4402.")]
    send_sms.call(str(row.yard_id), str(row.id))
    assert (out.tries, unsent()) == (1, [])


def test_the_same_key_is_one_message():
    plug(out := Gateway())
    estate = yard()
    assert say(estate).id == say(estate).id
    work()
    assert (Sms.objects.count(), out.tries) == (1, 1)


def test_nothing_leaves_before_the_commit():
    plug(out := Gateway())
    with transaction.atomic():
        say(yard())
        transaction.set_rollback(True)
    work()
    assert (out.tries, Sms.objects.count()) == (0, 0)


def test_a_failure_is_tried_again_later_and_later():
    plug(out := Gateway(failures=2))
    row = say(yard())
    for seconds, tries, state in (
        (0, 1, "failed"),
        (9, 1, "failed"),
        (1, 2, "failed"),
        (19, 2, "failed"),
        (1, 3, "sent"),
    ):
        clock.advance(timedelta(seconds=seconds))
        work()
        row.refresh_from_db()
        assert (out.tries, row.state) == (tries, state)
    assert (row.attempts, row.error, len(out.sent)) == (3, "", 1)


def test_after_six_tries_it_is_given_up_and_seen():
    plug(out := Gateway(failures=99))
    row = say(yard())
    for _ in range(10):
        work()
        clock.advance(timedelta(hours=1))
    row.refresh_from_db()
    assert (out.tries, row.attempts, row.state, row.error) == (6, 6, "failed", "ConnectionError: no line")
    assert (unsent(), len(failed())) == ([row], 1)


def test_a_gateway_taken_away_meanwhile_sends_nothing():
    plug(Gateway())
    row = say(yard())
    plug(None)
    work()
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("queued", 0)


def test_nothing_is_sent_that_is_not_on_the_list():
    with pytest.raises(ValueError, match="unknown template"):
        text(yard(), "13800004402", "test.never", {}, language="en", key="k")
    assert Sms.objects.count() == 0
