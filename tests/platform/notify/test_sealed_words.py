"""Nothing at rest says whom we told or by which secret they come in."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from tests.factories.yards import yard
from yuanba.kernel import clock
from yuanba.platform.notify.models import Letter, Message, Sms
from yuanba.platform.notify.public import (
    NotSentError,
    Way,
    forget_sms,
    heard,
    keep_talk,
    letter,
    note_heard,
    plug,
    plug_carrier,
    sweep_sent,
    talk_with,
    tell,
    text,
)
from yuanba.platform.tasks.work import failed, run_one, sweep_done

pytestmark = pytest.mark.django_db
PHONE, MAIL, SHORT, OPENID = "13800004402", "li@example.cn", "JG-12-k3m7qx2a", "oX1-somebody"
SECRETS = (PHONE, MAIL, SHORT, OPENID)
DATA = {"code": "JG-12"}


class Line:
    """A gateway and a carrier that quotes what it was given in its refusals."""

    def __init__(self, *, fails=False):
        self.sent, self.fails = [], fails

    def send(self, phone, text, *, template, data):
        self._sent(phone, text)

    def carry(self, to, text, *, template, data, tag):
        self._sent(to, text, tag)

    def _sent(self, *what):
        if self.fails:
            raise NotSentError("number", f"{what[0]} at {what[1]}", for_good=False)
        self.sent.append(what)


@pytest.fixture
def line():
    """Plugged in, both ways."""
    out = Line()
    plug(out)
    plug_carrier("email", out)
    yield out
    plug(None)
    plug_carrier("email", None)


def at_rest():
    """Every column of every row of messages, tasks and talks, as the database has them."""
    tables = [name for name in connection.introspection.table_names() if name.startswith(("notify_", "django_tasks"))]
    with connection.cursor() as cursor:
        kept = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            kept += cursor.fetchall()
    return str(kept)


def say(estate):
    link = f"/s/{SHORT}/"
    text(estate, PHONE, "case.answer", DATA, language="en", key="k", link=link)
    letter(estate, Way("email", MAIL), "case.answer", DATA, key="k", link=link, tag=SHORT)
    tell(estate, estate.id, "case.answer", DATA, link=link, key="k")
    with transaction.atomic():
        note_heard("wechat", "1", f"https://x.cn/s/{SHORT}/", OPENID)
        keep_talk(talk_with("wechat", OPENID), {"case": SHORT, "words": PHONE})


def test_whom_and_by_which_secret_stands_nowhere_and_leaves_whole(line, settings):
    settings.YUANBA_PUBLIC_URL, estate = "https://x.cn", yard()
    say(estate)
    while run_one("worker"):
        pass
    words = f"Your request JG-12 was answered. https://x.cn/s/{SHORT}/"
    assert [one[0] for one in line.sent] == [PHONE, MAIL]
    assert [one[1].endswith(f"https://x.cn/s/{SHORT}/") for one in line.sent] == [True, True]
    assert (line.sent[0][1], line.sent[1][2]) == (words, SHORT)
    assert [one for one in SECRETS if one in at_rest()] == []
    assert (heard("wechat", "1").answer, heard("wechat", "1").who) == (f"https://x.cn/s/{SHORT}/", OPENID)
    assert talk_with("wechat", OPENID).data == {"case": SHORT, "words": PHONE}
    assert Message.objects.get().link == f"/s/{SHORT}/"
    text(estate, PHONE, "case.answer", DATA, language="en", key="k")
    assert Sms.objects.count() == 1


def test_what_failed_says_neither(line, settings):
    settings.YUANBA_PUBLIC_URL, line.fails = "https://x.cn", True
    say(yard())
    for _try in range(6):
        with clock.at(clock.now() + timedelta(hours=7 * (_try + 1))):
            while run_one("worker"):
                pass
    assert len(failed()) == 2
    assert [one for one in SECRETS if one in at_rest()] == []
    assert Sms.objects.get().error.startswith("NotSentError: number: 138****4402 at ")


def test_where_it_went_is_forgotten_after_a_month_and_at_once_with_an_erased_person(line):
    estate = yard()
    say(estate)
    forget_sms(estate, ["13900001111"])
    assert Sms.objects.get().phone == PHONE
    forget_sms(estate, [PHONE])
    while run_one("worker"):
        pass
    assert ([one[0] for one in line.sent], Sms.objects.get().state, Sms.objects.get().phone) == ([MAIL], "failed", "")
    assert sweep_sent() == 0
    with clock.at(clock.now() + timedelta(days=31)):
        assert (sweep_sent(), sweep_sent()) == (1, 0)
        assert (sweep_done(), DBTaskResult.objects.count()) == (2, 0)
    assert (Letter.objects.get().address, Letter.objects.get().tag, Letter.objects.get().state) == ("", "", "sent")
