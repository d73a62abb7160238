"""Payments at the window: what they pay, what is left over, late fees, deposits, what goes back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import contracts as contract
from tests.factories import fees as make
from tests.factories import people
from tests.support.unchanged import everything, refused
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import Tenure
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)


def on(month, day):
    return clock.at(clock.aware(clock.now().replace(2026, month, day)))


@pytest.fixture
def town():
    with on(4, 1):
        found = make.fees()
        make.published(found)
        yield found


def told(name):
    return [one.read() for one in Event.objects.filter(name=name).order_by("id")]


def test_a_payment_pays_the_oldest_first_and_the_rest_is_an_advance(town):
    make.published(town, APRIL, date(2026, 4, 30))
    make.pay(town, 20000, key="k1")
    assert [(one.paid, one.left) for one in make.bills(town)] == [(18547, 0), (1453, 17094)]
    receipt = make.pay(town, 20000, key="k2")
    assert (receipt.number, receipt.fen, receipt.prepaid, len(receipt.code)) == (2, 20000, 2906, 10)
    assert make.stands(town, "1001", "1122@3-1-901", "2203@3-1-901") == [40000, 0, -2906]
    assert [(one.bill.month.month, one.fen) for one in finance.receipt(town.manager, town.yard, 2).applied] == [
        (4, 17094)
    ]
    assert make.faults(town) == {}


def test_the_same_key_is_one_receipt_and_another_sum_under_it_a_conflict(town):
    first = make.pay(town, 17747, key="wx-4200001")
    before = everything()
    assert make.pay(town, 17747, key="wx-4200001") == first
    assert everything() == before
    with refused("conflict"):
        make.pay(town, 17748, key="wx-4200001")


def test_what_is_no_payment_is_refused(town):
    with refused("invalid", fen="pay-sum", way="pay-way"):
        make.pay(town, 0, way="shells")
    butler, other = people.staff(town.yard, "butler", f"{town.yard.path}/3/2"), town.owners["3-1-902"]
    for actor in (butler, other):
        with refused("not-found"):
            make.pay(town, 100, actor=actor)
    assert make.pay(town, 100, "3-2-901", actor=butler).fen == 100


def test_an_advance_pays_the_next_bills_by_itself(town):
    make.pay(town, 50000, way="transfer")
    run = make.published(town, APRIL, date(2026, 4, 30))
    bill = finance.Bill.objects.get(run=run, home=town.home())
    assert (bill.paid, bill.left) == (18547, 0)
    assert make.stands(town, "1002", "1122@3-1-901", "2203@3-1-901") == [50000, 0, -12906]
    applied = finance.bill_sheet(town.manager, town.yard, bill.number).applied
    assert [(one.payment, one.fen) for one in applied] == [(None, 18547)]
    assert make.faults(town) == {}


def test_a_late_fee_comes_with_the_clause_of_the_contract_and_once_for_a_day(town):
    with on(4, 15):  # fifteen days are free
        assert finance.owing(town.manager, town.yard, town.home().id).late_sum == 0
    with on(5, 10):
        owing = finance.owing(town.manager, town.yard, town.home().id)
        assert (owing.principal, owing.late_sum, owing.total) == (18547, 223, 18770)
        make.pay(town, 10000)
        assert [(one.kind, one.fen, one.paid) for one in make.bills(town)] == [
            ("month", 18547, 10000),
            ("late", 223, 0),
        ]
        assert finance.owing(town.manager, town.yard, town.home().id).late_sum == 0
    with on(5, 20):  # ten more days of what is left
        assert finance.owing(town.manager, town.yard, town.home().id).late_sum == 26
        receipt = make.pay(town, 8547 + 223 + 26)
    assert receipt.prepaid == 0
    assert make.stands(town, "1122@3-1-901", "2801") == [0, -(17747 + 23770 + 12735 + 223 + 26)]
    assert [one.late for one in told("payment.taken")] == [223, 26]
    assert make.faults(town) == {}


def test_it_never_passes_its_cap_and_can_be_left_out(town):
    with clock.at(clock.aware(clock.now().replace(2029, 12, 31))):
        assert finance.owing(town.manager, town.yard, town.home().id).late_sum == 5564  # 30 % of 185.47
        receipt = make.pay(town, 18547, late=False)
    assert [one.kind for one in make.bills(town)] == ["month"]
    assert (receipt.prepaid, make.bills(town)[0].left) == (0, 0)


def test_without_a_clause_there_is_no_late_fee():
    with on(4, 1):
        plain = make.fees("JH", terms=replace(contract.TERMS, late=None))
        make.published(plain)
    with on(12, 31):
        assert finance.owing(plain.manager, plain.yard, plain.home().id).late_sum == 0


@pytest.mark.parametrize(("order", "left"), [("principal_first", "late"), ("penalty_first", "month")])
def test_the_contract_says_whether_late_fees_are_paid_first(order, left):
    with on(4, 1):
        town = make.fees("JO", terms=replace(contract.TERMS, order=order))
        make.published(town)
    with on(5, 10):
        make.pay(town, 18547)
    assert [one.kind for one in make.bills(town) if one.left] == [left]


def test_of_a_bill_that_is_taken_back_what_was_paid_can_be_given_back(town, butler):
    make.pay(town, 18547)
    finance.credit_bill(actor=town.manager, yard=town.yard, bill=make.bills(town)[0].number, why="重复计费")
    assert make.stands(town, "1122@3-1-901", "2203@3-1-901") == [0, -18547]
    with refused("refund-exceeds"):
        make.refund(town, 18548)
    with refused("not-found"):
        make.refund(town, 1, actor=butler)
    back = make.refund(town, 10000, key="once")
    assert make.refund(town, 10000, key="once") == back
    assert (back.kind, make.stands(town, "1001", "2203@3-1-901")) == ("refund", [8547, -8547])
    assert make.faults(town) == {}


@pytest.fixture
def butler(town):
    return people.staff(town.yard, "butler")


def test_a_deposit_is_owed_back_less_what_it_stood_for(town):
    with refused("invalid", words="deposit-for"):
        make.deposit(town, 200000, words="")
    paid = make.deposit(town, 200000)
    assert make.stands(town, "1001", "2241@3-1-901") == [200000, -200000]
    with refused("invalid", kept="deposit-deducted"):
        make.deposit_back(town, paid, 200001)
    with refused("invalid", words="deposit-why"):
        make.deposit_back(town, paid, 35000, words="")
    back = make.deposit_back(town, paid, 35000, key="back")
    assert make.deposit_back(town, paid, 35000, key="back") == back
    assert (back.fen, back.deducted, back.of_id) == (165000, 35000, paid.id)
    assert make.stands(town, "1001", "2241@3-1-901", "6051.OTHER") == [35000, 0, -35000]
    with refused("deposit-returned"):
        make.deposit_back(town, paid, 0)
    assert make.faults(town) == {}


def test_a_receipt_proves_itself_by_its_code_only(town):
    made = make.pay(town, 18547)
    assert finance.proved(town.yard, made.number, made.code.lower()).payment == made
    for code in ("", "2222222222", made.code[:-1]):
        with pytest.raises(Refusal, match="not-found"):
            finance.proved(town.yard, made.number, code)


def test_arrears_are_listed_and_an_owner_reminded_once_a_day(town, butler):
    narrow = people.staff(town.yard, "butler", f"{town.yard.path}/3/2")
    make.pay(town, 24570, "3-1-902")
    with on(4, 20):
        found = finance.arrears(butler, town.yard)
        assert (found.homes, found.fen) == (2, 18547 + 13535)
        assert [(one.home.id, one.bills, one.fen) for one in found.page.rows] == [
            (town.home().id, 1, 18547),
            (town.home("3-2-901").id, 1, 13535),
        ]
        assert finance.arrears(narrow, town.yard).homes == 1
        for _again in range(2):
            finance.remind_home(actor=butler, yard=town.yard, home_id=town.home().id)
        assert finance.arrears(butler, town.yard).page.rows[0].reminded == date(2026, 4, 20)
        with refused("nothing-overdue"):
            finance.remind_home(actor=butler, yard=town.yard, home_id=town.home("3-1-902").id)
        dispatch()
        ((message, _words),) = inbox(town.owners["3-1-901"].account, "zh-hans")
    assert (message.template, message.data["sum"], message.link) == ("bill.reminded", "185.47", "/my/bills/")


def test_an_owner_reads_the_own_bills_of_the_own_days(town):
    owner = town.owners["3-1-901"]
    make.pay(town, 20000)
    assert [one.fen for one in finance.own_bills(owner).rows] == [18547]
    assert [one.fen for one in finance.own_receipts(owner)] == [20000]
    assert finance.own_debts(owner) == []
    assert [one.fen for one in finance.own_debts(town.owners["3-1-902"])] == [24570]
    Tenure.objects.filter(home=town.home()).update(until=date(2026, 4, 10))
    newcomer = people.account("新业主")
    people.tenure(town.home(), "owner", newcomer, date(2026, 4, 11))
    assert finance.own_bills(people.people.actor_of(newcomer.id)).rows == []
    assert [one.fen for one in finance.own_bills(people.people.actor_of(owner.account)).rows] == [18547]
