"""What the estate's money was paid for: written by one, approved by another, asked for by anybody who watches."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories import fees as make
from tests.factories import people
from tests.factories import spending as spend
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
COST = "5401.RUNNING.LABOUR"


@pytest.fixture
def town():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 1))):
        found = make.fees()
        make.published(found)
        yield found


@pytest.fixture
def other(town):
    return people.staff(town.yard, "manager")


def test_a_voucher_is_a_cost_once_a_second_person_approved_it(town, other):
    made = spend.voucher(town.manager, town.yard)
    assert (made.number, made.state, made.scans.count()) == (1, "written", 1)
    assert make.stands(town, COST, "1002") == [0, 0]
    finance.approve_voucher(actor=other, yard=town.yard, voucher=1)
    assert make.stands(town, COST, "1002") == [120000, -120000]
    before = everything()
    assert finance.approve_voucher(actor=other, yard=town.yard, voucher=1).state == "approved"
    assert everything() == before
    assert make.faults(town) == {}
    told = [(one.name, one.read().number) for one in Event.objects.filter(name__startswith="voucher.").order_by("id")]
    assert told == [("voucher.written", 1), ("voucher.decided", 1)]


def test_nobody_approves_what_they_wrote(town, other):
    spend.voucher(town.manager, town.yard)
    with refused("voucher-own"):
        finance.approve_voucher(actor=town.manager, yard=town.yard, voucher=1)
    finance.approve_voucher(actor=other, yard=town.yard, voucher=1)
    with refused("voucher-own"):
        finance.take_back_voucher(actor=town.manager, yard=town.yard, voucher=1, why="写错了")


def test_what_is_not_approved_may_be_written_anew_and_what_was_is_taken_back_by_an_entry(town, other):
    spend.voucher(town.manager, town.yard, invoice="04417")
    again = spend.spent(town.yard, invoice="04417")
    with refused("invoice-twice"):
        finance.write_voucher(actor=town.manager, yard=town.yard, spent=again, client_key="again")
    with refused("invalid", why="voucher-why"):
        finance.refuse_voucher(actor=other, yard=town.yard, voucher=1, why=" ")
    finance.refuse_voucher(actor=other, yard=town.yard, voucher=1, why="金额与发票不符")
    with refused("voucher-state"):
        finance.approve_voucher(actor=other, yard=town.yard, voucher=1)
    spend.approved(town.manager, other, town.yard, 110000, invoice="04417")
    finance.take_back_voucher(actor=other, yard=town.yard, voucher=2, why="供应商退款")
    assert make.stands(town, COST, "1002") == [0, 0]
    with refused("voucher-state"):
        finance.take_back_voucher(actor=other, yard=town.yard, voucher=2, why="再来一次")
    states = finance.Voucher.objects.order_by("number").values_list("state", "why")
    assert list(states) == [("refused", "金额与发票不符"), ("taken-back", "供应商退款")]
    assert make.faults(town) == {}


def test_the_same_key_is_one_voucher_and_other_words_under_it_a_conflict(town):
    said = spend.spent(town.yard)
    first = finance.write_voucher(actor=town.manager, yard=town.yard, spent=said, client_key="k")
    before = everything()
    assert finance.write_voucher(actor=town.manager, yard=town.yard, spent=said, client_key="k") == first
    assert everything() == before
    with refused("conflict"):
        finance.write_voucher(actor=town.manager, yard=town.yard, spent=replace(said, fen=1), client_key="k")


WRONG = [
    ({"item": "yacht"}, {"item": "cost-item"}),
    ({"part": "magic"}, {"part": "cost-part"}),
    ({"fen": 0}, {"fen": "spent-sum"}),
    ({"fen": -5, "payee": " "}, {"fen": "spent-sum", "payee": "spent-to"}),
    ({"day": date(2026, 4, 2)}, {"day": "spent-day"}),
    ({"day": None}, {"day": "spent-day"}),
    ({"words": ""}, {"words": "spent-words"}),
    ({"words": "3 号电梯更新改造"}, {"words": "maintenance-fund-only"}),
    ({"way": "shells"}, {"way": "pay-way"}),
    ({"scans": ()}, {"scans": "spent-scan"}),
]


@pytest.mark.parametrize(("said", "fields"), WRONG, ids=lambda one: "+".join(one) if isinstance(one, dict) else "")
def test_what_a_voucher_must_say(town, said, fields):
    spent = replace(spend.spent(town.yard), **said)
    with refused("invalid", **fields):
        finance.write_voucher(actor=town.manager, yard=town.yard, spent=spent, client_key="k")


def test_costs_are_those_of_contracts_and_each_has_its_account():
    assert list(finance.chart.COSTS) == list(contracts.vocabulary.COSTS)
    assert finance.chart.PARTS.keys() == finance.PARTS.keys()


def test_taxes_are_paid_neither_for_people_nor_for_things(town, other):
    made = spend.approved(town.manager, other, town.yard, 3000, item="tax", part="labour")
    assert (made.part, make.stands(town, "5401.TAX")) == ("", [3000])


def test_a_picture_of_another_estate_is_no_document(town):
    elsewhere = make.fees("YH")
    scans = spend.spent(elsewhere.yard).scans
    with refused("invalid", scans="spent-scan"):
        spend.voucher(town.manager, town.yard, scans=scans)


def test_only_the_company_writes_and_only_who_watches_reads(town):
    butler = people.staff(town.yard, "butler", f"{town.yard.path}/3/2")
    owner = town.owners["3-1-902"]
    watcher = people.staff(town.yard, "committee-member")
    spend.voucher(town.manager, town.yard)
    for actor in (butler, owner, watcher):
        with refused("not-found"):
            spend.voucher(actor, town.yard, scans=())
        with refused("not-found"):
            finance.approve_voucher(actor=actor, yard=town.yard, voucher=1)
    for actor in (butler, owner):
        with refused("not-found"):
            finance.spending(actor, town.yard, finance.Asked())
    assert finance.spending(watcher, town.yard, finance.Asked()).waiting == 1


def test_the_supervisor_of_the_company_approves(town):
    spend.voucher(town.manager, town.yard)
    watcher = people.staff(town.yard, "company-supervisor")
    assert finance.approve_voucher(actor=watcher, yard=town.yard, voucher=1).state == "approved"


def test_a_question_is_answered_by_its_vouchers(town, other):
    lift = town.home("3-1-902")
    spend.approved(town.manager, other, town.yard, 120000, place=lift.id)
    spend.approved(town.manager, other, town.yard, 45000, place=lift.id, day=date(2026, 2, 3), words="3 号电梯换滑轮")
    spend.approved(town.manager, other, town.yard, 80000, item="cleaning", words="二月保洁", payee="净美保洁")
    spend.voucher(town.manager, town.yard, 99)

    def answer(**asked):
        found = finance.spending(town.manager, town.yard, finance.Asked(**asked))
        return found.vouchers, found.fen, [one.number for one in found.page.rows]

    assert answer() == (3, 245000, [4, 3, 1, 2])
    assert answer(place=lift) == (2, 165000, [1, 2])
    assert answer(words="电梯", since=date(2026, 3, 1)) == (1, 120000, [4, 1])
    assert answer(item="cleaning") == (1, 80000, [3])
    assert answer(until=date(2026, 2, 28)) == (1, 45000, [2])
    assert answer(waiting=True) == (3, 245000, [4])
    found = finance.spending(town.manager, town.yard, finance.Asked())
    assert [(one.item, one.vouchers, one.fen) for one in found.items if one.vouchers] == [
        ("running", 2, 165000),
        ("cleaning", 1, 80000),
    ]
    rest = finance.spending(town.manager, town.yard, finance.Asked(), after="3")
    assert [one.number for one in rest.page.rows] == [1, 2]
    with refused("not-found"):
        finance.spending(town.manager, town.yard, finance.Asked(), after="9x")


def test_the_database_itself_knows_an_invoice_once(town):
    first = spend.voucher(town.manager, town.yard, invoice="7")
    second = spend.voucher(town.manager, town.yard, invoice="8")
    with pytest.raises(IntegrityError), transaction.atomic():
        finance.Voucher.objects.filter(yard=town.yard, id=second.id).update(invoice=first.invoice)
