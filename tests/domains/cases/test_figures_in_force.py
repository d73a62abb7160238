"""Figures by the promise in force: a request counts under the version that was frozen on it, whatever came later."""

from datetime import datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from tests.factories import cases as make
from tests.support.standing import standing
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Rollup, Tally
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch

pytestmark = pytest.mark.django_db
NINE, HOUR = datetime(2026, 11, 2, 9, tzinfo=clock.SHANGHAI), timedelta(hours=1)
SINCE = NINE.date().replace(day=1)


def five():
    """Two said under the preset of four hours, three under one of eight; each answered after six."""
    there = make.town()
    for number in range(5):
        with clock.at(NINE + number * HOUR):
            if number == 2:
                make.promised(there.yard, hours=8)
            case = make.report(there.place, f"第 {number} 盏灯不亮").case
        with clock.at(NINE + (number + 6) * HOUR):
            cases.answer(actor=there.manager, target=make.target(case), text="下午来看。")
    dispatch(limit=1000)
    return there


built = standing(five)


@pytest.fixture
def town(built):
    return built()


def kept():
    return [sorted(model.objects.values_list("yard", "month", "policy", "all", "answered_in_time")) for model in SUMS]


SUMS = (Rollup, Tally)


def test_each_version_has_its_own_figures_and_opens_its_own_requests(town):
    with clock.at(NINE + 12 * HOUR), statements() as said:
        lines = cases.rates_by([town.yard], "policy", SINCE)
    assert len(said) == (1 if settings.ENGINE == "postgres" else 2)  # a cursor of the server is seen by no wrapper
    told = {line.key: (line.rates.answered.part, line.rates.answered.base) for line in lines}
    assert told == {f"{town.yard.id}.0": (0, 2), f"{town.yard.id}.1": (3, 3)}
    numbers = {}
    for key in told:
        asked = {"by": "policy", "key": key, "what": "answered", "since": SINCE}
        numbers[key] = {case.policy_number for case in cases.cases_behind(town.manager, [town.yard], **asked).rows}
    assert numbers == {f"{town.yard.id}.0": {0}, f"{town.yard.id}.1": {1}}


def test_a_later_promise_changes_no_figure_of_before(town):
    before = kept()
    with clock.at(NINE + 20 * HOUR):
        make.promised(town.yard, hours=1)
        assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()
    assert kept() == before
    with clock.at(NINE + 21 * HOUR):
        assert make.report(town.place, "新说的").case.policy_number == 2


def test_a_part_counts_under_the_promise_of_the_whole(town):
    with clock.at(NINE):
        whole = make.report(town.place, "灯不亮，门也关不上").case
    make.promised(town.yard, hours=2)
    given = {"place": town.place, "text": "门关不上", "kind": "repair", "level": "ordinary"}
    cases.triage(actor=town.manager, target=make.target(whole), kind="repair", level="ordinary")
    part = cases.split(actor=town.manager, target=make.target(whole), **given)
    assert (whole.policy_number, part.policy_number) == (1, 1)


def test_requests_of_before_get_the_version_of_their_time_and_the_sums_are_summed_anew(town):
    before = kept()
    cases.Case.objects.update(policy_number=0)
    Tally.objects.update(policy=0)
    for row in Rollup.objects.filter(policy=1):
        Rollup.objects.filter(yard=row.yard_id, policy=0, month=row.month).update(all=5, answered=5, answered_in_time=3)
        row.delete()
    moved = import_module("yuanba.domains.cases.migrations.0030_policy_number_rows")
    moved.number(apps, SimpleNamespace(connection=connection))
    assert kept() == before
    assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()


@pytest.mark.parametrize("key", ["", "x", "x.1", "{}.", "{}.x", "{}.1234567890", "{}.²"])
def test_a_key_that_somebody_made_up_opens_nothing(town, key):
    asked = {"by": "policy", "key": key.format(town.yard.id), "what": "answered", "since": SINCE}
    with pytest.raises(Refusal, match="not-found"):
        cases.cases_behind(town.manager, [town.yard], **asked)
