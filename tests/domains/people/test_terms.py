"""Terms: from when to when, seats per side, which of them ends; and the posts that are over."""

from datetime import date, timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

OLD = {"since": date(2020, 1, 1), "until": date(2022, 12, 31), "term": 1}
NEW = {"since": date(2023, 1, 1), "term": 2}


@pytest.fixture
def estate(db):
    return places.estate()


def put(yard, role, name, **more):
    return make.post(yard, role, None, make.account(name), **more)


def test_the_latest_first_and_what_has_no_number_last(estate):
    put(estate, "committee-member", "老主任", **OLD, seat="chair")
    put(estate, "committee-member", "老委员", **OLD, seat="member")
    put(estate, "committee-member", "新主任", **NEW, seat="chair")
    put(estate, "committee-member", "中途退", **NEW, until=date(2024, 1, 1), seat="member")
    put(estate, "committee-member", "没有届次", since=date(2019, 1, 1))
    with statements() as said:
        found = people.terms(estate)
    assert len(said) == 1
    seen = found["committee-member"]
    assert [(one.number, one.since, one.until, one.held, one.sitting, one.is_over) for one in seen] == [
        (2, date(2023, 1, 1), None, 2, 1, False),
        (1, date(2020, 1, 1), date(2022, 12, 31), 2, 0, True),
        (None, date(2019, 1, 1), None, 1, 1, False),
    ]
    assert (found["management-committee"], found["building-representative"]) == ([], [])
    assert people.terms(places.estate("YX", "云栖坊"), ("committee-member",)) == {"committee-member": []}


def test_seats_per_side_and_who_sat_the_chair_first(estate):
    for side, seat, name in (
        ("residents", "alternate", "候补"),
        ("police", "member", "民警"),
        ("residents", "deputy", "居民甲"),
        ("community", "chair", "社区"),
    ):
        put(estate, "management-committee", name, side=side, seat=seat, term=1)
    put(estate, "management-committee", "上届", side="police", seat="chair")
    term = people.terms(estate)["management-committee"][0]
    assert term.sides == {"residents": 2, "community": 1, "police": 1}
    with statements() as said:
        page = people.term_seats(estate, "management-committee", 1)
    assert len(said) == 1
    assert [post.account.name for post in page.rows] == ["居民甲", "候补", "社区", "民警"]
    assert page.more == ""
    with refused("not-found"):
        people.term_seats(estate, "management-committee", 1, estate.id)


def test_a_seat_that_was_called_off_before_it_began_is_in_no_term(estate):
    kept = put(estate, "committee-member", "主任", **OLD)
    called = put(estate, "committee-member", "没上任", since=clock.today() + timedelta(days=30), term=3)
    people.end_post(actor=SYSTEM, yard=estate, post_id=called.id, until=clock.today())
    assert [one.number for one in people.terms(estate)["committee-member"]] == [1]
    assert [one.id for one in people.term_seats(estate, "committee-member", 1).rows] == [kept.id]
    assert people.term_seats(estate, "committee-member", 3).rows == []
    assert people.teams_of([estate])[0].ended == ["committee-member"]


def test_a_long_term_is_read_forty_at_a_time(estate):
    for number in range(45):
        put(estate, "building-representative", f"代表{number:02}", term=1)
    first = people.term_seats(estate, "building-representative", 1)
    rest = people.term_seats(estate, "building-representative", 1, people.Post.objects.get(id=first.more).id)
    assert (len(first.rows), len(rest.rows), rest.more) == (40, 5, "")
    assert len({post.id for post in (*first.rows, *rest.rows)}) == 45


@pytest.mark.parametrize(
    ("left", "days", "is_over"), [(-1, None, True), (0, 0, False), (180, 180, False), (181, None, False)]
)
def test_an_end_is_seen_half_a_year_ahead(estate, left, days, is_over):
    put(estate, "committee-member", "主任", until=clock.today() + timedelta(days=left), term=3)
    term = people.terms(estate)["committee-member"][0]
    assert (term.days_left, term.is_over) == (days, is_over)
    assert people.terms_ending(estate) == ([term] if is_over or days is not None else [])


def test_a_term_whose_next_one_is_known_calls_for_nobody(estate):
    today = clock.today()
    put(estate, "committee-member", "主任", until=today + timedelta(days=9), term=3)
    put(estate, "committee-member", "新主任", since=today + timedelta(days=10), term=4)
    assert people.terms_ending(estate) == []


def test_posts_that_are_over_the_last_first_by_side_and_by_name(estate):
    today = clock.today()
    for number in range(45):
        put(estate, "guard", f"保安{number:02}", until=today - timedelta(days=1 + number // 2))
    put(estate, "guard", "还在", until=today)
    put(estate, "committee-member", "老主任", until=today - timedelta(days=400), term=1, seat="chair")
    first = people.ended_posts(SYSTEM, estate)
    rest = people.ended_posts(SYSTEM, estate, after=first.rows[-1].id)
    found = [*first.rows, *rest.rows]
    assert (len(first.rows), len({post.id for post in found}), rest.more) == (40, 46, "")
    assert [post.until for post in found] == sorted((post.until for post in found), reverse=True)
    assert found[-1].account.name == "老主任"
    for side, said, names in (("owners", "", ["老主任"]), ("", "安07", ["保安07"]), ("owners", "安07", [])):
        assert [post.account.name for post in people.ended_posts(SYSTEM, estate, side, said).rows] == names
    with refused("not-found"):
        people.ended_posts(SYSTEM, estate, after=estate.id)
    with refused("not-found"):
        people.ended_posts(ANONYMOUS, estate)
