"""The maintenance fund is mirrored: each balance follows from the one before; a period tells what was told of it."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.domains.ledger.test_races import together
from tests.factories import fees as make
from tests.factories import people
from tests.support.unchanged import everything, refused
from yuanba.domains.finance.public import fund
from yuanba.domains.finance.rules.fund import checked
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

JUNE = clock.aware(clock.now().replace(2026, 6, 1))
WINTER, SPRING, MAY = date(2025, 12, 31), date(2026, 3, 31), date(2026, 5, 20)


def stood(day, came, used, balance, source="专户对账单", scan=None):
    return fund.Stood(day, came, used, balance, source, scan)


@pytest.fixture
def town(db):
    with clock.at(JUNE):
        yield make.fees()


def note(town, *figures, actor=SYSTEM, **more):
    return fund.note_fund(actor=actor, yard=town.yard, said=stood(*figures, **more))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ((None, 0, 0, 5), {"day": "fund-day"}),
        ((date(2026, 6, 2), 0, 0, 100), {"day": "fund-day"}),
        ((date(2026, 3, 30), 0, 0, 100), {"day": "fund-day"}),
        ((MAY, -1, 0, 99), {"came": "fund-sum"}),
        ((MAY, 0, 10**12 + 1, 5), {"used": "fund-sum"}),
        ((MAY, 0, 0, -1), {"balance": "fund-sum"}),
        ((MAY, 20, 5, 114), {"balance": "fund-differs"}),
        ((MAY, 20, 5, 115, " \n"), {"source": "fund-source"}),
    ],
)
def test_what_does_not_follow_is_refused_at_its_field(said, wrong):
    with pytest.raises(Refusal) as told:
        checked(stood(*said), SPRING, 100, date(2026, 6, 1))
    assert (told.value.code, told.value.fields) == ("invalid", wrong)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_what_follows_is_kept_as_it_is(before, came, used):
    said = stood(MAY, came, used, before + came - used)
    if before + came < used:
        with pytest.raises(Refusal):
            checked(said, SPRING, before, MAY)
    else:
        assert checked(said, SPRING, before, MAY) == said


def test_a_period_tells_what_was_told_of_it_and_its_last_balance(town):
    assert fund.fund_stood(town.yard, SPRING, MAY) is None
    note(town, WINTER, 0, 0, 1000)
    note(town, SPRING, 50, 0, 1050, source="三月对账单")
    note(town, SPRING, 50, 20, 1030, source="三月对账单（更正）")
    note(town, MAY, 0, 30, 1000)
    quarter = {"opening": 1000, "came": 50, "used": 20, "closing": 1030}
    assert fund.fund_stood(town.yard, date(2026, 1, 1), SPRING) == {
        **quarter,
        "day": "2026-03-31",
        "source": "三月对账单（更正）",
    }
    assert fund.fund_stood(town.yard, date(2025, 10, 1), WINTER)["opening"] is None
    assert fund.fund_stood(town.yard, date(2026, 6, 1), date(2026, 6, 30)) == {
        "opening": 1000,
        "came": 0,
        "used": 0,
        "closing": 1000,
        "day": "2026-05-20",
        "source": "专户对账单",
    }
    assert [one.balance for one in fund.fund_told(SYSTEM, town.yard).rows] == [1000, 1030, 1050, 1000]
    told = [one.read() for one in Event.objects.filter(name="fund.noted").order_by("id")]
    assert [(one.day, one.came, one.used, one.balance) for one in told][2] == ("2026-03-31", 50, 20, 1030)


def test_said_again_nothing_changes_and_what_was_told_is_never_rewritten(town):
    first = note(town, SPRING, 0, 0, 1000)
    before = everything()
    assert note(town, SPRING, 0, 0, 1000).id == first.id
    assert everything() == before
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE finance_fundstanding SET balance = 5")


def test_company_and_committee_note_it_others_read_or_see_nothing(town):
    committee = people.staff(town.yard, "committee-member")
    watcher = people.staff(town.yard, "company-supervisor")
    butler = people.staff(town.yard, "butler")
    for actor in (watcher, butler):
        with refused("not-found"):
            note(town, SPRING, 0, 0, 1000, actor=actor)
    assert note(town, SPRING, 0, 0, 1000, actor=committee).by == committee.name
    assert len(fund.fund_told(watcher, town.yard).rows) == 1
    with refused("not-found"):
        fund.fund_told(butler, town.yard)
    with refused("not-found"):
        fund.fund_file(watcher, town.yard, uuid4())


def test_a_picture_of_another_estate_is_none(town):
    with refused("invalid", scan="fund-scan"):
        note(town, SPRING, 0, 0, 1000, scan=uuid4())


def test_it_turns_its_pages(town):
    for turn in range(21):
        note(town, SPRING, 0, 0, 1000 + turn)
    first = fund.fund_told(SYSTEM, town.yard)
    assert [one.balance for one in first.rows] == list(range(1020, 1000, -1))
    rest = fund.fund_told(SYSTEM, town.yard, first.more)
    assert ([one.balance for one in rest.rows], rest.more) == ([1000], "")
    with refused("not-found"):
        fund.fund_told(SYSTEM, town.yard, "x")


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_note_it_once():
    with clock.at(JUNE):
        town = make.fees()
        note(town, SPRING, 0, 0, 1000)

        def again(number, turn):
            with clock.at(JUNE):
                return note(town, MAY, 7, 0, 1007).id

        assert len(set(together(again))) == 1
        assert len(fund.fund_told(SYSTEM, town.yard).rows) == 2
