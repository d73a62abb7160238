"""An account becomes an actor: what it may follows from posts and tenures of today."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import people as make
from tests.factories import places
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Grant, can

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 2), date(2026, 6, 30)


def roles_on(account, day, hour=12):
    with clock.at(datetime(day.year, day.month, day.day, hour, tzinfo=clock.SHANGHAI)):
        return people.actor_of(account.id).roles


def test_posts_and_tenures_are_grants():
    estate, office = places.estate(), places.community_office()
    account = make.account()
    make.post(estate, "butler", estate.path + "/3", account)
    make.post(office, "grid-worker", None, account)
    home = places.place(estate, "1-1-201")
    make.tenure(home, "tenant", account)
    actor = people.actor_of(account.id)
    assert (actor.kind, actor.account, actor.name) == ("account", account.id, "罗小满")
    assert set(actor.grants) == {
        Grant("butler", estate.path + "/3", estate.id),
        Grant("grid-worker", office.path.rpartition("/")[0], office.id),
        Grant("tenant", home.path, estate.id),
    }


def test_two_statements_however_much_somebody_has(django_assert_num_queries):
    estate, account = places.estate(), make.account()
    for block in range(1, 6):
        make.post(estate, "butler", f"{estate.path}/{block}", account)
        make.tenure(places.place(estate, f"{block}-1-101"), "owner", account)
    with django_assert_num_queries(2):
        assert len(people.actor_of(account.id).grants) == 10


def test_two_equal_posts_of_two_yards_are_two_grants():
    estate, office, account = places.estate(), places.community_office(), make.account()
    make.post(estate, "engineer", estate.path, account)
    make.post(office, "engineer", estate.path, account)
    assert len(people.actor_of(account.id).grants) == 2


@pytest.mark.parametrize(
    ("day", "hour", "held"),
    [
        (FIRST - timedelta(days=1), 23, False),
        (FIRST, 0, True),
        (LAST, 23, True),
        (LAST + timedelta(days=1), 0, False),
    ],
)
def test_a_post_holds_from_its_first_to_its_last_day(day, hour, held):
    account = make.account()
    make.post(places.estate(), "butler", None, account, since=FIRST, until=LAST)
    assert ("butler" in roles_on(account, day, hour)) is held


def test_a_tenure_begins_on_its_day():
    account = make.account()
    make.tenure(places.place(places.estate()), "owner", account, since=FIRST)
    assert not roles_on(account, FIRST - timedelta(days=1))
    assert roles_on(account, FIRST) == {"owner"}


def test_a_closed_account_and_an_unknown_one_are_strangers():
    account = make.account()
    make.post(places.estate(), "manager", None, account)
    people.Account.objects.filter(id=account.id).update(is_active=False)
    assert people.actor_of(account.id) == ANONYMOUS
    assert people.actor_of(uuid4()) == ANONYMOUS


def test_an_actor_has_both_names():
    english = make.account(name_en="Luo Xiaoman", language="en")
    actor = people.actor_of(english.id)
    assert (actor.name, actor.name_en) == ("罗小满", "Luo Xiaoman")


def test_a_right_reaches_down_and_not_beside():
    estate, other = places.estate(), places.estate("YX", "云栖坊")
    butler = make.staff(estate, "butler", estate.path + "/3")
    assert can(butler, "people.register", places.place(estate, "3-1-902"))
    assert not can(butler, "people.register", places.place(estate, "1-1-201"))
    assert not can(butler, "people.register", places.place(other, "3-1-902"))


def test_own_posts_and_homes_of_today():
    estate, account = places.estate(), make.account()
    post = make.post(estate, "butler", None, account)
    make.post(estate, "guard", None, account, until=date(2020, 2, 1))
    tenure = make.tenure(places.place(estate), "family", account)
    assert people.own_posts(account.id) == [post]
    assert people.own_homes(account.id) == [tenure]
    assert people.account(account.id) == account
    assert people.account(uuid4()) is None
