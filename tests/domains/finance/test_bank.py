"""Files of the bank: taken in once, a line is a payment exactly once, what waits is owed, undone by reversal."""

import pytest

from tests.factories import bank as make
from tests.factories import fees, people
from tests.support.unchanged import everything, refused
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import bank
from yuanba.domains.people.public import ResidentCard
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 1))):
        found = fees.fees()
        fees.published(found)
        yield found


def named(town, name, called):
    owner = ResidentCard.objects.get(tenures__home=town.home(name))
    ResidentCard.objects.filter(id=owner.id).update(name=called)


def agree(town):
    """The sums by state; they are those of the book, and all that came in is paid, waits or was left out."""
    sums = bank.bank_desk(town.manager, town.yard).sums
    by = {one.state: one.fen for one in sums.states}
    assert sums.fen == sum(one.fen for one in make.lines(town.yard)) == sum(by.values())
    assert fees.stands(town, "2243", "1002") == [-by["waiting"], by["waiting"] + by["paid"]]
    assert fees.faults(town) == {}
    return by


def test_lines_wait_and_are_owed_to_an_unknown_payer(town):
    named(town, "3-1-902", "江阔")
    rows = [
        make.row("185.47", "谁", "账单1", "S1"),
        make.row("245.70", "江阔", "物业费", "S2"),
        make.row("1", "江阔", "", "S3"),
        make.row("1.00", "外人", "", "S4"),
        ("2026-04-01", "", "30.00", "电力公司", "电费", "S5"),
        make.row("不详", "", "", "S6"),
        make.row("5", "", "", "S7", day="某日"),
    ]
    make.profile(town.yard)
    before = everything()
    tried = make.take(town.yard, *rows, dry_run=True)
    assert everything() == before
    made = make.take(town.yard, *rows, actor=town.manager)
    assert made.rows == tried.rows
    assert (len(made.rows), len(made.new), made.same, made.went_out, made.refused) == (7, 4, 0, 1, 2)
    assert (made.sure, made.several, made.fen, made.file.fen) == (2, 1, 18547 + 24570 + 200, 43317)
    assert made.reasons == {"bank-day": 1, "bank-out": 1, "bank-sum": 1}
    assert agree(town) == {"waiting": 43317, "paid": 0, "left-out": 0}
    assert finance.Payment.objects.count() == 0
    told = Event.objects.get(name="bank.taken").read()
    assert (told.number, told.rows, told.lines, told.fen) == (1, 7, 4, 43317)


def test_the_same_lines_again_in_whatever_file_change_nothing(town):
    rows = [make.row("10", "黎", "", "S1"), make.row("10", "黎"), make.row("10", "黎")]
    assert len(make.take(town.yard, *rows).new) == 3
    before = everything()
    again = make.take(town.yard, *rows)
    assert (again.file, again.same, again.ok) == (None, 3, 3)
    assert everything() == before
    more = make.take(town.yard, *rows, make.row("10", "黎"), name="第二.xlsx")
    assert (len(more.new), more.same, more.file.number) == (1, 3, 2)
    assert agree(town)["waiting"] == 4000


def test_a_serial_number_with_other_content_is_refused(town):
    made = make.take(town.yard, make.row("10", serial="S1"), make.row("11", serial="S1"), make.row("10", serial="S1"))
    assert (made.reasons, len(made.new)) == ({"bank-known": 1, "bank-twice": 1}, 1)
    differs = make.take(town.yard, make.row("12", serial="S1"))
    assert (differs.reasons, differs.file) == ({"bank-differs": 1}, None)
    assert agree(town)["waiting"] == 1000


def test_a_line_is_a_payment_once_with_its_receipt(town):
    make.take(town.yard, make.row("200", "黎", "", "S1"))
    line = make.lines(town.yard)[0]
    paid = make.settle(town, line)
    assert (paid.state, paid.payment.way, paid.payment.fen, paid.payment.prepaid) == ("paid", "bank-file", 20000, 1453)
    assert [one.left for one in fees.bills(town)] == [0]
    assert fees.stands(town, "1122@3-1-901", "2203@3-1-901") == [0, -1453]
    assert agree(town) == {"waiting": 0, "paid": 20000, "left-out": 0}
    before = everything()
    assert make.settle(town, line) == paid
    assert everything() == before
    with refused("bank-settled"):
        make.settle(town, line, "3-1-902")
    with refused("bank-settled"):
        bank.leave_out_bank_line(actor=town.manager, yard=town.yard, line_id=line.id, why="利息")


def test_all_that_are_sure_are_paid_as_they_were_seen(town):
    named(town, "3-1-902", "江阔")
    rows = [
        make.row("245.70", "江阔", "", "S1"),
        make.row("245.70", "江阔", "", "S2"),
        make.row("1", "谁", "3-1-901", "S3"),
    ]
    make.take(town.yard, *rows, make.row("3", "谁", "", "S4"))
    found = bank.bank_waiting(town.manager, town.yard)
    assert (found.sure, found.sure_fen) == (2, 24670)
    assert [one.is_sure for one in found.page.rows] == [True, False, True, False]
    with refused("bank-changed"):
        bank.settle_sure_bank_lines(actor=town.manager, yard=town.yard, seen="")
    paid = bank.settle_sure_bank_lines(actor=town.manager, yard=town.yard, seen=found.seen)
    assert [(one.home.label, one.why) for one in paid] == [
        (town.home("3-1-902").label, "name-sum"),
        (town.home("3-1-901").label, "home"),
    ]
    assert agree(town) == {"waiting": 24870, "paid": 24670, "left-out": 0}
    with refused("bank-changed"):
        bank.settle_sure_bank_lines(actor=town.manager, yard=town.yard, seen=found.seen)


