"""The embedded database: a writer waits as long as the timeout says, and comes as soon as the lock is free."""

import threading
from contextlib import closing

import pytest
from django.db import OperationalError, connection, transaction

from tests.factories import yards
from yuanba.platform.yards.models import Yard

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="about the embedded database only"),
]


def test_a_writer_comes_when_the_one_before_has_gone():
    held, free, done = threading.Event(), threading.Event(), []

    def first():
        with closing(connection), transaction.atomic():
            held.set()
            free.wait(10)
            done.append("first")

    def second():
        held.wait(10)
        with closing(connection), transaction.atomic():
            done.append("second")

    threads = [threading.Thread(target=one) for one in (first, second)]
    for one in threads:
        one.start()
    held.wait(10)
    free.set()
    for one in threads:
        one.join(10)
    assert done == ["first", "second"]


def test_the_wait_ends_with_the_timeout(monkeypatch):
    held, free = threading.Event(), threading.Event()

    def first():
        with closing(connection), transaction.atomic():
            held.set()
            free.wait(10)

    other = threading.Thread(target=first)
    other.start()
    held.wait(10)
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    before = Yard.objects.count()
    try:
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            yards.estate()
    finally:
        free.set()
        other.join(10)
    assert Yard.objects.count() == before
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (10,)
