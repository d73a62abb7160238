"""Fees of a scene in a small estate: two months are owed and paid, the book holds, and again changes nothing."""

from collections import Counter

import pytest

from tests.factories import fees as make
from tests.factories import people, places
from tests.support.unchanged import everything
from yuanba.demo import fees, transfers
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import bank
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place

pytestmark = pytest.mark.django_db
AGREED = fees.Agreed(
    "和畅物业", "Hechang", "remuneration", "2.30", owners="鲁秋实", signer="袁思齐", unpaid=3, lifts=True
)


def test_two_months_are_billed_and_most_of_it_paid():
    yard = places.estate()
    for name, area in make.AREAS.items():
        people.resident(make.measured(yard, name, area))
    Place.objects.filter(yard=yard, kind="home").update(floor=9)
    manager = people.staff(yard, "manager")
    fees.play(yard, AGREED, manager, months=2)
    runs = finance.BillingRun.objects.filter(yard=yard)
    assert Counter(runs.values_list("state", "bills", "mode")) == {("published", 3, "remuneration"): 2}
    assert finance.Payment.objects.filter(yard=yard).count() == 2
    owed = [bill.left for bill in finance.Bill.objects.order_by("home__path", "number")]
    assert [bool(one) for one in owed] == [True, True, False, False, False, False]
    lifts = finance.BillLine.objects.filter(yard=yard, rule="1:3").values_list("sum", flat=True)
    assert Counter(one["much"] for one in lifts) == {"4668": 3, "4805": 3}
    (book,) = ledger.Book.objects.filter(yard=yard)
    assert not any(ledger.audit(book).values())
    before = everything()
    fees.play(yard, AGREED, manager, months=2)
    assert everything() == before


def test_a_statement_of_the_bank_waits_with_two_homes_that_are_sure():
    town = make.fees()
    make.published(town)
    transfers.play(town.yard, town.manager)
    found = bank.bank_waiting(town.manager, town.yard)
    assert [[why for _home, why in one.homes] for one in found.page.rows] == [["home"], ["bill"], [], [], []]
    assert (found.sure, found.sums.fen) == (2, 18547 + 24570 + 48000 + 120000 + 326)
    before = everything()
    transfers.play(town.yard, town.manager)
    assert everything() == before
