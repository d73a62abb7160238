"""Section 3 of the statement: what common parts earned, what it cost, what was used, and what awaits a decision."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import fees, revenue, spending
from tests.factories import statements as make
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.interfaces.board import check_statement
from yuanba.interfaces.board.statement_pack import packed
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_MARCH):
        lockers = revenue.contract(SYSTEM, found.yard)
        gate = revenue.parking(SYSTEM, found.yard)
        revenue.taken(SYSTEM, found.yard, lockers.number, 300000, words="第一季度")
        revenue.taken(SYSTEM, found.yard, gate.number, 48000, count=92, way="cash")
        said = {"item": "public-cost", "words": "道闸用电", "payee": "城东供电营业所"}
        spending.approved(found.manager, found.other, found.yard, 10000, **said)
        spending.approved(found.manager, found.other, found.yard, 50000, item="public-use", words="长椅")
        finance.revenue.set_fund_part(actor=SYSTEM, yard=found.yard, percent=50)
    with clock.at(make.IN_APRIL):
        yield found


def test_rows_and_foot_are_the_book(town):
    public = make.drafted(town).figures["public"]
    assert [(row["code"], row["of"], row["now"]) for row in public["rows"]] == [
        ("in-parking", "public-in", 48000),
        ("in-lockers", "public-in", 300000),
        ("public-cost", "public-out", 10000),
        ("public-share", "public-out", 44400),
        ("public-use", "public-used", 50000),
    ]
    assert public["foot"] == {
        "opening": 0,
        "moved": 0,
        "income": 348000,
        "cost": 54400,
        "owners": 293600,
        "used": 50000,
        "closing": 243600,
        "percent": 50,
        "fund_due": 146800,
        "undecided": 96800,
    }


def test_each_row_opens_its_records_and_the_package_holds(town):
    one = make.publish(town, make.drafted(town))
    behind = {
        row["code"]: [
            (line.voucher, line.words, line.payee, line.fen)
            for line in disclosure.vouchers_behind(town.yard, one.code, row["code"]).rows
        ]
        for row in one.document["public"]["rows"]
    }
    assert behind["in-lockers"] == [(1, "第一季度", "捷达快递柜公司", 300000)]
    assert behind["public-share"] == [(1, "第一季度", "捷达快递柜公司", 30000), (2, "", "大**", 14400)]
    assert behind["public-use"] == [(3, "长椅", "迅驰电梯公司", 50000)]
    package = packed(disclosure.pack_of(town.yard, one.code))
    assert check_statement.faults(package) == []


def test_a_changed_row_of_public_revenue_is_found(town):
    found = disclosure.pack_of(town.yard, make.publish(town, make.drafted(town)).code)
    document = found.sealed["document"]
    public = document["public"]
    rows = [row | ({"now": 1} if row["code"] == "public-use" else {}) for row in public["rows"]]
    changed = document | {"public": public | {"rows": rows}}
    wrong = check_statement.faults(packed(replace(found, sealed=found.sealed | {"document": changed})))
    assert "the rows do not make the sum of public revenue: used" in wrong
    assert "the records do not make the row of public revenue: public-use" in wrong
    foot = public["foot"] | {"closing": 1}
    changed = document | {"public": public | {"foot": foot}}
    wrong = check_statement.faults(packed(replace(found, sealed=found.sealed | {"document": changed})))
    assert "public revenue: opening + income − costs − used is not closing" in wrong


def test_the_next_period_begins_where_it_was_published_to_end_and_says_what_was_put_right(town):
    make.publish(town, make.drafted(town))
    with clock.at(make.IN_APRIL.replace(month=7)):
        revenue.taken(SYSTEM, town.yard, 1, 10000, day=date(2026, 3, 30))
        revenue.taken(SYSTEM, town.yard, 1, 20000, day=date(2026, 5, 1))
        foot = make.drafted(town, day=date(2026, 6, 30)).figures["public"]["foot"]
    assert (foot["opening"], foot["moved"], foot["owners"], foot["closing"]) == (243600, 9000, 18000, 270600)


def test_what_is_kept_of_a_deposit_is_public_revenue(town):
    paid = fees.deposit(town.fees, 20000)
    fees.deposit_back(town.fees, paid, 3500)
    with clock.at(make.IN_APRIL.replace(month=7)):
        one = make.publish(town, make.drafted(town, day=date(2026, 6, 30)))
    rows = {row["code"]: row["now"] for row in one.document["public"]["rows"]}
    assert rows["in-other"] == 3500
    assert [line.fen for line in disclosure.vouchers_behind(town.yard, one.code, "in-other").rows] == [3500]
    assert check_statement.faults(packed(disclosure.pack_of(town.yard, one.code))) == []


def test_an_estate_without_any_says_so(town):
    with clock.at(make.IN_MARCH):
        other = make.quarter("YH")
    with clock.at(make.IN_APRIL):
        public = make.drafted(other).figures["public"]
    assert (public["rows"], public["foot"]["closing"], public["foot"]["undecided"]) == ([], 0, 0)
