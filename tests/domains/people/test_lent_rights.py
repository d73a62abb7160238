"""Whoever only stands in gives nothing to herself, and nothing that outlasts standing in."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, lent_until
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY, LAST = date(2026, 7, 1), date(2026, 7, 2)
LATER = LAST + timedelta(days=1)


class StandingIn:
    """An engineer stands in for the manager for two days."""

    def __init__(self):
        self.yard = places.estate()
        self.post = make.post(self.yard, "manager", None, make.account("简文"))
        self.deputy, self.other = make.account("罗小满"), make.account("第三个")
        self.own = make.post(self.yard, "engineer", None, self.deputy, until=date(2026, 12, 31))
        said = {"deputy": self.deputy, "since": DAY, "until": LAST}
        self.made = people.delegate(actor=SYSTEM, yard=self.yard, post_id=self.post.id, **said)

    @property
    def actor(self):
        return people.actor_of(self.deputy.id)

    def appoint(self, account, until, role="butler"):
        said = {"account": account, "role": role, "path": self.yard.path, "since": DAY, "until": until}
        return people.appoint(actor=self.actor, yard=self.yard, **said)

    def renew(self, post, until):
        return people.renew_post(actor=self.actor, yard=self.yard, post_id=post.id, until=until)

    def delegate(self, post, deputy, until, actor=None):
        said = {"post_id": post.id, "deputy": deputy, "since": DAY, "until": until}
        return people.delegate(actor=actor or self.actor, yard=self.yard, **said)


@pytest.fixture
def lent():
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=clock.SHANGHAI)):
        yield StandingIn()


def test_until_when_a_right_is_lent(lent):
    where = lent.yard
    assert lent_until(lent.actor, "people.appoint_staff", where) == LAST
    assert lent_until(lent.actor, "people.appoint", where) is None
    assert lent_until(people.actor_of(lent.post.account_id), "people.appoint_staff", where) is None
    make.post(lent.yard, "manager", None, lent.deputy)
    assert lent_until(lent.actor, "people.appoint_staff", where) is None


def test_a_deputy_appoints_others_for_the_days_of_standing_in(lent):
    assert lent.appoint(lent.other, LAST).until == LAST
    with refused("invalid", who="lent-own"):
        lent.appoint(lent.deputy, LAST)
    with refused("invalid", who="lent-own", until="lent-longer"):
        lent.appoint(lent.deputy, None)
    for until in (None, LATER):
        with refused("invalid", until="lent-longer"):
            lent.appoint(lent.other, until)


def test_to_several_places_the_same_holds(lent):
    who = people.Newcomer("新来的", "13800004402")
    said = {"who": who, "role": "butler", "places": [places.place(lent.yard, "3")], "since": DAY}
    with refused("invalid", until="lent-longer"):
        people.appoint_to_places(actor=lent.actor, yard=lent.yard, **said)
    assert len(people.appoint_to_places(actor=lent.actor, yard=lent.yard, **said, until=LAST)) == 1


def test_a_deputy_renews_for_these_days_and_never_the_own_post(lent):
    butler = make.post(lent.yard, "butler", None, lent.other, until=DAY)
    with refused("invalid", until="lent-longer"):
        lent.renew(butler, None)
    with refused("invalid", until="lent-own"):
        lent.renew(lent.own, None)
    assert lent.renew(butler, LAST).until == LAST


def test_a_deputy_names_deputies_for_these_days_and_never_herself(lent):
    butler = make.post(lent.yard, "butler", None, lent.other)
    with refused("invalid", until="lent-longer"):
        lent.delegate(butler, lent.post.account, LATER)
    with refused("invalid", deputy="lent-own"):
        lent.delegate(butler, lent.deputy, LAST)
    assert lent.delegate(butler, lent.post.account, LAST).until == LAST
    assert lent.delegate(lent.own, lent.other, LATER).until == LATER  # the own post: an own right


def test_a_deputy_writes_no_letter(lent):
    butler = make.post(lent.yard, "butler", None, lent.other)
    with refused("lent-letter"):
        people.write_letter(actor=lent.actor, yard=lent.yard, post_id=butler.id)
    assert people.write_letter(actor=people.actor_of(lent.post.account_id), yard=lent.yard, post_id=butler.id).code


def test_the_deputy_of_an_operator_makes_nobody_who_appoints(lent):
    office = places.community_office()
    operator = make.post(office, "platform-operator", None, make.account("运营"))
    said = {"deputy": lent.other, "since": DAY, "until": LAST}
    people.delegate(actor=SYSTEM, yard=office, post_id=operator.id, **said)
    deputy = people.actor_of(lent.other.id)
    said = {"yard": lent.yard, "path": lent.yard.path, "since": DAY, "until": LAST, "account": lent.deputy}
    with refused("invalid", role="lent-role"):
        people.appoint(actor=deputy, role="manager", **said)
    assert people.appoint(actor=deputy, role="developer", **said).until == LAST


def test_standing_in_ends_with_the_post_and_does_not_come_back(lent):
    people.end_post(actor=SYSTEM, yard=lent.yard, post_id=lent.post.id, until=DAY)
    lent.made.refresh_from_db()
    assert lent.made.until == DAY
    event = Event.objects.get(yard=lent.yard, name="people.delegation_ended")
    assert (event.subject, event.payload["until"]) == (lent.post.id, "2026-07-01")
    people.renew_post(actor=SYSTEM, yard=lent.yard, post_id=lent.post.id, until=None)
    with clock.at(datetime(2026, 7, 2, 12, tzinfo=clock.SHANGHAI)):
        assert lent.actor.roles == {"engineer"}
