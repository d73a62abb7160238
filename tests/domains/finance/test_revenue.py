"""Common parts earn: agreed, due, taken, taken back, used, and told to whoever takes the money."""

from datetime import date

import pytest

from tests.factories import fees as make
from tests.factories import people, voting
from tests.factories import revenue as earn
from tests.factories import spending as spend
from tests.support.unchanged import everything, refused
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import revenue
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 1, 9, 0))):
        yield make.fees()


@pytest.fixture
def other(town):
    return people.staff(town.yard, "manager")


def test_a_contract_is_written_down_once_with_its_paper(town):
    said = earn.agreed(town.yard, place=town.home().id)
    made = revenue.agree_revenue(actor=town.manager, yard=town.yard, agreed=said, client_key="k")
    assert (made.number, made.party, made.place, made.scans.count()) == (1, "捷达快递柜公司", town.home(), 1)
    before = everything()
    assert revenue.agree_revenue(actor=town.manager, yard=town.yard, agreed=said, client_key="k") == made
    assert everything() == before
    with refused("conflict"):
        revenue.agree_revenue(actor=town.manager, yard=town.yard, agreed=earn.agreed(town.yard, fen=1), client_key="k")
    with refused("invalid", scans="revenue-scan"):
        earn.contract(town.manager, town.yard, scans=(town.home().id,))
    told = Event.objects.get(name="revenue.agreed").read()
    assert (told.number, told.kind, told.period, told.fen) == (1, "lockers", "quarter", 300000)


def test_what_comes_is_the_owners_but_for_the_agreed_share_and_pays_the_oldest_due_first(town):
    earn.contract(town.manager, town.yard)
    made = earn.taken(town.manager, town.yard, 1, 350000)
    assert (made.number, made.owners, made.day) == (1, 315000, date(2026, 4, 1))
    assert make.stands(town, "6051.LOCKERS", "1002", "5403.SHARE", "2244") == [-350000, 350000, 35000, -35000]
    sheet = revenue.revenue_sheet(town.manager, town.yard, 1)
    assert [(one.day.isoformat(), one.paid, one.left) for one in sheet.dues] == [
        ("2026-01-10", 300000, 0),
        ("2026-04-10", 50000, 250000),
        ("2026-07-10", 0, 300000),
        ("2026-10-10", 0, 300000),
    ]
    assert (sheet.came, sheet.owners) == (350000, 315000)
    assert make.faults(town) == {}


def test_the_same_key_takes_once_and_another_sum_under_it_is_a_conflict(town):
    earn.contract(town.manager, town.yard)
    first = earn.taken(town.manager, town.yard, 1, key="k")
    before = everything()
    assert earn.taken(town.manager, town.yard, 1, key="k") == first
    assert everything() == before
    with refused("conflict"):
        earn.taken(town.manager, town.yard, 1, 1, key="k")


def test_what_was_wrong_is_taken_back_once_by_an_entry_of_today(town):
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1, 100001)
    with refused("invalid", why="revenue-why"):
        revenue.take_back_revenue(actor=town.manager, yard=town.yard, taking=1, why=" ")
    back = revenue.take_back_revenue(actor=town.manager, yard=town.yard, taking=1, why="记错合同")
    assert (back.number, back.fen, back.owners, back.of.number) == (2, -100001, -90001, 1)
    assert make.stands(town, "6051.LOCKERS", "1002", "5403.SHARE", "2244") == [0, 0, 0, 0]
    before = everything()
    assert revenue.take_back_revenue(actor=town.manager, yard=town.yard, taking=1, why="记错合同") == back
    assert everything() == before
    for number in (1, 2):
        with refused("revenue-taken-back"):
            revenue.take_back_revenue(actor=town.manager, yard=town.yard, taking=number, why="再来")


def test_what_was_spent_since_cannot_be_taken_back(town, other):
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1)
    spend.approved(town.manager, other, town.yard, 200000, item="public-use", words="长椅", day=date(2026, 4, 1))
    with refused("revenue-short"):
        revenue.take_back_revenue(actor=town.manager, yard=town.yard, taking=1, why="记错")


def test_no_more_is_used_than_there_is_and_what_waits_counts(town, other):
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1)  # 270,000 of it the owners'
    said = {"item": "public-use", "words": "更新长椅", "day": date(2026, 4, 1)}
    with refused("invalid", fen="revenue-short"):
        spend.voucher(town.manager, town.yard, 270001, **said)
    spend.voucher(town.manager, town.yard, 200000, **said)
    with refused("invalid", fen="revenue-short"):
        spend.voucher(town.manager, town.yard, 70001, **said | {"item": "public-fund"})
    finance.approve_voucher(actor=other, yard=town.yard, voucher=1)
    assert make.stands(town, "5403.USE") == [200000]
    with refused("invalid", fen="share-short"):
        spend.voucher(town.manager, town.yard, 30001, **said | {"item": "public-share"})
    spend.approved(town.manager, other, town.yard, 30000, **said | {"item": "public-share"})
    assert make.stands(town, "2244", "5403.SHARE") == [0, 30000]
    year = revenue.revenue_desk(town.manager, town.yard).year
    assert (year.gross, year.owners, year.closing) == (300000, 270000, 70000)
    assert make.faults(town) == {}


