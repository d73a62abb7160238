"""Whoever only stands in gives nothing to herself, and nothing that outlasts standing in."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import SecondFactor
from yuanba.domains.places.public import draw_grid, set_grid_members
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
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


class Operating(StandingIn):
    """Somebody stands in for an operator."""

    def __init__(self):
        super().__init__()
        office = places.community_office()
        self.operator = make.post(office, "platform-operator", None, make.account("运营"))
        said = {"deputy": self.other, "since": DAY, "until": LAST}
        people.delegate(actor=SYSTEM, yard=office, post_id=self.operator.id, **said)
        self.lender = people.actor_of(self.operator.account_id)
        self.borrower = people.actor_of(self.other.id)


@pytest.fixture
def operating():
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=clock.SHANGHAI)):
        yield Operating()


def test_the_deputy_of_an_operator_gives_no_key(operating):
    with refused("lent-key"):
        people.issue_api_key(actor=operating.borrower, account=operating.deputy, label="meter")
    with refused("lent-key"):
        people.issue_api_key(actor=operating.borrower, account=operating.other, label="meter")
    assert people.issue_api_key(actor=operating.lender, account=operating.deputy, label="meter")
    make.post(operating.yard, "platform-operator", None, operating.other)
    assert people.issue_api_key(actor=people.actor_of(operating.other.id), account=operating.deputy, label="meter")


def test_the_deputy_of_an_operator_takes_no_authenticator_away(operating, settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    people.proving.enrol_second_factor(actor=people.actor_of(operating.deputy.id))
    with refused("lent-second"):
        people.proving.reset_second_factor(actor=operating.borrower, account=operating.deputy)
    people.proving.reset_second_factor(actor=operating.lender, account=operating.deputy)
    assert not SecondFactor.objects.filter(account=operating.deputy).exists()


class AtHomes(StandingIn):
    """A home; the deputy has a card of her own without one."""

    def __init__(self):
        super().__init__()
        self.home = places.place(self.yard)
        self.lender = people.actor_of(self.post.account_id)
        self.card = make.card(self.yard, self.deputy.name, phone="13800007701")
        self.by = {"yard": self.yard, "home": self.home, "kind": "owner"}


@pytest.fixture
def at_homes():
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=clock.SHANGHAI)):
        yield AtHomes()


def test_a_deputy_registers_others_and_never_herself(at_homes):
    said = {"yard": at_homes.yard, "home": at_homes.home, "kind": "family", "since": DAY}
    with refused("lent-self"):
        people.register_tenure(actor=at_homes.actor, account=at_homes.deputy, **said)
    assert people.register_tenure(actor=at_homes.actor, account=at_homes.other, **said).kind == "family"
    assert people.register_tenure(actor=at_homes.lender, account=at_homes.deputy, **said).kind == "family"


def test_a_deputy_registers_not_the_own_number(at_homes):
    mine = people.open_account(actor=SYSTEM, name="罗小满", username="own-number", phone="13800007702")
    said = {"deputy": mine, "since": DAY, "until": LAST}
    people.end_delegation(actor=SYSTEM, yard=at_homes.yard, delegation_id=at_homes.made.id, until=date(2026, 6, 30))
    people.delegate(actor=SYSTEM, yard=at_homes.yard, post_id=at_homes.post.id, **said)
    by = {"actor": people.actor_of(mine.id), "yard": at_homes.yard}
    with refused("lent-self"):
        people.register_resident(**by, home=at_homes.home, kind="family", phone="13800007702", name="罗小满")
    card = make.card(at_homes.yard, "罗小满", phone="13800007702")
    make.stay(card, at_homes.home, "family")
    with refused("lent-self"):
        people.give_account(**by, card_id=card.id)
    given = people.give_account(actor=at_homes.lender, yard=at_homes.yard, card_id=card.id)
    assert given.account_id == mine.id
    terms, other = people.Stay("tenant", DAY), places.place(at_homes.yard, "3-1-903")
    with refused("lent-self"):
        people.move_in(**by, home_id=other.id, card_id=card.id, stay=terms)


def test_a_deputy_makes_the_home_of_somebody_else_not_her_own_by_merging(at_homes):
    people.register_tenure(
        actor=SYSTEM, yard=at_homes.yard, account=at_homes.deputy, home=at_homes.home, kind="family", since=DAY
    )
    own = people.ResidentCard.objects.get(account=at_homes.deputy)
    double = make.card(at_homes.yard, "罗小满")
    make.stay(double, places.place(at_homes.yard, "3-1-903"))
    for keep, other in ((own, double), (double, own)):
        with refused("lent-self"):
            people.merge_residents(actor=at_homes.actor, yard=at_homes.yard, keep=keep.id, double=other.id)
    merge = {"yard": at_homes.yard, "keep": own.id, "double": double.id}
    assert people.merge_residents(actor=at_homes.lender, **merge).kept_id == own.id


def test_a_deputy_does_not_make_herself_speak_for_a_home(at_homes):
    by = {"yard": at_homes.yard, "home": at_homes.home, "kind": "co-owner", "since": DAY}
    own = people.register_tenure(actor=SYSTEM, account=at_homes.deputy, **by)
    other = people.register_tenure(actor=SYSTEM, account=at_homes.other, **by)
    with refused("lent-self"):
        people.name_representative(actor=at_homes.actor, yard=at_homes.yard, tenure_id=own.id, since=DAY)
    named = people.name_representative(actor=at_homes.actor, yard=at_homes.yard, tenure_id=other.id, since=DAY)
    assert named.tenure_id == other.id


def test_an_invitation_of_a_deputy_ends_with_standing_in_and_is_not_for_herself(at_homes):
    made = people.invite_to_home(actor=at_homes.actor, **at_homes.by)
    assert clock.local(made.invitation.ends) == datetime(2026, 7, 3, tzinfo=clock.SHANGHAI)
    with pytest.raises(Refusal, match="lent-self"):
        people.accept_invitation(actor=at_homes.actor, code=made.code)
    assert not people.Tenure.objects.filter(home=at_homes.home).exists()
    other = people.actor_of(at_homes.other.id)
    assert people.accept_invitation(actor=other, code=made.code).home_id == at_homes.home.id
    own = people.invite_to_home(actor=at_homes.lender, **at_homes.by)
    assert clock.local(own.invitation.ends) == datetime(2026, 7, 15, 12, tzinfo=clock.SHANGHAI)


def test_who_made_an_invitation_accepts_it_by_a_right_of_today_only(at_homes):
    own = people.invite_to_home(actor=at_homes.lender, **at_homes.by)
    gone = replace(at_homes.lender, grants=())
    with refused("invitation-wrong"):
        people.accept_invitation(actor=gone, code=own.code)
    assert people.accept_invitation(actor=at_homes.lender, code=own.code).home_id == at_homes.home.id


def test_a_deputy_takes_places_out_of_a_grid_and_adds_none():
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=clock.SHANGHAI)):
        office, estate = places.community_office(), places.estate()
        one, other = places.place(estate, "1-1-101").path, places.place(estate, "1-1-102").path
        post, deputy = make.post(office, "community-supervisor"), make.account("第四个")
        lender = people.actor_of(post.account_id)
        grid = draw_grid(actor=lender, yard=office, code="W1", name="第一网格")
        said = {"yard": office, "grid_id": grid.id}
        set_grid_members(actor=lender, paths=[one], **said)
        span = {"deputy": deputy, "since": DAY, "until": LAST}
        people.delegate(actor=SYSTEM, yard=office, post_id=post.id, **span)
        for paths in ([one, other], [other], [estate.path]):
            with refused("lent-grid"):
                set_grid_members(actor=people.actor_of(deputy.id), paths=paths, **said)
        assert set_grid_members(actor=people.actor_of(deputy.id), paths=[], **said) == ()
        assert set_grid_members(actor=lender, paths=[one, other], **said) == (one, other)
