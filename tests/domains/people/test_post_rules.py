"""Seats, badges, days of a deputy, and homes per butler: tables and properties."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.people.rules.posts import Badge, Seat, check_delegation, checked_badge, loads, seated
from yuanba.domains.people.rules.roles import COMMITTEE_SIDES, ROLES, TERMED
from yuanba.kernel.errors import Refusal
from yuanba.kernel.paths import covers

FIRST = date(2026, 7, 1)
WRONG_SIDE, WRONG_SEAT = {"side": "side-wrong"}, {"seat": "seat-wrong"}


def refusal_of(verb):
    try:
        verb()
    except Refusal as refusal:
        return refusal.fields
    return {}


@pytest.mark.parametrize(
    ("role", "seat", "wrong"),
    [
        ("butler", Seat(), {}),
        ("butler", Seat(side="company"), {}),
        ("butler", Seat(side="owners"), WRONG_SIDE),
        ("butler", Seat(seat="chair"), WRONG_SEAT),
        ("butler", Seat(term=1), WRONG_SEAT),
        ("butler", Seat(contract=UUID(int=1)), {}),
        ("building-representative", Seat(term=2), {}),
        ("building-representative", Seat(term=0), WRONG_SEAT),
        ("building-representative", Seat(seat="chair", term=2), WRONG_SEAT),
        ("building-head", Seat(term=2), WRONG_SEAT),
        ("committee-member", Seat(), {}),
        ("committee-member", Seat(seat="chair", term=3), {}),
        ("committee-member", Seat(seat="king", term=3), WRONG_SEAT),
        ("committee-member", Seat(term=0), WRONG_SEAT),
        ("management-committee", Seat(), WRONG_SIDE),
        ("management-committee", Seat(side="police", seat="member"), {}),
        ("management-committee", Seat(side="grid"), WRONG_SIDE),
        ("management-committee", Seat(side="", seat="king"), WRONG_SIDE | WRONG_SEAT),
    ],
)
def test_seats(role, seat, wrong):
    assert refusal_of(lambda: seated(role, seat)) == wrong


@given(st.sampled_from(sorted(ROLES)), st.sampled_from(["", *COMMITTEE_SIDES]), st.none() | st.integers(1, 9))
def test_a_side_is_kept_where_the_role_has_none(role, side, term):
    if refusal_of(lambda: seated(role, Seat(side=side, term=term))):
        return
    kept = seated(role, Seat(side=side, term=term))
    assert bool(kept.side) is (role == "management-committee")
    assert kept.term is None or role in TERMED


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {}),
        ({"phone": "028-0000 1203", "languages": ("zh", "en")}, {}),
        ({"phone": "12"}, {"phone": "phone-wrong"}),
        ({"languages": ("xx",)}, {"languages": "language-unknown"}),
    ],
)
def test_badges(said, wrong):
    assert refusal_of(lambda: checked_badge(Badge(**said))) == wrong


def test_a_telephone_stays_as_people_read_it():
    assert checked_badge(Badge(phone=" 028-0000 1203 ", hours=" 9:00–18:00\u200b")).phone == "028-0000 1203"
    assert checked_badge(Badge(hours=" 9:00–18:00\u200b")).hours == "9:00–18:00"


@pytest.mark.parametrize(
    ("since", "until", "post", "code"),
    [
        (FIRST, FIRST, (FIRST, FIRST), ""),
        (FIRST, FIRST + timedelta(days=91), (FIRST, None), ""),
        (FIRST, FIRST + timedelta(days=92), (FIRST, None), "delegation-long"),
        (FIRST, FIRST - timedelta(days=1), (FIRST, None), "dates-wrong"),
        (FIRST, FIRST, (FIRST + timedelta(days=1), None), "delegation-outside"),
        (FIRST, FIRST + timedelta(days=1), (FIRST, FIRST), "delegation-outside"),
    ],
)
def test_days_of_a_deputy(since, until, post, code):
    assert refusal_of(lambda: check_delegation(since, until, post)) == ({"until": code} if code else {})


CODES = st.lists(st.sampled_from("12"), min_size=1, max_size=3).map("/".join)
POSTS = st.lists(st.tuples(st.sampled_from("甲乙丙"), CODES), max_size=5)


@given(POSTS, st.lists(CODES, max_size=12))
def test_a_home_counts_for_the_nearest(posts, homes):
    found = loads(posts, homes)
    assert set(found) == {key for key, _path in posts}
    for key in found:
        expected = 0
        for path in {path for who, path in posts if who == key}:
            deeper = [other for _who, other in posts if other != path and covers(path, other)]
            mine = [home for home in homes if covers(path, home) and not any(covers(one, home) for one in deeper)]
            sharing = {who for who, other in posts if other == path}
            expected += -(-len(mine) // len(sharing))
        assert found[key] == expected


def test_who_shares_a_building_shares_its_homes():
    homes = [f"e/1/{number}" for number in range(101)] + ["e/2/1"]
    assert loads([("甲", "e/1"), ("乙", "e/1"), ("丙", "e")], homes) == {"甲": 51, "乙": 51, "丙": 1}
    assert loads([("甲", "e/1"), ("甲", "e/2")], homes) == {"甲": 102}
    assert loads([], homes) == {}
