"""Figures by company: a request counts for whoever looked after the estate when it was said, whoever comes later."""

from datetime import date, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from tests.factories import cases as make
from tests.factories import contracts as agreed
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Promise, Rollup, Tally
from yuanba.domains.contracts import public as contracts
from yuanba.domains.places.models import Profile
from yuanba.kernel import clock
from yuanba.kernel.memory import forget_all
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch

pytestmark = pytest.mark.django_db
LAST = datetime(2026, 10, 31, 23, 30, tzinfo=clock.SHANGHAI)
SINCE = date(2026, 10, 1)
OLD, NEW = "青禾物业", "栖云物业"


@pytest.fixture
def town():
    """One company until the end of October, another from November on; two requests of the one, three of the other."""
    there = make.town()
    with clock.at(LAST - timedelta(days=20)):
        old = agreed.signed(there.yard)
        new = agreed.drafted(there.yard, company=NEW, since=date(2026, 11, 1))
        contracts.succeed_contract(
            actor=SYSTEM,
            yard=there.yard,
            number=old.number,
            by=new.number,
            signing=agreed.signing(on=date(2026, 10, 2)),
            seen=new.seen,
            why="合同到期",
            saldos={},
        )
    forget_all()
    for n in range(5):
        with clock.at(LAST + timedelta(minutes=(n - 1) * 29)):
            case = make.report(there.place, f"第 {n} 盏灯不亮").case
        with clock.at(LAST + timedelta(minutes=180 + n * 38)):
            cases.answer(actor=there.manager, target=make.target(case), text="下午来看。")
    dispatch(limit=1000)
    return there


def told(town):
    lines = cases.rates_by([town.yard], "company", SINCE)
    return {line.key: (line.rates.counts["all"], line.rates.answered.part, line.rates.answered.base) for line in lines}


def kept():
    return [
        sorted(model.objects.values_list("month", "company", "all", "answered_in_time")) for model in (Rollup, Tally)
    ]


def test_each_company_has_the_requests_of_its_days_and_opens_them(town):
    with clock.at(LAST + timedelta(days=1)):
        assert told(town) == {OLD: (3, 3, 3), NEW: (2, 1, 2)}
        for company, numbers in ((OLD, {1, 2, 3}), (NEW, {4, 5})):
            asked = {"by": "company", "key": company, "what": "answered", "since": SINCE}
            behind = cases.cases_behind(town.manager, [town.yard], **asked)
            assert {case.number for case in behind.rows} == numbers


def test_whoever_comes_later_changes_no_figure_of_before(town):
    before = kept()
    Profile.objects.filter(yard=town.yard).update(company="第三家物业")
    forget_all()
    with clock.at(LAST + timedelta(days=2)):
        one = cases.Case.objects.get(number=1)
        cases.resolve(actor=town.manager, target=make.target(one), text="已经换好。", why_no_photo="在室内")
        dispatch(limit=1000)
        assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()
    assert kept() == before


def test_a_promise_is_of_the_company_that_gives_it(town):
    with clock.at(LAST):
        case = make.report(town.place, "门禁坏了").case
    with clock.at(LAST + timedelta(hours=1)):
        cases.answer(actor=town.manager, target=make.target(case), text="下午来看。")
        due = clock.now() + timedelta(hours=1)
        cases.promise(actor=town.manager, target=make.target(case), text="换新的。", due=due)
    assert (case.company, Promise.objects.get().company) == (OLD, NEW)


def test_what_is_late_counts_for_the_company_of_its_day(town):
    with clock.at(LAST - timedelta(days=1)):
        make.report(town.place, "没有人回答")
    dispatch(limit=10)
    with clock.at(LAST + timedelta(days=9)):
        assert told(town) == {OLD: (4, 3, 4), NEW: (2, 1, 2)}


def test_without_a_contract_it_is_whom_the_estate_names_and_a_part_stays_with_its_whole():
    there = make.town()
    Profile.objects.filter(yard=there.yard).update(company=OLD)
    forget_all()
    whole = make.report(there.place, "灯不亮，门也关不上").case
    Profile.objects.filter(yard=there.yard).update(company=NEW)
    forget_all()
    given = {"place": there.place, "text": "门关不上", "kind": "repair", "level": "ordinary"}
    cases.triage(actor=there.manager, target=make.target(whole), kind="repair", level="ordinary")
    part = cases.split(actor=there.manager, target=make.target(whole), **given)
    assert (whole.company, part.company, make.report(there.place, "新的").case.company) == (OLD, OLD, NEW)


def test_requests_of_before_get_the_company_of_their_day_and_the_sums_are_summed_anew(town):
    before = kept()
    with clock.at(datetime(2025, 12, 31, 23, 50, tzinfo=clock.SHANGHAI)):
        make.report(town.place, "还没有合同的时候")
    dispatch(limit=10)
    cases.Case.objects.update(company="")
    Tally.objects.update(company="")
    Rollup.objects.filter(company=OLD).update(company="")
    moved = import_module("yuanba.domains.cases.migrations.0038_company_rows")
    moved.name(apps, SimpleNamespace(connection=connection))
    earliest = (date(2025, 12, 1), Profile.objects.get(yard=town.yard).company, 1, 0)
    assert kept() == [[earliest, *rows] for rows in before]
    assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()
