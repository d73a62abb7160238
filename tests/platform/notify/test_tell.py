"""The inbox: said once per key, in the reader's language, read or unread."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tests.factories.yards import yard
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.kernel import clock
from yuanba.platform.notify import templates
from yuanba.platform.notify.models import Message
from yuanba.platform.notify.public import inbox, mark_read, register_template, tell, unread, words_of

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture(autouse=True)
def _said(monkeypatch):
    monkeypatch.setitem(templates.TEMPLATES, "test.hello", "Hello %(name)s.")


def say(estate, account, key="k", name="罗小满"):
    tell(estate, account, "test.hello", {"name": name}, link="/my/", key=key)


def test_a_message_is_kept_as_it_was_said_and_becomes_words_when_read():
    estate, account = yard(), uuid4()
    with clock.at(MORNING):
        say(estate, account)
    row = Message.objects.values("yard", "account", "template", "data", "key", "at", "read_at").get()
    assert (Message.objects.get().link, "/my/" in Message.objects.get().sealed_link) == ("/my/", False)
    assert row == {
        "yard": estate.id,
        "account": account,
        "template": "test.hello",
        "data": {"name": "罗小满"},
        "key": "k",
        "at": MORNING,
        "read_at": None,
    }
    assert [words for _, words in inbox(account, "en")] == ["Hello 罗小满."]


def test_the_same_key_says_it_once_to_each():
    estate, one, other = yard(), uuid4(), uuid4()
    for account in (one, one, other):
        say(estate, account)
    say(estate, one, name="somebody else")
    assert sorted(Message.objects.values_list("account", flat=True)) == sorted([one, other])
    assert [words for _, words in inbox(one, "en")] == ["Hello 罗小满."]


def test_each_yard_has_its_own_keys():
    account = uuid4()
    for code in ("JG", "YX"):
        say(yard(code), account)
    assert unread(account) == 2


def test_what_the_caller_takes_back_was_not_said():
    estate, account = yard(), uuid4()
    with transaction.atomic():
        say(estate, account)
        transaction.set_rollback(True)
    assert unread(account) == 0


def test_nothing_is_said_that_is_not_on_the_list():
    with pytest.raises(ValueError, match="unknown template"):
        tell(yard(), uuid4(), "test.never", {}, link="", key="k")
    assert Message.objects.count() == 0


def test_the_newest_first_and_no_more_than_asked_for():
    estate, account = yard(), uuid4()
    for minute in range(25):
        with clock.at(MORNING + timedelta(minutes=minute)):
            say(estate, account, key=str(minute), name=str(minute))
    with statements() as said:
        rows = inbox(account, "en")
        codes = {row.yard.code for row, _ in rows}
    assert [words for _, words in rows] == [f"Hello {minute}." for minute in range(24, 4, -1)]
    assert (codes, len(said)) == ({"JG"}, 1)
    assert len(inbox(account, "en", limit=3)) == 3


def test_page_by_page_each_message_comes_once():
    """Many are said in the same moment: the page ends in the middle of them."""
    estate, account = yard(), uuid4()
    for number in range(7):
        with clock.at(MORNING + timedelta(minutes=number // 4)):
            say(estate, account, key=str(number))
    whole = [row.id for row, _ in inbox(account, "en")]
    assert len(set(whole)) == 7
    for begin, after in ((0, None), (3, whole[2]), (6, whole[5]), (7, whole[6])):
        page = inbox(account, "en", limit=3, after=after)
        assert [row.id for row, _ in page] == whole[begin : begin + 3]


def test_somebody_elses_message_is_no_place_to_begin():
    estate, account, other = yard(), uuid4(), uuid4()
    say(estate, account)
    say(estate, other)
    ((theirs, _),) = inbox(other, "en")
    for after in (theirs.id, uuid4()):
        with refused("not-found"):
            inbox(account, "en", after=after)


@pytest.mark.parametrize("count", [0, 1, 98, 99])
def test_unread_is_exact_up_to_99(count):
    estate, account = yard(), uuid4()
    for number in range(count):
        say(estate, account, key=str(number))
    assert unread(account) == count


def test_unread_is_counted_to_99_and_reading_ends_it():
    estate, account, other = yard(), uuid4(), uuid4()
    for number in range(101):
        say(estate, account, key=str(number))
    say(estate, other)
    assert unread(account) == 99
    with clock.at(MORNING):
        mark_read(account)
    assert (unread(account), unread(other)) == (0, 1)
    with clock.at(MORNING + timedelta(days=1)):
        mark_read(account)
    assert set(Message.objects.filter(account=account).values_list("read_at", flat=True)) == {MORNING}


def test_one_code_has_one_text():
    register_template("test.hello", "Hello %(name)s.")
    with pytest.raises(ValueError, match="registered twice"):
        register_template("test.hello", "Good morning.")


def test_what_is_missing_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        words_of("test.hello", {}, "en")
    with pytest.raises(KeyError):
        words_of("test.never", {}, "en")


@pytest.mark.parametrize("code", sorted(templates.TEMPLATES))
def test_every_real_message_has_words_in_both_languages(code):
    class Any_(dict):
        def __missing__(self, key):
            return "1"

    english, chinese = words_of(code, Any_(), "en"), words_of(code, Any_(), "zh-hans")
    assert english != chinese
    assert any("一" <= sign <= "鿿" for sign in chinese)
