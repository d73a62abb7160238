"""Two windows at once: a bill is paid once, a month is billed once, and the book holds."""

from datetime import date

import pytest

from tests.domains.ledger.test_races import together
from tests.factories import bank
from tests.factories import fees as make
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db(transaction=True)
APRIL = clock.now().replace(2026, 4, 1)


@pytest.fixture
def town():
    with clock.at(APRIL):
        found = make.fees()
        make.published(found, due=date(2099, 12, 31))
    return found


def test_sixteen_windows_pay_one_bill_once_and_the_rest_is_an_advance(town):
    said = together(lambda number, turn: make.pay(town, 18547, key=f"k{number}").prepaid)
    assert sorted(said) == [0, *[18547] * 15]
    assert make.stands(town, "1001", "1122@3-1-901", "2203@3-1-901") == [18547 * 16, 0, -18547 * 15]
    numbers = finance.Payment.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 17))
    assert make.faults(town) == {}


def test_one_key_sent_by_sixteen_is_one_receipt_and_one_credit_bill_wins(town):
    said = together(lambda number, turn: make.pay(town, 20000, key="wx-1").id)
    assert len(set(said)) == 1

    def credit(number, turn):
        return finance.credit_bill(actor=town.manager, yard=town.yard, bill=1, why="重复").kind

    said = together(credit)
    assert (said.count("credit"), said.count("bill-credited")) == (1, 15)
    assert make.stands(town, "1122@3-1-901", "2203@3-1-901") == [0, -20000]
    assert make.faults(town) == {}


def test_a_month_drafted_and_published_by_sixteen_is_billed_once():
    with clock.at(APRIL):
        town = make.fees()

    def bill(number, turn):
        return make.published(town).number

    assert set(together(bill)) == {1}
    assert finance.Bill.objects.count() == 3
    assert make.stands(town, "1122@3-1-901", "1122@3-1-902", "1122@3-2-901") == [18547, 24570, 13535]
    assert make.faults(town) == {}


def test_one_file_of_the_bank_taken_by_sixteen_is_taken_once_and_a_line_pays_one_home(town):
    with clock.at(APRIL):
        bank.profile(town.yard)
        rows = [bank.row("185.47", "黎", "3-1-901", "S1"), bank.row("1", "黎", "", "S2")]
        said = together(lambda number, turn: len(bank.take(town.yard, *rows).new))
        assert sorted(said) == [0] * 15 + [2]
        line = bank.lines(town.yard)[0]
        names = list(town.homes)

        def settle(number, turn):
            return bank.settle(town, line, names[number % 3]).home_id

        said = together(settle)
        assert len({one for one in said if one != "bank-settled"}) == 1
        assert finance.Payment.objects.count() == 1
        assert make.stands(town, "2243", "1002") == [-100, 18647]

        def undo(number, turn):
            verb = finance.bank.undo_bank_line
            return verb(actor=town.manager, yard=town.yard, line_id=line.id, why="认错了").state

        assert set(together(undo)) == {"waiting"}
        assert finance.Payment.objects.count() == 2
        assert make.stands(town, "2243") == [-18647]
        assert make.faults(town) == {}