def test_above_the_limit_its_use_needs_a_resolution_but_the_agreed_share_none(town, other):
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1, 1000000)
    finance.set_spending_limit(actor=SYSTEM, yard=town.yard, fen=50000)
    said = {"words": "长椅", "day": date(2026, 4, 1)}
    with refused("invalid", resolution="spending-resolution"):
        spend.voucher(town.manager, town.yard, 50001, item="public-use", **said)
    spend.approved(town.manager, other, town.yard, 100000, item="public-share", **said)
    held = voting.held(town.yard, "held")
    spend.approved(town.manager, other, town.yard, 60000, item="public-use", resolution=held.number, **said)
    assert make.stands(town, "5403.USE", "2244") == [60000, 0]


def test_the_fund_gets_at_least_what_the_owners_side_set(town):
    committee = people.staff(town.yard, "committee-member")
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1)
    with refused("not-found"):
        revenue.set_fund_part(actor=town.manager, yard=town.yard, percent=50)
    with refused("invalid", percent="fund-part"):
        revenue.set_fund_part(actor=committee, yard=town.yard, percent=101)
    revenue.set_fund_part(actor=committee, yard=town.yard, percent=50)
    before = everything()
    revenue.set_fund_part(actor=committee, yard=town.yard, percent=50)
    assert everything() == before
    year = revenue.revenue_desk(town.manager, town.yard).year
    assert (year.percent, year.fund_due, year.undecided) == (50, 135000, 135000)


def test_a_contract_ends_earlier_and_then_nothing_more_is_due(town):
    earn.contract(town.manager, town.yard)
    said = {"actor": town.manager, "yard": town.yard, "number": 1, "why": "撤柜"}
    with refused("invalid", until="revenue-end"):
        revenue.end_revenue(**said, until=date(2027, 1, 1))
    with refused("invalid", why="revenue-why"):
        revenue.end_revenue(**said | {"why": ""}, until=date(2026, 5, 31))
    revenue.end_revenue(**said, until=date(2026, 5, 31))
    before = everything()
    revenue.end_revenue(**said, until=date(2026, 5, 31))
    assert everything() == before
    with refused("revenue-ended"):
        revenue.end_revenue(**said, until=date(2026, 6, 30))
    dues = revenue.revenue_sheet(town.manager, town.yard, 1).dues
    assert [one.day.isoformat() for one in dues] == ["2026-01-10", "2026-04-10"]


def test_at_the_gate_the_price_of_the_contract_says_the_sum(town):
    earn.parking(town.manager, town.yard)
    (price,) = revenue.hourly_prices(town.yard)
    assert [revenue.fee_of(town.yard, minutes, price.name) for minutes in (120, 121, 1440, 1560)] == [
        0,
        300,
        2000,
        2600,
    ]
    with refused("revenue-tariff"):
        earn.taken(town.manager, town.yard, 1, 500, minutes=121, price=price.name)
    with refused("invalid", price="revenue-price"):
        earn.taken(town.manager, town.yard, 1, 300, minutes=121, price="别的")
    made = earn.taken(town.manager, town.yard, 1, 300, minutes=121, price=price.name, way="cash")
    assert (made.fen, made.owners, made.count, made.minutes) == (300, 210, 1, 121)
    day = earn.taken(town.manager, town.yard, 1, 48000, count=92, way="cash")
    assert (day.owners, day.count, day.price) == (33600, 92, "")
    assert make.stands(town, "6051.PARKING", "1001") == [-48300, 48300]
    earn.contract(town.manager, town.yard)
    with refused("invalid", minutes="revenue-price"):
        earn.taken(town.manager, town.yard, 2, 300, minutes=121, price=price.name)


def test_the_manager_is_reminded_once_on_each_of_the_days(town):
    earn.contract(town.manager, town.yard)
    earn.taken(town.manager, town.yard, 1)
    earn.parking(town.manager, town.yard)
    assert revenue.remind_revenue(actor=SYSTEM) == 0
    told = []
    for day, hours in ((3, 1), (3, 2), (4, 1), (10, 1), (11, 1), (12, 1)):
        with clock.at(clock.aware(clock.now().replace(2026, 4, day, 8 + hours, 30))):
            told.append(revenue.remind_revenue(actor=SYSTEM))
    assert told == [1, 0, 0, 1, 1, 0]
    events = [one.read() for one in Event.objects.filter(name="revenue.due").order_by("id")]
    assert [(one.day, one.fen, one.late) for one in events] == [
        ("2026-04-10", 300000, 0),
        ("2026-04-10", 300000, 0),
        ("2026-04-10", 300000, 1),
    ]


def test_what_is_late_or_soon_stands_first_on_the_desk(town):
    earn.contract(town.manager, town.yard)
    earn.contract(town.manager, town.yard, kind="adverts", first=date(2026, 4, 8), period="once")
    found = revenue.revenue_desk(town.manager, town.yard)
    assert [(one.number, due.day.isoformat()) for one, due in found.due] == [(1, "2026-01-10"), (2, "2026-04-08")]
    assert found.late == 300000
    assert [(one.number, late, due.day.isoformat()) for one, late, due in found.page.rows] == [
        (2, 0, "2026-04-08"),
        (1, 300000, "2026-04-10"),
    ]


def test_only_who_may_writes_takes_and_reads(town):
    neighbour = town.owners["3-1-901"]
    earn.contract(town.manager, town.yard)
    for act in (
        lambda: earn.contract(neighbour, town.yard),
        lambda: earn.taken(neighbour, town.yard, 1),
        lambda: revenue.take_back_revenue(actor=neighbour, yard=town.yard, taking=1, why="x"),
        lambda: revenue.end_revenue(actor=neighbour, yard=town.yard, number=1, until=date(2026, 5, 1), why="x"),
        lambda: revenue.revenue_desk(neighbour, town.yard),
        lambda: revenue.revenue_sheet(town.manager, town.yard, 9),
    ):
        with refused("not-found"):
            act()
