"""Staff must have a second factor some days after their first post; nobody else, and not in the demo."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.domains.people.test_second_factor import actor, enrolled
from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.domains.people.rules.second import TAKES_SECOND, due_at
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.settings.staff import staff_days, staff_from

MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR, settings.YUANBA_STAFF_DAYS = tmp_path, 14
    clock.set_now(MORNING)


@pytest.fixture
def luo(db):
    return make.account(username="luo")


def test_whose_posts_take_one():
    assert {
        *("butler", "engineer", "manager", "company-headquarters", "developer", "grid-worker", "micro-grid-member"),
        *("police-officer", "community-supervisor", "safety-officer", "visitor-1", "visitor-2", "visitor-3"),
        *("street-official", "district-official", "city-official", "association", "platform-operator"),
    } == TAKES_SECOND


@pytest.mark.parametrize(
    ("since", "rule", "due"),
    [
        (MORNING, None, MORNING + 14 * DAY),
        (MORNING, MORNING - DAY, MORNING + 14 * DAY),
        (MORNING, MORNING + DAY, MORNING + 15 * DAY),
        (None, MORNING, MORNING + 14 * DAY),
        (None, None, None),
    ],
)
def test_when_it_must_be_there(since, rule, due):
    assert due_at(since, rule, 14) == due


def test_the_days_count_from_the_first_post_whenever_it_began(luo):
    estate = places.estate()
    make.post(estate, "butler", None, luo, since=date(2020, 1, 1))
    assert people.proving.second_due(actor(luo)) == MORNING + 14 * DAY
    clock.advance(3 * DAY)
    make.post(estate, "manager", None, luo)
    assert people.proving.second_due(actor(luo)) == MORNING + 14 * DAY


def test_ending_a_post_and_giving_it_anew_wins_no_days(luo):
    post = make.post(places.estate(), "butler", None, luo)
    people.end_post(actor=SYSTEM, yard=post.yard, post_id=post.id, until=clock.today())
    clock.advance(20 * DAY)
    assert people.proving.second_due(actor(luo)) is None
    make.post(post.yard, "butler", None, luo)
    assert people.proving.second_due(actor(luo)) == MORNING + 14 * DAY


def test_a_deputy_owes_one_too(luo):
    post = make.post(places.estate(), "butler")
    until = clock.today() + 5 * DAY
    people.delegate(actor=SYSTEM, yard=post.yard, post_id=post.id, deputy=luo, since=clock.today(), until=until)
    assert people.proving.second_due(actor(luo)) == MORNING + 14 * DAY


def test_staff_of_unknown_age_owe_it_at_once(luo):
    make.post(places.estate(), "butler", None, luo)
    people.Account.objects.update(staff_since=None)
    assert people.proving.second_due(actor(luo)) < clock.now()


def test_who_owes_nothing(luo, settings):
    estate = places.estate()
    for role in ("guard", "cleaner", "volunteer", "committee-member"):
        make.post(estate, role, None, luo)
    assert (people.proving.second_due(actor(luo)), people.proving.second_due(ANONYMOUS)) == (None, None)
    make.post(estate, "butler", None, luo)
    for name, value in (("YUANBA_DEMO", True), ("YUANBA_STAFF_DAYS", 0)):
        before = getattr(settings, name)
        setattr(settings, name, value)
        assert people.proving.second_due(actor(luo)) is None
        setattr(settings, name, before)
    enrolled(luo)
    assert people.proving.second_due(actor(luo)) is None


def test_the_last_one_stays_while_the_post_lasts(luo):
    make.post(places.estate(), "butler", None, luo)
    codes = enrolled(luo)
    with refused("second-must"):
        people.proving.remove_second_factor(actor=actor(luo), code=codes[0])
    people.Post.objects.all().delete()
    people.proving.remove_second_factor(actor=actor(luo), code=codes[0])


def test_a_key_of_somebody_who_is_late_opens_nothing(luo):
    make.post(places.estate(), "manager", None, luo)
    key = people.issue_api_key(actor=SYSTEM, account=luo, label="proof")
    assert people.actor_of_key(key).account == luo.id
    clock.advance(14 * DAY)
    people.forget_keys()
    assert people.actor_of_key(key) == ANONYMOUS
    enrolled(luo)
    people.forget_keys()
    assert people.actor_of_key(key).account == luo.id


@pytest.mark.parametrize(("said", "days"), [(None, 14), ("0", 0), ("30", 30)])
def test_the_days_are_said_by_the_installation(said, days):
    assert staff_days({"YUANBA_STAFF_DAYS": said} if said else {}) == days


def test_the_day_from_which_it_holds():
    assert staff_from({}) is None
    assert staff_from({"YUANBA_STAFF_FROM": "2026-12-01"}) == datetime(2026, 12, 1, tzinfo=clock.SHANGHAI)


@pytest.mark.parametrize("days", ["", "two", "-1", "366", "1.5"])
def test_days_that_are_none(days):
    with pytest.raises(ImproperlyConfigured, match="YUANBA_STAFF_DAYS is a number of days"):
        staff_days({"YUANBA_STAFF_DAYS": days})


def test_a_day_that_is_none():
    with pytest.raises(ImproperlyConfigured, match="YUANBA_STAFF_FROM is a day"):
        staff_from({"YUANBA_STAFF_FROM": "1 December"})
