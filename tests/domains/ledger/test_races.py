"""Many at once on real connections: a limit is never passed, one key is one entry, one hold is taken once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.factories import ledger as make
from yuanba.domains.ledger import public as ledger
from yuanba.kernel.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 16


def together(work, rounds=1):
    """What `rounds` calls in each of sixteen threads give, or the code of their refusal."""
    start = Barrier(THREADS)

    def one(number):
        start.wait(30)
        said = []
        try:
            for turn in range(rounds):
                try:
                    said.append(work(number, turn))
                except Refusal as refusal:
                    said.append(refusal.code)
        finally:
            connection.close()
        return said

    with ThreadPoolExecutor(THREADS) as pool:
        return [one for some in pool.map(one, range(THREADS)) for one in some]


def test_a_wallet_of_a_hundred_pays_three_exactly_thirty_three_times():
    town = make.books()
    make.post(town, make.line("C100", "C200.ZHANG", 100))

    def spend(number, turn):
        make.post(town, make.line("C200.ZHANG", "C400", 3), key=f"{number}-{turn}")
        return "paid"

    said = together(spend, rounds=10)
    assert (said.count("paid"), said.count("balance-short"), len(said)) == (33, 127, 160)
    assert make.stands(town, "C200.ZHANG", "C400") == [1, 99]
    assert make.faults(town) == {}


def test_one_key_sent_sixteen_times_is_one_entry():
    town = make.books()
    said = together(lambda number, turn: make.post(town, make.line("6001", "1002", 17747), key="wx-1").id)
    assert len(set(said)) == 1
    assert make.stands(town, "1002") == [17747]


def test_a_hold_is_taken_by_one():
    town = make.books()
    make.post(town, make.line("C100", "C200.LI", 20))
    held = make.hold(town, "C200.LI", "C400", 20)
    said = together(lambda number, turn: make.take(town, held, 15, key=f"t{number}").state)
    assert (said.count("taken"), said.count("hold-over")) == (1, 15)
    assert make.stands(town, "C200.LI") == [5]
    assert make.faults(town) == {}


def test_an_entry_is_reversed_by_one():
    town = make.books()
    entry = make.post(town, make.line("6001", "1002", 5))
    said = together(lambda number, turn: make.reverse(town, entry, key=f"r{number}").kind)
    assert (said.count("reversal"), said.count("reversed-already")) == (1, 15)
    assert make.stands(town, "1002") == [0]
    assert ledger.Entry.objects.count() == 2
