"""Moving in and out: shares, days, guardians and heirs, and what sent twice means."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
HALF, DAY, NEXT = Fraction(1, 2), date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def home():
    return places.place(places.estate())


def leave(tenure, until=DAY, actor=SYSTEM):
    return people.move_out(actor=actor, yard=tenure.yard, tenure_id=tenure.id, until=until)


def test_co_owners_divide_a_home(home):
    one, other, third = (make.card(home.yard, name) for name in ("甲", "乙", "丙"))
    first = make.stay(one, home, "co-owner", share=HALF)
    second = make.stay(other, home, "co-owner", share=Fraction(2, 4))
    assert (first.share, second.part, second.whole) == (HALF, 1, 2)
    with refused("shares-over"):
        make.stay(third, home, "co-owner", share=Fraction(1, 1_000_000))
    with refused("shares-over"):
        make.stay(third, home, "co-owner")
    with refused("shares-over"):
        make.stay(third, home, "owner")
    assert make.stay(third, home, "tenant").share is None


def test_a_home_changes_hands_over_night(home):
    seller, buyer = make.card(home.yard, "卖方"), make.card(home.yard, "买方")
    sold = make.stay(seller, home, "owner")
    with refused("shares-over"):
        make.stay(buyer, home, "owner", since=NEXT)
    leave(sold)
    bought = make.stay(buyer, home, "owner", since=NEXT)
    assert (bought.part, bought.whole, bought.since) == (1, 1, NEXT)
    third = make.card(home.yard, "丙")
    with refused("shares-over"):
        make.stay(third, home, "owner", since=DAY, until=DAY)


def test_the_refusal_names_the_first_day_of_too_much(home):
    make.stay(make.card(home.yard), home, "owner", since=NEXT)
    with pytest.raises(Exception, match="shares-over") as caught:
        make.stay(make.card(home.yard, "乙"), home, "owner", since=DAY)
    assert caught.value.data == {"day": "2026-07-01"}


def test_sent_twice_it_is_one_tenure_and_one_event(home):
    card = make.card(home.yard)
    tenure = make.stay(card, home, "tenant", until=DAY)
    before = everything()
    assert make.stay(card, home, "tenant", until=DAY) == tenure
    assert everything() == before
    for since, until in ((make.LONG_AGO, NEXT), (DAY, None)):
        with refused("tenure-twice"):
            make.stay(card, home, "tenant", since=since, until=until)
    assert make.stay(card, home, "tenant", since=NEXT) != tenure
    assert make.stay(card, home, "family") != tenure


def test_other_homes_and_kinds_of_places(home):
    estate = home.yard
    card, other = make.card(estate), places.place(places.estate("YX", "云栖坊"))
    for place, code in ((places.point(estate), "not-a-home"), (places.place(estate, "3"), "not-a-home")):
        with refused(code):
            make.stay(card, place)
    with refused("not-found"):
        people.move_in(
            actor=SYSTEM, yard=estate, card_id=card.id, home_id=other.id, stay=people.Stay("owner", make.LONG_AGO)
        )
    with refused("not-found"):
        people.move_in(actor=SYSTEM, yard=other.yard, card_id=card.id, home_id=other.id, stay=people.Stay("owner", DAY))
    with pytest.raises(ValueError, match="guest"):
        make.stay(card, home, "guest")


@pytest.mark.parametrize("kind", ["guardian", "heir"])
def test_who_stands_for_somebody_says_for_whom(home, kind):
    estate = home.yard
    owner, stranger, standing = make.card(estate, "老人"), make.card(estate, "外人"), make.card(estate, "女儿")
    make.stay(owner, home, "owner")
    for whom in (None, stranger.id, standing.id):
        with refused("invalid", stands_for="stands-for-missing"):
            make.stay(standing, home, kind, stands_for=whom)
    tenure = make.stay(standing, home, kind, stands_for=owner.id)
    assert (tenure.kind, tenure.stands_for, tenure.share) == (kind, owner, None)
    account = make.account()
    with refused("invalid", stands_for="stands-for-missing"):
        make.tenure(home, kind, account)


def test_the_last_day(home):
    account = make.account("黎晓舟")
    tenure = make.tenure(home, "tenant", account)
    with refused("invalid", until="dates-wrong"):
        leave(tenure, date(2019, 12, 31))
    assert leave(tenure).until == DAY
    event = Event.objects.get(yard=home.yard, name="people.moved_out")
    assert event.payload == {"home": home.path, "kind": "tenant", "until": "2026-06-30"}
    before = everything()
    leave(tenure)
    assert everything() == before
    with refused("ended-earlier"):
        leave(tenure, NEXT)
    assert leave(tenure, make.LONG_AGO).until == make.LONG_AGO
    leave_again = make.tenure(home, "tenant", account, since=NEXT)
    with clock.at(datetime(2026, 6, 30, tzinfo=clock.SHANGHAI)):
        assert people.actor_of(account.id).grants == ()
    with clock.at(datetime(2026, 7, 1, tzinfo=clock.SHANGHAI)):
        assert [grant.role for grant in people.actor_of(account.id).grants] == ["tenant"]
    assert leave_again.card == tenure.card


def test_nobody_moves_out_of_another_yard(home):
    tenure, other = make.stay(make.card(home.yard), home), places.estate("YX", "云栖坊")
    with refused("not-found"):
        people.move_out(actor=SYSTEM, yard=other, tenure_id=tenure.id, until=DAY)


def test_statements(home):
    estate, manager = home.yard, make.staff(home.yard, "manager")
    card = make.card(estate)
    stay = people.Stay("owner", make.LONG_AGO)
    with statements() as said:
        tenure = people.move_in(actor=manager, yard=estate, card_id=card.id, home_id=home.id, stay=stay)
    assert len(said) == 5
    with statements() as said:
        people.move_out(actor=manager, yard=estate, tenure_id=tenure.id, until=DAY)
    assert len(said) == 6


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.sampled_from(["owner", "co-owner", "tenant"]),
            st.integers(0, 9),
            st.none() | st.integers(0, 9),
            st.none() | st.fractions(Fraction(1, 4), 1, max_denominator=4),
        ),
        max_size=8,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_moves_in_nobody_ever_owns_too_much(home, moves):
    people.Tenure.objects.all().delete()
    cards = [make.card(home.yard, name) for name in "甲乙丙"]
    for who, kind, since, until, share in moves:
        last = None if until is None else DAY + timedelta(days=until)
        with suppress(Refusal):
            make.stay(cards[who], home, kind, DAY + timedelta(days=since), last, share)
    for offset in range(10):
        day = DAY + timedelta(days=offset)
        held = [one for one in people.Tenure.objects.filter(yard=home.yard) if one.kind != "tenant"]
        shares = [one.share for one in held if one.since <= day and (one.until is None or day <= one.until)]
        stated = sum(share for share in shares if share is not None)
        assert stated < 1 or (stated == 1 and None not in shares)
