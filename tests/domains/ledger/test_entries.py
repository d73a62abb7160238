"""Entered once, never changed, reversed once; limits hold; what is refused leaves nothing."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories import ledger as make
from tests.factories import people
from tests.support.unchanged import refused
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
FEE = make.line("6001", "1122", 17747)
PAID = make.line("1122", "1002", 17747)
EARNED = make.line("C100", "C200.LI", 12)


def test_an_entry_stands_in_its_accounts_and_is_told():
    town = make.books()
    entry = make.post(town, FEE, PAID)
    assert make.stands(town, "1002", "1122", "6001") == [17747, 0, -17747]
    assert ledger.trial_balance(town.book) == {"CNY": {"1002": 17747, "1122": 0, "6001": -17747}}
    told = Event.objects.get(name="ledger.entered")
    assert told.payload == {
        "book": "MAIN",
        "kind": "journal",
        "day": "2026-03-02",
        "totals": {"CNY": 35494},
        "reverses": "",
    }
    assert (told.subject, told.actor_name, entry.name) == (entry.id, town.manager.name, town.manager.name)
    assert make.faults(town) == {}


def test_the_same_again_is_the_first_and_other_content_is_a_conflict():
    town = make.books()
    first = make.post(town, FEE, key="wx-1")
    assert make.post(town, FEE, key="wx-1", words="  三月物业费 ").id == first.id
    assert ledger.Entry.objects.count() == 1
    with refused("conflict"):
        make.post(town, make.line("6001", "1122", 17748), key="wx-1")
    with refused("conflict"):
        make.post(town, FEE, key="wx-1", day=date(2026, 3, 3))


def test_units_stand_on_their_own_in_one_entry():
    town = make.books()
    make.post(town, make.line("6001", "1002", 900), EARNED)
    assert ledger.trial_balance(town.book) == {
        "CNY": {"1002": 900, "6001": -900},
        "XYB": {"C100": -12, "C200.LI": 12},
    }


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ((), {"lines": "amount-wrong"}),
        ((make.line("1002", "1122", 0),), {"lines": "amount-wrong"}),
        ((FEE, make.line("1002", "C400", 5)), {"lines": "units-differ"}),
        ((FEE, make.line("1002", "1999", 5)), {"lines": "account-unknown"}),
    ],
)
def test_a_wrong_line_refuses_the_whole_entry(lines, fields):
    town = make.books()
    with refused("invalid", **fields):
        make.post(town, *lines)


def test_a_limit_holds_and_is_said_with_the_name_of_the_account():
    town = make.books()
    make.post(town, EARNED)
    with refused("balance-short"):
        make.post(town, make.line("C200.LI", "C400", 13))
    make.post(town, make.line("C200.LI", "C400", 12))
    with refused("balance-short"):
        make.post(town, make.line("C200.LI", "C400", 1))
    assert make.stands(town, "C200.LI", "C400") == [0, 12]
    assert make.faults(town) == {}


def test_a_reversal_gives_back_once_and_may_be_reversed_itself():
    town = make.books()
    entry = make.post(town, FEE, PAID)
    back = make.reverse(town, entry, key="r1")
    assert make.stands(town, "1002", "1122", "6001") == [0, 0, 0]
    assert make.reverse(town, entry, key="r1").id == back.id
    with refused("reversed-already"):
        make.reverse(town, entry)
    other = make.post(town, FEE, PAID)
    with refused("conflict"):
        make.reverse(town, other, key="r1")
    make.reverse(town, back)
    assert make.stands(town, "1002", "6001") == [35494, -35494]
    assert make.faults(town) == {}


def test_what_was_spent_is_taken_back_only_by_force_and_is_made_good_later():
    town = make.books()
    official = people.staff(town.yard, "district-official")
    earned = make.post(town, make.line("C100", "C200.ZHANG", 5))
    make.post(town, make.line("C200.ZHANG", "C400", 3))
    with refused("balance-short"):
        make.reverse(town, earned)
    with refused("not-found"):
        make.reverse(town, earned, force=True)
    assert make.reverse(town, earned, force=True, actor=official).forced
    assert make.stands(town, "C200.ZHANG") == [-3]
    assert make.faults(town) == {}
    make.post(town, make.line("C100", "C200.ZHANG", 10))
    with refused("balance-short"):
        make.post(town, make.line("C200.ZHANG", "C400", 8))
    make.post(town, make.line("C200.ZHANG", "C400", 7))
    assert make.faults(town) == {}


@pytest.mark.parametrize("model", [ledger.Entry, ledger.Transfer])
def test_the_database_itself_refuses_to_change_what_was_entered(model):
    town = make.books()
    make.post(town, FEE)
    for change in (lambda rows: rows.update(day=date(2026, 1, 1)), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(model.objects.filter(yard=town.yard))
    assert make.stands(town, "1122") == [17747]


def test_a_book_and_an_account_are_opened_once():
    town = make.books()
    again = ledger.open_book(actor=SYSTEM, yard=town.yard, code="MAIN", name="总账")
    assert again.id == town.book.id
    with refused("account-code-taken"):
        ledger.open_book(actor=SYSTEM, yard=town.yard, code="MAIN", name="分账")
    with refused("invalid", code="account-code-unfit", name="account-nameless"):
        ledger.open_book(actor=SYSTEM, yard=town.yard, code="总账", name=" ")
    for new in make.ACCOUNTS:
        ledger.open_ledger_account(actor=SYSTEM, yard=town.yard, book="MAIN", new=new)
    assert ledger.LedgerAccount.objects.count() == len(make.ACCOUNTS)
    other = ledger.NewAccount("C200.LI", "李叔的钱包", "asset", "XYB", floor=-5)
    with refused("account-code-taken"):
        ledger.open_ledger_account(actor=SYSTEM, yard=town.yard, book="MAIN", new=other)
    wrong = ledger.NewAccount("c 1", "", "money", "元")
    fields = {
        "code": "account-code-unfit",
        "name": "account-nameless",
        "kind": "account-kind-unknown",
        "unit": "unit-unfit",
    }
    with refused("invalid", **fields):
        ledger.open_ledger_account(actor=SYSTEM, yard=town.yard, book="MAIN", new=wrong)


def test_an_account_is_closed_when_nothing_stands_in_it():
    town = make.books()
    make.post(town, EARNED)

    def close():
        return ledger.close_ledger_account(actor=town.manager, yard=town.yard, book="MAIN", code="C200.LI")

    with refused("account-not-empty"):
        close()
    held = make.hold(town, "C200.LI", "C400", 12)
    make.take(town, held, 12)
    assert close().closed_at == close().closed_at
    with refused("invalid", lines="account-unknown"):
        make.post(town, EARNED)


def test_what_was_entered_is_given_again_when_the_wallet_is_empty_and_its_account_closed():
    town = make.books()
    make.post(town, make.line("C100", "C200.LI", 3))
    spent = make.post(town, make.line("C200.LI", "C400", 3), key="once")
    ledger.close_ledger_account(actor=SYSTEM, yard=town.yard, book="MAIN", code="C200.LI")
    assert make.post(town, make.line("C200.LI", "C400", 3), key="once").id == spent.id
    assert make.stands(town, "C200.LI", "C400") == [0, 3]
    with refused("invalid", lines="account-unknown"):
        make.post(town, make.line("C200.LI", "C400", 3), key="twice")
    assert make.faults(town) == {}


def test_an_entry_is_reversed_once_in_the_database_too():
    town = make.books()
    first = make.post(town, make.line("6001", "1002", 5))
    make.reverse(town, first)
    with refused("reversed-already"):
        make.post(town, make.line("1002", "6001", 5), key="again", extra=ledger.Extra(reverses=first))
    assert make.stands(town, "1002") == [0]
