"""Thirty-two writers at once lose nothing and see no locked database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.platform.events.public import Event

WRITERS, EACH = 32, 20


@pytest.mark.django_db(transaction=True)
def test_thirty_two_writers_lose_nothing():
    town = make.town()

    def write(writer):
        try:
            return [make.report(town.place, key=f"{writer}-{n}").case.number for n in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for numbers in pool.map(write, range(WRITERS)) for number in numbers]
    assert sorted(numbers) == list(range(1, WRITERS * EACH + 1))
    assert cases.Case.objects.count() == Event.objects.filter(name="case.reported").count() == WRITERS * EACH