def test_a_wrong_home_is_taken_back_by_reversal_and_the_line_pays_another(town):
    make.take(town.yard, make.row("200", serial="S1"))
    line = make.settle(town, make.lines(town.yard)[0])
    said = {"actor": town.manager, "yard": town.yard, "line_id": line.id}
    with refused("invalid", why="bank-why"):
        bank.undo_bank_line(**said, why=" ")
    undone = bank.undo_bank_line(**said, why="认错了")
    assert (undone.state, undone.payment, undone.why) == ("waiting", None, "认错了")
    assert [one.left for one in fees.bills(town)] == [18547]
    back = finance.Payment.objects.get(number=2)
    assert (back.kind, back.fen, back.prepaid, back.of.number) == ("undone", 20000, 1453, 1)
    assert finance.receipt(town.manager, town.yard, 1).returned
    assert [one.fen for one in finance.receipt(town.manager, town.yard, 2).applied] == [-18547]
    assert fees.stands(town, "1122@3-1-901", "2203@3-1-901") == [18547, 0]
    before = everything()
    assert bank.undo_bank_line(**said, why="再来").why == "认错了"
    assert everything() == before
    make.settle(town, line, "3-1-902")
    assert agree(town) == {"waiting": 0, "paid": 20000, "left-out": 0}
    assert finance.takings(town.manager, town.yard).sums == {"bank-file": 20000}


def test_an_advance_that_was_used_is_not_taken_back(town):
    make.take(town.yard, make.row("200", serial="S1"))
    line = make.settle(town, make.lines(town.yard)[0])
    fees.refund(town, 1000)
    with refused("bank-spent"):
        bank.undo_bank_line(actor=town.manager, yard=town.yard, line_id=line.id, why="认错了")


def test_what_paid_a_bill_that_was_credited_since_goes_back_from_the_advance(town):
    make.take(town.yard, make.row("200", serial="S1"))
    line = make.settle(town, make.lines(town.yard)[0])
    finance.credit_bill(actor=town.manager, yard=town.yard, bill=fees.bills(town)[0].number, why="面积错")
    assert fees.stands(town, "2203@3-1-901") == [-20000]
    bank.undo_bank_line(actor=town.manager, yard=town.yard, line_id=line.id, why="认错了")
    assert fees.stands(town, "1122@3-1-901", "2203@3-1-901") == [0, 0]
    assert agree(town)["waiting"] == 20000


def test_what_is_no_fee_leaves_the_accounts_and_may_come_back(town):
    make.take(town.yard, make.row("3.21", "银行", "结息", "S1"), make.row("9", serial="S2"))
    said = {"actor": town.manager, "yard": town.yard, "line_id": make.lines(town.yard)[0].id}
    out = bank.leave_out_bank_line(**said, why="利息")
    assert (out.state, agree(town)) == ("left-out", {"waiting": 900, "paid": 0, "left-out": 321})
    before = everything()
    assert bank.leave_out_bank_line(**said, why="利息") == out
    assert everything() == before
    bank.undo_bank_line(**said, why="是预存")
    assert agree(town) == {"waiting": 1221, "paid": 0, "left-out": 0}


def test_only_who_may_and_only_here(town):
    make.take(town.yard, make.row("200", serial="S1"))
    line = make.lines(town.yard)[0]
    elsewhere = fees.fees("FE")
    said = {"line_id": line.id, "home_id": town.home().id}
    for actor in (people.staff(town.yard, "butler"), elsewhere.manager, town.owners["3-1-901"]):
        with refused("not-found"):
            bank.settle_bank_line(actor=actor, yard=town.yard, **said)
        with refused("not-found"):
            make.take(town.yard, make.row("1"), actor=actor)
        with refused("not-found"):
            bank.undo_bank_line(actor=actor, yard=town.yard, line_id=line.id, why="x")
    with refused("not-found"):
        bank.settle_bank_line(actor=elsewhere.manager, yard=elsewhere.yard, **said)


def test_a_file_that_is_too_long_is_refused(town):
    rows = [make.row("1", serial=f"S{number}") for number in range(2001)]
    make.profile(town.yard)
    with refused("bank-long"):
        make.take(town.yard, *rows)


def test_a_profile_needs_its_columns_its_account_and_a_name_of_its_own(town):
    first = make.profile(town.yard, town.manager)
    assert make.profile(town.yard, town.manager) == first
    said = {"actor": town.manager, "yard": town.yard, "heads": make.HEADS}
    with refused("invalid", day="bank-column", name="bank-name", account="bank-account"):
        bank.save_bank_profile(**said, name="", account="", fields={"credit": "收入"})
    with refused("invalid", credit="bank-column", debit="choice-unknown"):
        bank.save_bank_profile(**said, name="甲", account="乙", fields={"day": "交易日期", "debit": "没有"})
    with refused("invalid", amount="bank-column-twice"):
        fields = {"day": "交易日期", "credit": "收入", "amount": "收入"}
        bank.save_bank_profile(**said, name="甲", account="乙", fields=fields)
    with refused("invalid", name="bank-name-taken"):
        fields = {"day": "交易日期", "amount": "收入"}
        bank.save_bank_profile(**said, name=first.name, account="乙", fields=fields, anew=True)
