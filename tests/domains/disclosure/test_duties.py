"""What is owed is set forwards only, answered by what is published, and told every morning until it is."""

from datetime import date, timedelta

import pytest

from tests.domains.ledger.test_races import together
from tests.factories import people, places
from tests.factories import statements as make
from tests.support.unchanged import refused
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.disclosure.models import DutyTerm
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.models import Message

pytestmark = pytest.mark.django_db
SEVENTH, TWENTY_FOURTH = clock.now().replace(2026, 5, 8), clock.now().replace(2026, 4, 24)


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        yield found


def term(what="money", kind="quarter", since=date(2026, 3, 20), days=31):
    return disclosure.duties.Term(what, kind, since, days)


def owes(town, *whats):
    """From before the end of the quarter."""
    with clock.at(make.IN_MARCH):
        for what in whats or ("money", "service"):
            assert disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term(what))


def lines(town):
    return [(one.whats, one.state, one.days) for one in disclosure.standings_at(town.yard) if one.state != "later"]


def test_the_first_signed_contract_brings_what_is_usual_once(town):
    with clock.at(make.IN_MARCH):
        dispatch(100)
    (own, other) = DutyTerm.objects.filter(yard=town.yard).order_by("number")
    assert [(one.what, one.kind, one.days, one.since) for one in (own, other)] == [
        ("money", "quarter", 31, date(2026, 3, 10)),
        ("service", "quarter", 31, date(2026, 3, 10)),
    ]
    dispatch(100)
    assert DutyTerm.objects.filter(yard=town.yard).count() == 2


def test_it_is_set_by_whoever_concludes_contracts_and_forwards_only(town):
    owner = people.staff(town.yard, "committee-member")
    said = {"actor": owner, "yard": town.yard}
    today = clock.today()
    assert disclosure.set_duty(**said, term=term(since=today))
    assert not disclosure.set_duty(**said, term=term(since=today))
    assert not disclosure.set_duty(**said, term=term(since=today + timedelta(days=9)))
    with refused("invalid", since="duty-past"):
        disclosure.set_duty(**said, term=term(since=today - timedelta(days=1), days=9))
    wrong = {"what": "duty-what", "kind": "statement-kind", "days": "duty-days"}
    with refused("invalid", **wrong):
        disclosure.set_duty(**said, term=term("other", "day", today, 0))
    with refused("invalid", days="duty-days"):
        disclosure.set_duty(**said, term=term(since=today, days=367))
    with refused("invalid", days="duty-none"):
        disclosure.set_duty(**said, term=term(kind="week", since=today, days=None))
    with refused("not-found"):
        disclosure.set_duty(actor=town.manager, yard=town.yard, term=term(since=today, days=9))
    assert disclosure.set_duty(**said, term=term(since=today, days=None))
    rows = DutyTerm.objects.filter(yard=town.yard).order_by("number")
    assert [(one.number, one.days, one.by) for one in rows] == [(1, 31, owner.name), (2, None, owner.name)]
    assert Event.objects.filter(yard=town.yard, name="duty.set").count() == 2


@pytest.mark.django_db(transaction=True)
def test_set_by_two_at_once_it_stands_once(town):
    def set_one(_number, _turn):
        with clock.at(make.IN_APRIL):
            return disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term(since=clock.today()))

    assert sum(together(set_one)) == 1
    assert DutyTerm.objects.filter(yard=town.yard).count() == 1


def test_published_in_time_it_stays_so_whatever_is_corrected_later(town):
    owes(town)
    assert lines(town) == []
    first = make.publish(town, make.drafted(town))
    assert lines(town) == [(("money", "service"), "kept", 0)]
    with clock.at(SEVENTH):
        why = {"code": first.code, "why": "少记一笔"}
        make.publish(town, disclosure.correct_statement(actor=town.manager, yard=town.yard, **why))
        (one,) = [one for one in disclosure.standings_at(town.yard) if one.code]
        assert (one.state, one.code) == ("kept", first.code)


def test_published_late_it_says_by_how_much_and_unpublished_since_when(town):
    owes(town)
    with clock.at(TWENTY_FOURTH):
        assert lines(town) == [(("money", "service"), "soon", 7)]
    with clock.at(SEVENTH):
        assert lines(town) == [(("money", "service"), "missing", 7)]
        assert disclosure.late_at(town.manager, town.yard) == 1
        assert disclosure.late_at(people.staff(town.yard, "guard"), town.yard) == 0
        make.publish(town, make.drafted(town))
    with clock.at(SEVENTH + timedelta(days=30)):
        assert lines(town) == [(("money", "service"), "late", 7)]


def test_the_calendar_of_an_estate_with_what_is_on_its_way(town):
    owes(town, "money")
    guard = people.staff(town.yard, "guard")
    with clock.at(SEVENTH):
        one = make.drafted(town)
        found = disclosure.calendar_of(town.manager, town.yard)
        said = [(line.begun, line.standing.state, line.contract.company) for line in found.waiting]
        assert said == [(one.number, "missing", "青禾物业"), (None, "later", "青禾物业")]
        assert (list(found.past.rows), found.past.more, len(found.terms)) == ([], "", 1)
        with refused("not-found"):
            disclosure.calendar_of(guard, town.yard)


def test_from_above_who_is_late_the_longest_stands_first(town):
    other = make.quarter("XT")
    quiet = make.quarter("QT")
    owes(town)
    owes(other, "money")
    with clock.at(make.IN_APRIL):
        make.publish(other, make.drafted(other))
    watcher = people.staff(places.community_office(), "community-supervisor")
    with clock.at(SEVENTH):
        found = disclosure.duties_below(watcher)
        assert disclosure.late_below(watcher) == (1, 1)
    said = [(one.yard.code, one.counts["missing"], one.counts["kept"]) for one in found]
    assert said == [("JG", 1, 0), ("XT", 0, 1)]
    assert quiet.yard.code not in [one.yard.code for one in found]
    assert disclosure.late_below(town.manager) == (0, 0)
    with refused("not-found"):
        disclosure.duties_below(town.manager)


def told(account):
    return list(Message.objects.filter(account=account).order_by("id").values_list("template", flat=True))


def test_each_morning_the_company_is_told_and_once_the_overseer(town):
    owes(town)
    watcher = people.staff(town.yard, "community-supervisor")
    with clock.at(TWENTY_FOURTH - timedelta(days=1)):
        assert disclosure.remind_duties(actor=SYSTEM) == 0
    for day in (TWENTY_FOURTH, TWENTY_FOURTH, SEVENTH, SEVENTH, SEVENTH + timedelta(days=1)):
        with clock.at(day):
            disclosure.remind_duties(actor=SYSTEM)
            dispatch(100)
    assert told(town.manager.account) == ["statement.due", "statement.missing", "statement.missing"]
    assert told(watcher.account) == ["statement.late"]
    with clock.at(SEVENTH + timedelta(days=2)):
        make.publish(town, make.drafted(town))
        assert disclosure.remind_duties(actor=SYSTEM) == 0
