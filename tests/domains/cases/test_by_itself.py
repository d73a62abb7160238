"""What happens by itself: reminders, the ladder, closing; and who is told."""

from datetime import datetime, timedelta

import pytest

from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


def told(actor):
    dispatch()
    return [message.template for message, _ in inbox(make.account_of(actor), "en")]


def test_reminded_once_after_four_fifths():
    town = make.town()
    with clock.at(NINE):
        make.report(town.place)
    with clock.at(NINE + timedelta(hours=3, minutes=11)):
        assert cases.remind_due(actor=SYSTEM) == 0
    with clock.at(NINE + timedelta(hours=3, minutes=12)):
        assert (cases.remind_due(actor=SYSTEM), cases.remind_due(actor=SYSTEM)) == (1, 0)
        assert told(town.butler) == ["case.reminded", "case.new"]


def test_the_ladder_goes_up_one_rung_at_a_time():
    town = make.town()
    with clock.at(NINE):
        make.report(town.place)
    up = []
    for hours in (4, 5, 9, 13, 30):
        with clock.at(NINE + hours * HOUR):
            up.append((cases.escalate_overdue(actor=SYSTEM), cases.escalate_overdue(actor=SYSTEM)))
    assert up == [(0, 0), (1, 0), (1, 0), (1, 0), (0, 0)]
    roles = [event.read().role for event in Event.objects.filter(name="case.overdue").order_by("id")]
    assert roles == ["manager", "community-supervisor", "street-official"]
    with clock.at(NINE + 31 * HOUR):
        assert told(town.manager) == told(town.street) == ["case.overdue"]


def test_what_only_handlers_read_goes_up_without_its_words():
    town = make.town()
    with clock.at(NINE):
        make.report(town.place, "隔壁夜里吵架，孩子哭。", visibility="handlers")
    for hours in (5, 9, 13):
        with clock.at(NINE + hours * HOUR):
            cases.escalate_overdue(actor=SYSTEM)
    with clock.at(NINE + 14 * HOUR):
        assert told(town.manager) == ["case.overdue"]
        assert told(town.street) == ["case.overdue_private"]
    (message, words) = inbox(make.account_of(town.street), "zh-hans")[0]
    assert (message.link, "吵架" in words, "JG-1" in words) == ("/oversight/", False, True)
    kept = [event.payload for event in Event.objects.filter(name__startswith="case.")]
    assert len(kept) == 4
    assert not [payload for payload in kept if "吵架" in str(payload)]


def test_a_new_clock_begins_a_new_ladder():
    town = make.town()
    with clock.at(NINE):
        case = make.report(town.place).case
        cases.triage(actor=town.manager, target=make.target(case), kind="repair", level="middling")
    with clock.at(NINE + 5 * HOUR):
        assert cases.escalate_overdue(actor=SYSTEM) == 1
        cases.answer(actor=town.butler, target=make.target(case), text="对不起来晚了")
        assert cases.escalate_overdue(actor=SYSTEM) == 0
    with clock.at(NINE + 25 * HOUR):
        assert cases.escalate_overdue(actor=SYSTEM) == 1


def test_what_nobody_objects_to_closes_by_itself():
    town = make.town()
    with clock.at(NINE):
        case = make.report(town.place).case
        cases.resolve(actor=town.butler, target=make.target(case), text="好了")
    with clock.at(NINE + timedelta(days=7) - HOUR):
        assert cases.close_expired(actor=SYSTEM) == 0
    with clock.at(NINE + timedelta(days=7)):
        assert (cases.close_expired(actor=SYSTEM), cases.close_expired(actor=SYSTEM)) == (1, 0)
        own = make.reporter(cases.Reported(case, "", repeated=False))
        cases.rate(actor=own, target=make.target(case), rating="fair")
    row = cases.Case.objects.get(id=case.id)
    assert (row.state, row.rating) == ("closed", "fair")


def test_a_reporter_with_a_telephone_hears_by_sms_or_it_is_visibly_off():
    town = make.town()
    case = make.report(town.place, phone="13800004402").case
    cases.answer(actor=town.butler, target=make.target(case), text="马上来")
    dispatch()
    dispatch()
    assert [(sms.template, sms.state) for sms in Sms.objects.all()] == [("case.answer", "off")]


def test_the_assignee_and_the_manager_are_told():
    town = make.town()
    made = make.report(town.place)
    cases.dispatch(actor=town.manager, target=make.target(made.case), to=make.account_of(town.engineer))
    assert told(town.engineer) == ["case.yours"]
    cases.resolve(actor=town.engineer, target=make.target(made.case), text="好了")
    cases.request_reopen(actor=make.reporter(made), target=make.target(made.case), text="没有好")
    assert told(town.manager) == ["case.again"]
