"""Figures kept as cases move: equal to a recount whatever happened; the same event twice adds nothing."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.domains.ledger.test_races import together
from tests.factories import cases as make
from tests.factories import places
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Rollup, Tally
from yuanba.domains.cases.queries.board import conditions
from yuanba.domains.cases.reactions import tally_case
from yuanba.domains.cases.rules.tallies import FIGURES, building_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 2, 9, 0, tzinfo=clock.SHANGHAI)
VERBS = ("triage", "dispatch", "answer", "promise", "resolve", "confirm", "request_reopen", "reopen")
HISTORIES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(VERBS), st.integers(1, 50), st.booleans()), min_size=4, max_size=14
)


def act(town, verb, case, flag):
    target, manager, reporter = make.target(case), town.manager, make.reporter(cases.Reported(case, "", False))
    acts = {
        "triage": lambda: cases.triage(
            actor=manager, target=target, kind="repair" if flag else "complaint", level="middling" if flag else "hard"
        ),
        "dispatch": lambda: cases.dispatch(
            actor=manager, target=target, to=make.account_of(town.engineer if flag else town.butler)
        ),
        "answer": lambda: cases.answer(actor=manager, target=target, text="下午来看。"),
        "promise": lambda: cases.promise(
            actor=manager, target=target, text="换一个新的。", due=clock.now() + timedelta(hours=5)
        ),
        "resolve": lambda: cases.resolve(
            actor=manager,
            target=target,
            text="已经处理。",
            outcome="solved" if flag else "not-solvable",
            why_no_photo="在室内",
        ),
        "confirm": lambda: cases.confirm(actor=reporter, target=target, rating="good" if flag else "fair"),
        "request_reopen": lambda: cases.request_reopen(actor=reporter, target=target, text="还是不行"),
        "reopen": lambda: cases.reopen(actor=manager, target=target, text="再去看一次"),
    }
    acts[verb]()


@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(history=HISTORIES)
def test_after_any_history_the_kept_sums_are_those_of_a_recount_and_of_a_count_of_rows(town, history):
    with transaction.atomic():
        _played(town, (town.place, places.place(town.yard, "5-1")), history)
        transaction.set_rollback(True)


def _played(town, there, history):
    with clock.at(START):
        known = _told(town, there)
    moment = START
    for number, verb, hours, flag in history:
        moment += timedelta(hours=hours)
        with clock.at(moment):
            try:
                act(town, verb, known[number], flag)
            except Refusal:
                continue
    with clock.at(moment + timedelta(hours=1)):
        assert dispatch(limit=10_000) == len(known) + _moved(known)
        assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()
        for by in cases.BY:
            _equal_to_rows(town, by)


def _told(town, there):
    """Four, the last for handlers only; from the third on another promise is in force."""
    known = []
    for n in range(4):
        if n == 2:
            make.promised(town.yard, hours=30)
        seen = "handlers" if n == 3 else "neighbours"
        known.append(make.report(there[n % 2], f"第 {n} 件事", visibility=seen).case)
    return known


def _moved(known):
    return Event.objects.filter(subject__in=[case.id for case in known], name="case.moved").count()


def _equal_to_rows(town, by):
    rules, rows = conditions(clock.now()), cases.Case.objects.filter(yard=town.yard, visibility="neighbours")
    lines = cases.rates_by([town.yard], by, START.date().replace(day=1))
    assert sum(line.rates.counts["all"] for line in lines) == rows.count()
    for what in FIGURES:
        told = [line.rates.of(what) for line in lines]
        assert sum(one.part for one in told) == rows.filter(rules[what]).count(), (by, what)
        assert sum(one.base for one in told) == rows.filter(rules[f"{what}-base"]).count(), (by, what)
        for line in lines:
            behind = cases.cases_behind(
                town.manager, [town.yard], by=by, key=line.key, what=what, since=START.date().replace(day=1)
            )
            assert len(behind.rows) == line.rates.of(what).base, (by, what, line.key)


@pytest.fixture
def town():
    return make.town()


def test_an_event_that_comes_twice_adds_nothing(town):
    case = make.report(town.place).case
    dispatch()
    before = list(Rollup.objects.values_list())
    tally_case(Event.objects.get(subject=case.id, name="case.reported"))
    assert list(Rollup.objects.values_list()) == before
    assert [(one.all, one.kind, one.month) for one in Rollup.objects.all()] == [(1, "", clock.today().replace(day=1))]


def test_what_was_changed_behind_its_back_is_healed_and_said(town):
    make.report(town.place)
    dispatch()
    Rollup.objects.update(all=7)
    out = StringIO()
    call_command("cases", "recount", yard=town.yard.code, stdout=out)
    assert out.getvalue().startswith(f"{town.yard.code}: 1 cases, 1 differed\n  sum ")
    assert Rollup.objects.get().all == 1
    Tally.objects.all().delete()
    Rollup.objects.all().delete()
    assert len(cases.recount(actor=SYSTEM, yard=town.yard).differed) == 2
    assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()


def test_what_only_its_handlers_read_is_in_no_sum(town):
    make.report(town.place, visibility="handlers")
    dispatch()
    assert not Rollup.objects.exists()
    assert cases.rates_by([town.yard], "estate", clock.today().replace(day=1)) == []


@pytest.mark.parametrize(
    ("path", "building"), [("51/JG/3/1/902", "51/JG/3"), ("51/JG/3", "51/JG/3"), ("51/JG", "51/JG")]
)
def test_a_case_is_counted_at_its_building(path, building):
    assert building_of("51/JG", path) == building


@pytest.mark.django_db(transaction=True)
def test_counted_anew_beside_what_goes_on_no_sum_is_lost():
    town = make.town()
    for n in range(8):
        make.report(town.place, f"第 {n} 件事")
    told = list(Event.objects.filter(name="case.reported"))

    def both(number, turn):
        if number % 2:
            return cases.recount(actor=SYSTEM, yard=town.yard).cases
        with transaction.atomic():
            tally_case(told[number // 2])
        return 0

    together(both)
    assert cases.recount(actor=SYSTEM, yard=town.yard).differed == ()
    assert [one.all for one in Rollup.objects.all()] == [8]
