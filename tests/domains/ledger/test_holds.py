"""Held, taken once, released; lots that end first go first, and wait while they are held."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import ledger as make
from tests.support.unchanged import refused
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


@pytest.fixture
def town():
    with clock.at(NOON):
        there = make.books()
        make.post(there, make.line("C100", "C200.LI", 20))
        yield there


def test_what_is_held_cannot_be_spent_and_comes_free_with_the_rest(town):
    held = make.hold(town, "C200.LI", "C400", 15)
    with refused("balance-short"):
        make.post(town, make.line("C200.LI", "C400", 6))
    with refused("balance-short"):
        make.hold(town, "C200.LI", "C400", 6)
    taken = make.take(town, held, 10, key="t1")
    assert (taken.state, make.stands(town, "C200.LI", "C400")) == ("taken", [10, 10])
    assert make.take(town, held, 10, key="t1").entry_id == taken.entry_id
    with refused("conflict"):
        make.take(town, held, 9, key="t1")
    with refused("hold-over"):
        make.take(town, held, 10)
    with refused("hold-over"):
        make.void(town, held)
    make.post(town, make.line("C200.LI", "C400", 10))
    assert make.faults(town) == {}


@pytest.mark.parametrize(("amount", "code"), [(21, "hold-exceeded"), (0, "amount-wrong"), (-1, "amount-wrong")])
def test_no_more_than_is_held(town, amount, code):
    held = make.hold(town, "C200.LI", "C400", 20)
    with refused(code):
        make.take(town, held, amount)


def test_the_moment_of_its_end_is_too_late_and_a_job_releases(town):
    held = make.hold(town, "C200.LI", "C400", 20, expires_at=NOON + HOUR)
    with clock.at(NOON + HOUR - timedelta(seconds=1)):
        assert ledger.expire_holds(actor=SYSTEM) == 0
    with clock.at(NOON + HOUR):
        with refused("hold-expired"):
            make.take(town, held, 20)
        assert [ledger.expire_holds(actor=SYSTEM) for _ in range(2)] == [1, 0]
        assert make.void(town, held).state == "expired"
        make.post(town, make.line("C200.LI", "C400", 20))
    assert make.faults(town) == {}


def test_held_once_however_often_it_is_sent(town):
    first = make.hold(town, "C200.LI", "C400", 5, key="h1")
    assert make.hold(town, "C200.LI", "C400", 5, key="h1").id == first.id
    with refused("conflict"):
        make.hold(town, "C200.LI", "C400", 6, key="h1")
    with refused("invalid", words="entry-words-missing", lines="units-differ"):
        make.hold(town, "C200.LI", "1002", 6, words=" ")
    assert make.void(town, first).state == make.void(town, first).state == "voided"
    make.post(town, make.line("C200.LI", "C400", 20))


def lots(town):
    rows = ledger.Lot.objects.filter(account__code="C200.ZHANG").order_by("id")
    return [lot.left for lot in rows]


def end(town):
    return ledger.expire_lots(actor=town.manager, yard=town.yard, book="MAIN", target="C910", words="到期")


@pytest.fixture
def wallet(town):
    """Ten until the end of March, five until the end of the year, four without end."""
    for amount, until in ((4, None), (5, date(2026, 12, 31)), (10, date(2026, 3, 31))):
        extra = ledger.Extra(expires=until)
        make.post(town, make.line("C100", "C200.ZHANG", amount), extra=extra)
    return town


def test_what_ends_first_is_spent_first_and_the_rest_ends_once(wallet):
    make.post(wallet, make.line("C200.ZHANG", "C400", 8))
    assert lots(wallet) == [4, 5, 2]
    with clock.at(datetime(2026, 3, 31, 23, 59, tzinfo=clock.SHANGHAI)):
        assert end(wallet) == []
    with clock.at(datetime(2026, 4, 1, 0, 1, tzinfo=clock.SHANGHAI)):
        (entry,) = end(wallet)
        assert [one.amount for one in entry.transfers.all()] == [2]
        assert end(wallet) == []
    assert (lots(wallet), make.stands(wallet, "C200.ZHANG", "C910")) == ([4, 5, 0], [9, 2])
    assert make.faults(wallet) == {}


def test_what_is_held_does_not_end_until_it_is_released(wallet):
    held = make.hold(wallet, "C200.ZHANG", "C400", 12)
    assert lots(wallet) == [4, 3, 0]
    with clock.at(datetime(2026, 4, 1, 9, tzinfo=clock.SHANGHAI)):
        assert end(wallet) == []
        make.void(wallet, held)
        assert [one.amount for entry in end(wallet) for one in entry.transfers.all()] == [10]
    assert lots(wallet) == [4, 5, 0]
    assert make.faults(wallet) == {}


def test_part_of_a_hold_takes_what_ends_first(wallet):
    held = make.hold(wallet, "C200.ZHANG", "C400", 12)
    make.take(wallet, held, 11)
    assert lots(wallet) == [4, 4, 0]
    assert make.faults(wallet) == {}


def test_a_reversal_gives_back_to_the_lots_it_was_taken_of(wallet):
    spent = make.post(wallet, make.line("C200.ZHANG", "C400", 12))
    make.reverse(wallet, spent)
    assert lots(wallet) == [4, 5, 10]
    assert make.faults(wallet) == {}
