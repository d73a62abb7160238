"""The company's pay under remuneration: drawn per quarter, approved by another, the rest carried to the owners."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import contracts, fees, spending
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts.public import Pay, Terms
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.rules import remuneration
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db
ENDS = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        yield found


def at(day):
    return clock.at(clock.aware(clock.now().replace(day.year, day.month, day.day)))


def draw(town, until=ENDS[0], key="pay", actor=None):
    said = {"contract": town.fees.contract.number, "until": until, "client_key": key}
    return finance.draw_remuneration(actor=actor or town.manager, yard=town.yard, **said)


def approve(town, voucher):
    return finance.approve_voucher(actor=town.other, yard=town.yard, voucher=voucher.number)


def owed(town):
    return [(one.due, one.drawn, one.left, one.waits) for one in finance.pay_due(town.manager, town.yard)]


def test_a_quarter_is_drawn_once_and_its_deficit_carried_as_the_statement_says(town):
    assert owed(town) == [(2194, 0, 2194, False)]
    made = draw(town)
    assert (made.item, made.fen, made.day, made.payee, made.state) == (
        "remuneration",
        2194,
        ENDS[0],
        "青禾物业",
        "written",
    )
    assert made.words == "2026 年第 1 季度物业服务酬金（按合同约定，累计结算）"
    assert owed(town) == [(2194, 2194, 0, True)]
    assert fees.stands(town.fees, "5402", "2802") == [0, 0]
    with refused("voucher-own"):
        finance.approve_voucher(actor=town.manager, yard=town.yard, voucher=made.number)
    approve(town, made)
    statement = make.drafted(town)
    assert statement.figures["foot"]["closing"] == -4773
    assert fees.stands(town.fees, "2802", "5402", "5401.CLEANING.LABOUR", "1002") == [4773, 0, 0, -32194]
    before = everything()
    approve(town, made)
    assert (draw(town).id, everything()) == (made.id, before)
    assert fees.faults(town.fees) == {}
    with refused("pay-nothing"):
        draw(town, key="again")
    with refused("conflict"):
        draw(town, until=ENDS[1])


def test_what_is_forgotten_is_carried_with_the_next_quarter(town):
    approve(town, draw(town))
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    fees.pay(town.fees, 14570, "3-1-902")
    with at(date(2026, 7, 2)):
        made = draw(town, ENDS[1], "second")
        assert made.fen == 1127
        approve(town, made)
        assert make.drafted(town, day=ENDS[1]).figures["foot"]["closing"] == 3196
    assert fees.stands(town.fees, "2802", "5402") == [-3196, 0]
    assert fees.faults(town.fees) == {}


def test_what_was_taken_back_is_drawn_anew(town):
    made = draw(town)
    with refused("pay-waits"):
        draw(town, key="other")
    approve(town, made)
    finance.take_back_voucher(actor=town.other, yard=town.yard, voucher=made.number, why="合同比例有误")
    assert owed(town) == [(2194, 0, 2194, False)]
    approve(town, draw(town, key="anew"))
    assert fees.stands(town.fees, "2802", "5402", "1002") == [4773, 0, -32194]


WRONG = [
    (date(2026, 3, 30), {"until": "pay-quarter"}),
    (date(2026, 6, 30), {"until": "pay-quarter"}),
    (date(2025, 12, 31), {"until": "pay-quarter"}),
]


@pytest.mark.parametrize(("until", "fields"), WRONG)
def test_only_the_end_of_a_quarter_that_is_over(town, until, fields):
    with refused("invalid", **fields):
        draw(town, until)
    with refused("not-found"):
        draw(town, actor=town.fees.owners["3-1-901"])


def test_under_a_lump_sum_nothing_is_drawn():
    town = make.quarter("YH", terms=Terms(mode="lump-sum", tariffs=contracts.TERMS.tariffs))
    with clock.at(make.IN_APRIL):
        assert finance.pay_due(town.manager, town.yard) == []
        with refused("invalid", contract="pay-mode"):
            draw(town)


def test_four_quarters_of_a_fixed_sum_are_the_year():
    town = make.quarter("YH", terms=Terms(mode="remuneration", pay=Pay(fixed=30001), tariffs=contracts.TERMS.tariffs))
    drawn = []
    for number, until in enumerate(ENDS):
        with at(date(2026 + (until.month == 12), until.month % 12 + 1, 2)):
            made = draw(town, until, f"q{number}")
            approve(town, made)
            drawn.append(made.fen)
    assert drawn == [30001] * 4
    with at(date(2027, 1, 2)):
        assert fees.stands(town.fees, "2802")[0] == 30000 + 4 * 30001 - 27421


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["5401.A", "5401.B", "5402"]), st.integers(-9, 9)), st.data())
def test_what_is_carried_twice_is_carried_once(costs, data):
    before = data.draw(st.dictionaries(st.sampled_from(sorted(costs) or ["5402"]), st.integers(-9, 9)))
    moved = remuneration.moved(costs.items(), before)
    after = {code: before.get(code, 0) + moved.get(code, 0) for code in {*before, *moved}}
    assert remuneration.moved(costs.items(), after) == {}


LAST = [
    ((date(2026, 1, 1), date(2028, 12, 31)), date(2026, 4, 1), date(2026, 3, 31)),
    ((date(2026, 1, 1), date(2028, 12, 31)), date(2026, 3, 31), None),
    ((date(2026, 1, 1), date(2026, 5, 14)), date(2026, 5, 15), date(2026, 5, 14)),
    ((date(2026, 1, 1), date(2026, 5, 14)), date(2026, 5, 14), date(2026, 3, 31)),
]


@pytest.mark.parametrize(("runs", "today", "last"), LAST)
def test_the_last_day_until_which_pay_is_drawn(runs, today, last):
    assert remuneration.last_over(runs, today) == last
