"""SMS: visibly off without a gateway; with one sent after the commit, once, and tried again."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from tests.factories.yards import yard
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.notify import templates
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import NotSentError, gateway, places_of, plug, text, unsent, words_of
from yuanba.platform.notify.tell import send_sms
from yuanba.platform.tasks.work import failed, retry, run_one

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


class Gateway:
    """A gateway that notes what it sent and when it tried, and fails as often as told."""

    def __init__(self, failures=0):
        self.sent, self.tried, self.failures = [], [], failures

    @property
    def tries(self):
        return len(self.tried)

    def send(self, phone, text, *, template, data):
        self.tried.append(clock.now())
        if self.tries <= self.failures:
            raise ConnectionError("no line")
        if phone == WRONG:
            raise NotSentError("number", "nobody's", for_good=True)
        self.sent.append((phone, text))


@pytest.fixture(autouse=True)
def _said(monkeypatch):
    monkeypatch.setitem(templates.TEMPLATES, "test.code", "Your code is %(code)s.")
    clock.set_now(MORNING)
    yield
    plug(None)


PHONE, OTHER, WRONG = "13800004402", "13800004403", "13800000000"


def say(estate, key="k", phone=PHONE):
    return text(estate, phone, "test.code", {"code": "4402"}, language="en", key=key)


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
    assert say(estate).state == "sent"
    work()
    assert out.tries == 1


def test_another_key_another_telephone_and_another_yard_are_messages_of_their_own():
    plug(out := Gateway())
    estate = yard()
    rows = [say(estate), say(estate, key="l"), say(estate, phone=OTHER), say(yard("YX"))]
    work()
    assert len({row.id for row in rows}) == out.tries == 4
    assert [phone for phone, _ in out.sent] == [PHONE, PHONE, OTHER, PHONE]


@pytest.mark.parametrize("around", ["en", "zh-hans"])
def test_it_is_sent_in_the_language_it_was_queued_for(around):
    plug(out := Gateway())
    estate, data = yard(), {"code": "SG-1"}
    for language in ("en", "zh-hans"):
        text(estate, PHONE, "case.answer", data, language=language, key=language)
    with override(around):
        work()
    assert [words for _, words in out.sent] == [words_of("case.answer", data, one) for one in ("en", "zh-hans")]
    assert out.sent[0] == (PHONE, "Your request SG-1 was answered.")
    assert out.sent[1] != out.sent[0]


def test_the_places_of_a_template_in_order(monkeypatch):
    monkeypatch.setitem(templates.TEMPLATES, "test.places", "%(b)s and %(a)s, %(b)s")
    assert places_of("test.places") == ["b", "a"]


def test_what_another_try_cannot_change_is_not_tried_again():
    plug(out := Gateway())
    row = say(yard(), phone=WRONG)
    for _ in range(2):
        work()
        clock.advance(timedelta(hours=1))
    row.refresh_from_db()
    assert (row.state, row.error, row.attempts) == ("failed", "NotSentError: number: nobody's", 1)
    assert (out.tries, unsent(), failed()) == (1, [row], [])


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
    for _ in range(400):
        work()
        clock.advance(timedelta(seconds=1))
    pauses = [(after - before).seconds for before, after in pairwise(out.tried)]
    assert pauses == [10, 20, 40, 80, 160]
    row.refresh_from_db()
    assert (out.tries, row.attempts, row.state, row.error) == (6, 6, "failed", "ConnectionError: no line")
    assert (unsent(), len(failed())) == ([row], 1)


def test_one_that_was_given_up_is_sent_when_somebody_tries_again():
    plug(out := Gateway(failures=6))
    row = say(yard())
    for _ in range(7):
        work()
        clock.advance(timedelta(hours=1))
    retry(str(failed()[0].id))
    work()
    row.refresh_from_db()
    assert (out.tries, row.attempts, row.state, row.error) == (7, 7, "sent", "")
    assert (unsent(), failed()) == ([], [])


def test_a_gateway_taken_away_meanwhile_sends_nothing_and_that_is_seen():
    plug(out := Gateway())
    row = say(yard())
    plug(None)
    work()
    row.refresh_from_db()
    assert (out.tries, row.state, row.attempts) == (0, "off", 0)
    assert (unsent(), failed()) == ([row], [])


def test_what_did_not_get_through_is_listed_the_newest_first_at_most_a_hundred():
    estate = yard()
    rows = []
    for number in range(101):
        rows.append(say(estate, key=str(number)))
        clock.advance(timedelta(seconds=1))
    with statements() as said:
        listed = unsent()
        codes = {row.yard.code for row in listed}
    assert listed == rows[:0:-1]
    assert (codes, len(said)) == ({"JG"}, 1)


def test_nothing_is_sent_that_is_not_on_the_list():
    with pytest.raises(ValueError, match="unknown template"):
        text(yard(), "13800004402", "test.never", {}, language="en", key="k")
    assert Sms.objects.count() == 0
