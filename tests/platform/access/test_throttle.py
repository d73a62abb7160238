"""How often is enough: windows, words, races."""

from contextlib import suppress
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access import throttle
from yuanba.platform.access.models import Tries

WHEN = datetime(2026, 6, 30, 9, tzinfo=clock.SHANGHAI)


def tries(key="a", limit=3, seconds=600, of=10):
    """How many of `of` tries went through."""
    through = 0
    for _ in range(of):
        with suppress(Refusal):
            throttle.hit(key, limit=limit, seconds=seconds)
            through += 1
    return through


@pytest.mark.django_db
def test_the_limit_holds_in_a_window_and_then_begins_again():
    with clock.at(WHEN):
        assert tries() == 3
        clock.advance(timedelta(seconds=599))
        assert tries() == 0
        clock.advance(timedelta(seconds=1))
        assert tries() == 3


@pytest.mark.django_db
def test_keys_and_windows_do_not_share():
    with clock.at(WHEN):
        assert [tries("a"), tries("b"), tries("a", seconds=1200), tries("a", seconds=300)] == [3] * 4


@pytest.mark.django_db
@pytest.mark.parametrize(("later", "minutes"), [(0, 10), (1, 10), (541, 1), (599, 1)])
def test_it_says_how_long_to_wait(later, minutes):
    with clock.at(WHEN + timedelta(seconds=later)):
        throttle.hit("a", limit=1, seconds=600)
        with pytest.raises(Refusal) as caught:
            throttle.hit("a", limit=1, seconds=600)
    assert (caught.value.code, caught.value.data) == ("too-many", {"minutes": minutes})


@pytest.mark.django_db
def test_one_statement_and_no_word_of_the_key_is_kept():
    with statements() as said:
        throttle.hit("sign-in:罗小满:203.0.113.9", limit=1, seconds=60)
    assert len(said) == 1
    assert "罗小满" not in said[0]
    assert len(Tries.objects.get().key) == 64


@pytest.mark.django_db
def test_what_is_over_is_swept():
    with clock.at(WHEN):
        tries("a")
        clock.advance(timedelta(seconds=601))
        tries("b")
        assert throttle.sweep() == 1
        assert throttle.sweep() == 0
        assert Tries.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_one_by_one():
    start, through = Barrier(8), []

    def run():
        with clock.at(WHEN):
            start.wait(10)
            try:
                through.append(tries(limit=20, of=5))
            finally:
                connection.close()

    threads = [Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (len(through), sum(through), Tries.objects.get().count) == (8, 20, 40)
