"""Bills of a month: drafted, looked at, published, taken back; once for a rule, a home and a month."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import contracts as contract
from tests.factories import fees as make
from tests.factories import people
from tests.support.unchanged import everything, refused
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.rules.owners import Owning, by_days, hands
from yuanba.domains.people.public import Tenure
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


@pytest.fixture
def town():
    return make.fees()


def whole(run):
    rows = finance.Bill.objects.filter(yard=run.yard, run=run).order_by("number")
    return [(bill.home.path.removeprefix(f"{run.yard.path}/"), bill.fen) for bill in rows.select_related("home")]


def left_out(run):
    rows = finance.Skipped.objects.filter(yard=run.yard, run=run).select_related("home").order_by("id")
    return [(one.home.path.removeprefix(f"{run.yard.path}/"), one.tariff, one.why) for one in rows]


def told(name):
    return Event.objects.filter(name=name).count()


def test_a_month_is_worked_out_and_says_whom_it_leaves_out_and_why(town):
    make.measured(town.yard, "3-2-902", None)
    people.resident(make.places.place(town.yard, "3-2-902"))
    make.measured(town.yard, "3-2-903", 5000)
    run = make.drafted(town)
    assert whole(run) == [("3/1/901", 18547), ("3/1/902", 24570), ("3/2/901", 13535), ("3/2/902", 800)]
    assert left_out(run) == [("3/2/902", "物业费", "no-area"), ("3/2/903", "", "no-owner")]
    assert (run.state, run.bills, run.fen, run.skipped) == ("draft", 4, 57452, 2)
    line = finance.BillLine.objects.get(bill__run=run, home=town.home(), rule="1:1")
    assert (line.fen, line.account) == (17747, "2801")
    assert line.sum == {"of": "area", "much": "89.63", "price": "1.98"}
    assert told("billing.drafted") == 1


def test_again_changes_nothing_before_and_after_it_is_published(town):
    run = make.drafted(town, key="once")
    before = everything()
    assert make.drafted(town, key="once").id == make.drafted(town).id == run.id
    assert everything() == before
    make.published(town)
    before = everything()
    assert make.drafted(town).id == run.id
    finance.publish_bills(actor=town.manager, yard=town.yard, run=run.number)
    assert everything() == before


def test_under_remuneration_it_is_held_for_the_owners_and_passed_on_is_nobodys_income(town):
    make.published(town)
    owed = make.stands(town, "1122@3-1-901", "1122@3-1-902", "1122@3-2-901", "2801", "2242", "6001")
    assert owed == [18547, 24570, 13535, -(17747 + 23770 + 12735), -2400, 0]
    assert make.faults(town) == {}


def test_under_a_lump_sum_it_is_the_companys():
    lump = make.fees(terms=replace(contract.TERMS, mode="lump-sum", pay=make.contracts.contracts.Pay()))
    make.published(lump)
    assert make.stands(lump, "6001", "2801", "2242") == [-(17747 + 23770 + 12735), 0, -2400]


def test_a_draft_that_is_thrown_away_leaves_room_for_another(town):
    run = make.drafted(town)
    finance.drop_bills(actor=town.manager, yard=town.yard, run=run.number)
    assert finance.Bill.objects.count() == finance.BillLine.objects.count() == 0
    with refused("billing-state"):
        finance.publish_bills(actor=town.manager, yard=town.yard, run=run.number)
    again = make.published(town)
    assert (again.number, again.bills, again.state) == (2, 3, "published")
    with refused("billing-state"):
        finance.drop_bills(actor=town.manager, yard=town.yard, run=again.number)


def test_what_came_later_is_billed_alone(town):
    make.published(town)
    late = make.measured(town.yard, "3-2-902", 10000)
    people.resident(late)
    run = make.drafted(town)
    assert (run.number, whole(run)) == (2, [("3/2/902", 20600)])
    assert {why for _home, _tariff, why in left_out(run)} == {"billed"}


def test_a_home_that_changes_hands_is_billed_by_days_to_both(town):
    Tenure.objects.filter(home=town.home()).update(until=date(2026, 3, 19))
    people.tenure(town.home(), "owner", people.account("新业主"), date(2026, 3, 20))
    run = make.drafted(town)
    first, second = finance.Bill.objects.filter(run=run, home=town.home()).order_by("number")
    assert [(one.since.day, one.until.day) for one in (first, second)] == [(1, 19), (20, 31)]
    assert first.fen + second.fen == 18547
    fees = finance.BillLine.objects.filter(bill=second, rule="1:1").get()
    assert (fees.fen, fees.part, fees.sum["days"], fees.sum["days_of"], fees.sum["whole"]) == (6870, 2, 12, 31, 17747)


def test_days_that_nobody_owned_are_billed_to_nobody(town):
    Tenure.objects.filter(home=town.home()).update(since=date(2026, 3, 22))
    run = make.drafted(town)
    assert ("3/1/901", "", "outside") in left_out(run)
    bill = finance.Bill.objects.get(run=run, home=town.home())
    assert (bill.since.day, bill.fen) == (22, 5725 + 258)


def test_a_wrong_bill_is_taken_back_and_the_month_billed_anew(town):
    make.published(town)
    (bill,) = make.bills(town)
    with refused("invalid", why="bill-why"):
        finance.credit_bill(actor=town.manager, yard=town.yard, bill=bill.number, why=" ")
    made = finance.credit_bill(actor=town.manager, yard=town.yard, bill=bill.number, why="面积登记错了")
    assert (made.kind, made.fen, made.number, made.of_id) == ("credit", -18547, 4, bill.id)
    assert make.stands(town, "1122@3-1-901", "2801", "2242") == [0, -(23770 + 12735), -1600]
    with refused("bill-credited"):
        finance.credit_bill(actor=town.manager, yard=town.yard, bill=bill.number, why="again")
    make.measured(town.yard, "3-1-901", 9000)
    run = make.published(town)
    assert (run.number, whole(run)) == (2, [("3/1/901", 18620)])
    assert make.faults(town) == {}


def test_only_the_manager_bills(town):
    committee, butler = (people.staff(town.yard, role) for role in ("committee-member", "butler"))
    for other in (committee, butler):
        with refused("not-found"):
            make.drafted(town, actor=other)
    owner = town.owners["3-1-901"]
    run = make.drafted(town)
    with refused("not-found"):
        finance.publish_bills(actor=owner, yard=town.yard, run=run.number)
    assert finance.run_sheet(committee, town.yard, run.number).run == run
    with refused("not-found"):
        finance.run_sheet(owner, town.yard, run.number)


def test_a_bill_is_seen_by_who_owned_the_home_then(town):
    make.published(town)
    (bill,) = make.bills(town)
    assert finance.bill_sheet(town.owners["3-1-901"], town.yard, bill.number).bill == bill
    with refused("not-found"):
        finance.bill_sheet(town.owners["3-1-902"], town.yard, bill.number)


def test_a_month_to_come_and_a_contract_that_does_not_run_are_refused(town):
    with refused("invalid", month="month-please"):
        make.drafted(town, date(2026, 5, 1), date(2026, 5, 31))
    with refused("invalid", due="bill-due"):
        make.drafted(town, due=date(2026, 2, 1))
    with refused("invalid", contract="bill-contract"):
        make.drafted(town, date(2025, 12, 1))


FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
DAY = [date(2026, 3, number) for number in range(1, 32)]
HANDS = [
    ([], []),
    ([("a", FIRST, None)], [(1, 31)]),
    ([("a", FIRST, DAY[18]), ("b", DAY[19], None)], [(1, 19), (20, 31)]),
    ([("a", FIRST, None), ("b", DAY[19], None)], [(1, 31)]),  # a wife is added
    ([("a", FIRST, DAY[9]), ("a", DAY[10], None)], [(1, 31)]),  # registered anew
    ([("a", FIRST, DAY[4]), ("b", DAY[9], None)], [(1, 5), (10, 31)]),
]


@pytest.mark.parametrize(("owning", "days"), HANDS)
def test_hands_change_where_nobody_of_before_is_left(owning, days):
    found = hands([Owning(*one) for one in owning], FIRST, LAST)
    assert [(since.day, until.day) for since, until in found] == days
    parts = by_days(17747, found, 31)
    assert len(parts) == len(days)
    if sum(until - since + 1 for since, until in days) == 31:
        assert sum(parts) == 17747
