"""Holidays: a deputy has the post's rights and stands in the holder's place, for those days only."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.rules.roles import ROLES
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Grant
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 7, 1), date(2026, 7, 14)


class Holiday:
    """A butler of building 3 goes on holiday, the butler of building 1 stands in."""

    def __init__(self):
        self.yard = places.estate()
        self.home = places.place(self.yard, "3-1-902")
        self.holder, self.deputy = make.account("简文"), make.account("罗小满", name_en="Luo Xiaoman")
        self.post = make.post(self.yard, "butler", self.yard.path + "/3", self.holder)
        make.post(self.yard, "butler", self.yard.path + "/1", self.deputy)

    def delegate(self, actor=SYSTEM, **more):
        said = {"post_id": self.post.id, "deputy": self.deputy, "since": FIRST, "until": LAST, **more}
        return people.delegate(actor=actor, yard=self.yard, **said)

    def end(self, made, until, actor=SYSTEM):
        return people.end_delegation(actor=actor, yard=self.yard, delegation_id=made.id, until=until)


@pytest.fixture
def holiday():
    return Holiday()


def on(day):
    return clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=clock.SHANGHAI))


def names(found):
    return [(one.name, one.deputy_for) for one in found]


@pytest.mark.parametrize(
    ("day", "deputy"),
    [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)],
)
def test_rights_and_lists_follow_for_these_days(holiday, day, deputy):
    holiday.delegate(phone="028-0000 1299")
    grant = Grant("butler", holiday.post.path, holiday.yard.id)
    with on(day):
        assert (grant in people.actor_of(holiday.deputy.id).grants) is deputy
        assert grant in people.actor_of(holiday.holder.id).grants
        shown = ("罗小满", "简文") if deputy else ("简文", "")
        for found in (
            people.holders("butler", holiday.home.path),
            people.team_at(holiday.home.path),
            people.looks_after(holiday.home.path),
            people.holders_under("butler", holiday.post.path),
        ):
            assert names(found) == [shown]
        (one,) = people.holders("butler", holiday.home.path)
        assert one.phone == ("028-0000 1299" if deputy else "028-0000 1203")
        assert one.account == (holiday.deputy if deputy else holiday.holder).id


def test_the_desk_of_a_deputy_has_the_post_for_these_days(holiday):
    holiday.delegate()
    own = holiday.yard.path + "/1"
    with on(FIRST), statements() as said:
        posts = people.own_posts(holiday.deputy.id)
    assert len(said) == 1
    assert [(post.path, post.yard.code) for post in posts] == [(own, "JG"), (holiday.post.path, "JG")]
    with on(LAST + timedelta(days=1)):
        assert [post.path for post in people.own_posts(holiday.deputy.id)] == [own]
    with on(FIRST):
        assert [post.path for post in people.own_posts(holiday.holder.id)] == [holiday.post.path]


def test_the_telephone_of_the_post_where_the_deputy_has_none(holiday):
    holiday.delegate()
    with on(FIRST):
        (one,) = people.holders("butler", holiday.home.path)
    assert (one.phone, one.name_en) == ("028-0000 1203", "Luo Xiaoman")


def test_it_is_told(holiday):
    made = holiday.delegate()
    event = Event.objects.get(yard=holiday.yard, name="people.delegated")
    assert (event.subject, event.payload) == (
        holiday.post.id,
        {
            "account": str(holiday.holder.id),
            "deputy": str(holiday.deputy.id),
            "role": "butler",
            "path": holiday.post.path,
            "since": "2026-07-01",
            "until": "2026-07-14",
        },
    )
    holiday.end(made, FIRST)
    event = Event.objects.get(yard=holiday.yard, name="people.delegation_ended")
    assert (event.subject, event.payload["until"]) == (holiday.post.id, "2026-07-01")


def test_sent_twice_it_is_one(holiday):
    made, before = holiday.delegate(), everything()
    assert holiday.delegate() == made
    assert everything() == before
    third = make.account("第三个")
    for more in ({"deputy": third}, {"until": LAST + timedelta(days=1)}, {"since": LAST, "until": LAST}):
        with refused("delegated-already"):
            holiday.delegate(**more)
    assert holiday.delegate(since=LAST + timedelta(days=1), until=LAST + timedelta(days=2)) != made


def test_back_earlier(holiday):
    made = holiday.delegate()
    with refused("ended-earlier"):
        holiday.end(made, LAST + timedelta(days=1))
    holiday.end(made, FIRST)
    before = everything()
    holiday.end(made, FIRST)
    assert everything() == before
    with on(FIRST + timedelta(days=1)):
        assert names(people.holders("butler", holiday.home.path)) == [("简文", "")]
    holiday.end(made, FIRST - timedelta(days=1))
    with on(FIRST):
        assert names(people.holders("butler", holiday.home.path)) == [("简文", "")]


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (LAST, FIRST, "dates-wrong"),
        (FIRST, date(2026, 12, 31), "delegation-long"),
        (date(2019, 12, 31), date(2020, 1, 2), "delegation-outside"),
    ],
)
def test_days(holiday, since, until, code):
    with refused("invalid", until=code):
        holiday.delegate(since=since, until=until)


def test_nobody_stands_in_for_oneself_or_with_a_closed_account(holiday):
    closed = make.account("关了")
    people.Account.objects.filter(id=closed.id).update(is_active=False)
    closed.refresh_from_db()
    for deputy in (holiday.holder, closed):
        with refused("not-found"):
            holiday.delegate(deputy=deputy)


def test_a_deputy_whose_account_is_closed_meanwhile_is_not_shown(holiday):
    holiday.delegate()
    people.Account.objects.filter(id=holiday.deputy.id).update(is_active=False)
    with on(FIRST):
        assert names(people.holders("butler", holiday.home.path)) == [("简文", "")]


def test_rights_end_with_the_post_and_with_the_holder(holiday):
    holiday.delegate()
    people.Account.objects.filter(id=holiday.holder.id).update(is_active=False)
    grant = Grant("butler", holiday.post.path, holiday.yard.id)
    with on(FIRST):
        assert grant not in people.actor_of(holiday.deputy.id).grants
        assert people.holders("butler", holiday.home.path) == []
    people.Account.objects.filter(id=holiday.holder.id).update(is_active=True)
    people.end_post(actor=SYSTEM, yard=holiday.yard, post_id=holiday.post.id, until=FIRST)
    with on(FIRST + timedelta(days=1)):
        assert grant not in people.actor_of(holiday.deputy.id).grants


@pytest.mark.parametrize("role", sorted(role for role, one in ROLES.items() if one.side))
def test_nobody_of_the_company_stands_in_for_those_who_watch_it(holiday, role):
    post = make.post(holiday.yard, role, None, make.account("另一个"))
    if ROLES[role].watches:
        with refused("deputy-company"):
            holiday.delegate(post_id=post.id)
        stranger = make.account("外人")
        assert holiday.delegate(post_id=post.id, deputy=stranger).deputy == stranger
    else:
        assert holiday.delegate(post_id=post.id).deputy == holiday.deputy


def test_who_left_the_company_before_may(holiday):
    gone = make.account("离职")
    make.post(holiday.yard, "engineer", None, gone, until=FIRST - timedelta(days=1))
    post = make.post(places.community_office(), "community-supervisor", None, make.account("何雯"))
    made = people.delegate(actor=SYSTEM, yard=post.yard, post_id=post.id, deputy=gone, since=FIRST, until=LAST)
    assert made.deputy == gone


ASKERS = ("nobody", "deputy", "holder", "engineer", "manager", "manager elsewhere", "platform-operator")


@pytest.mark.parametrize("name", ASKERS)
def test_who_may(holiday, name):
    made = {
        "nobody": lambda: ANONYMOUS,
        "deputy": lambda: people.actor_of(holiday.deputy.id),
        "holder": lambda: people.actor_of(holiday.holder.id),
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "platform-operator": lambda: make.staff(places.community_office(), "platform-operator"),
    }
    actor = made[name]() if name in made else make.staff(holiday.yard, name)
    if name in ("holder", "manager", "platform-operator"):
        assert holiday.end(holiday.delegate(actor), FIRST, actor).until == FIRST
        return
    with refused("not-found"):
        holiday.delegate(actor)
    delegation = holiday.delegate()
    with refused("not-found"):
        holiday.end(delegation, FIRST, actor)


def test_a_deputy_does_not_pass_it_on(holiday):
    holiday.delegate()
    with on(FIRST):
        deputy, third = people.actor_of(holiday.deputy.id), make.account("第三个")
        with refused("not-found"):
            holiday.delegate(deputy, deputy=third, since=LAST + timedelta(days=1), until=LAST + timedelta(days=2))


def test_statements(holiday):
    manager = make.staff(holiday.yard, "manager")
    with statements() as said:
        holiday.delegate(manager)
    assert len(said) == 6  # the last tells the deputy
    with on(FIRST), statements() as said:
        people.actor_of(holiday.deputy.id)
    assert len(said) == 2


def test_the_deputy_is_told_and_sees_for_whom(holiday):
    made = holiday.delegate()
    dispatch()
    with on(FIRST):
        stood_in = people.stood_in_for(people.actor_of(holiday.deputy.id))
    assert [(one.id, one.post.account.name) for one in stood_in] == [(made.id, "简文")]
    assert people.stood_in_for(people.actor_of(holiday.holder.id)) == []
    with on(FIRST + timedelta(days=2)):
        holiday.end(made, FIRST)
        dispatch()
        assert people.stood_in_for(people.actor_of(holiday.deputy.id)) == []
    name = {"name": "简文", "where": holiday.post.where}
    assert {one.template: one.data for one, _words in inbox(holiday.deputy.id, "en")} == {
        "people.delegated": name | {"since": "2026-07-01", "until": "2026-07-14"},
        "people.delegation_ended": name | {"until": "2026-07-01"},
    }


def test_what_was_called_off_before_it_began_is_nowhere_and_leaves_room(holiday):
    made = holiday.delegate()
    holiday.end(made, FIRST - timedelta(days=1))
    dispatch()
    assert "people.delegation_off" in {one.template for one, _words in inbox(holiday.deputy.id, "en")}
    with on(FIRST - timedelta(days=1)):
        assert people.stood_in_for(people.actor_of(holiday.deputy.id)) == []
        assert [one.deputies for one in people.own_duties(people.actor_of(holiday.holder.id))] == [[]]
    assert holiday.delegate(since=FIRST - timedelta(days=2)).id != made.id


def test_who_takes_it_over_alone_is_told_nothing(holiday):
    make.post(holiday.yard, "manager", holiday.yard.path, holiday.deputy)
    holiday.delegate(actor=people.actor_of(holiday.deputy.id))
    dispatch()
    assert inbox(holiday.deputy.id, "en") == []
