"""Above the limit of an estate a payment names a resolution that holds, with enough left of it."""

import pytest

from tests.domains.ledger.test_races import together
from tests.factories import fees as make
from tests.factories import people, voting
from tests.factories import spending as spend
from tests.support.unchanged import everything, refused
from yuanba.domains.finance import public as finance
from yuanba.domains.voting import public as resolutions
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
APRIL = clock.aware(clock.now().replace(2026, 4, 1))


@pytest.fixture
def town():
    with clock.at(APRIL):
        yield make.fees()


@pytest.fixture
def other(town):
    return people.staff(town.yard, "manager")


@pytest.fixture
def committee(town):
    return people.staff(town.yard, "committee-member")


def limited(town, fen=500000):
    finance.set_spending_limit(actor=SYSTEM, yard=town.yard, fen=fen)


def write(town, fen, resolution=0, key="k", scans=None):
    said = spend.spent(town.yard, fen, resolution=resolution, **({"scans": scans} if scans else {}))
    return finance.write_voucher(actor=town.manager, yard=town.yard, spent=said, client_key=key)


def is_refused(town, code, fen, resolution=0):
    said = spend.spent(town.yard, fen, resolution=resolution)
    with refused("invalid", resolution=code):
        finance.write_voucher(actor=town.manager, yard=town.yard, spent=said, client_key="wrong")


def test_the_owners_side_sets_the_limit_and_the_company_does_not(town, committee):
    with refused("not-found"):
        finance.set_spending_limit(actor=town.manager, yard=town.yard, fen=500000)
    finance.set_spending_limit(actor=committee, yard=town.yard, fen=500000)
    before = everything()
    finance.set_spending_limit(actor=committee, yard=town.yard, fen=500000)
    assert everything() == before
    for wrong in (0, -1):
        with refused("invalid", fen="limit-sum"):
            finance.set_spending_limit(actor=committee, yard=town.yard, fen=wrong)
    finance.set_spending_limit(actor=committee, yard=town.yard, fen=None)
    assert finance.limit_of(town.yard).fen is None
    assert [one.read().fen for one in Event.objects.filter(name="spending.limit_set").order_by("id")] == [500000, 0]


@pytest.mark.parametrize(("fen", "code"), [(500000, ""), (500001, "spending-resolution")])
def test_at_the_limit_no_resolution_is_needed_and_a_fen_above_one_is(town, fen, code):
    limited(town)
    if code:
        is_refused(town, code, fen)
    else:
        assert write(town, fen).resolution is None


def test_what_is_left_of_a_resolution_is_what_no_voucher_names(town, other):
    limited(town)
    voting.held(town.yard, most=1000000)
    assert write(town, 600000, 1).resolution.number == 1
    is_refused(town, "resolution-spent", 400001, 1)
    assert [(one.resolution.number, one.fen) for one in finance.left_of(town.yard)] == [(1, 400000)]
    write(town, 400000, 1, key="rest")
    assert finance.left_of(town.yard)[0].fen == 0
    finance.refuse_voucher(actor=other, yard=town.yard, voucher=1, why="重复")
    finance.approve_voucher(actor=other, yard=town.yard, voucher=2)
    assert finance.left_of(town.yard)[0].fen == 600000
    finance.take_back_voucher(actor=other, yard=town.yard, voucher=2, why="退款")
    assert finance.left_of(town.yard)[0].fen == 1000000


def test_only_one_that_holds_in_this_estate_and_is_about_payments_fits(town, committee):
    limited(town)
    voting.recorded(SYSTEM, town.yard)
    voting.held(town.yard, subject="deficit")
    voting.held(town.yard)
    voting.held(town.yard)
    resolutions.withdraw_resolution(actor=committee, yard=town.yard, number=3, why="程序有误")
    voting.held(town.yard, former=4)
    for number in (-1, 1, 2, 3, 4, 9):
        is_refused(town, "resolution-unfit", 600000, number)
    assert write(town, 600000, 5).resolution.number == 5
    assert [one.resolution.number for one in finance.left_of(town.yard)] == [5]


def test_limit_and_resolution_are_asked_again_before_it_is_approved(town, other, committee):
    voting.held(town.yard)
    write(town, 600000, key="without")
    write(town, 600000, 1, key="with")
    limited(town)
    with refused("spending-resolution"):
        finance.approve_voucher(actor=other, yard=town.yard, voucher=1)
    resolutions.withdraw_resolution(actor=committee, yard=town.yard, number=1, why="程序有误")
    with refused("resolution-unfit"):
        finance.approve_voucher(actor=other, yard=town.yard, voucher=2)


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_spend_no_more_than_was_decided():
    with clock.at(APRIL):
        town = make.fees()
        limited(town)
        voting.held(town.yard, most=3000000)
        scans = spend.spent(town.yard).scans

    def pay(number, turn):
        try:
            return write(town, 700000, 1, key=f"k{number}", scans=scans).resolution.number
        except Refusal as refusal:
            return refusal.fields["resolution"]

    said = together(pay)
    assert (said.count(1), said.count("resolution-spent")) == (4, 12)
    assert finance.left_of(town.yard)[0].fen == 200000
