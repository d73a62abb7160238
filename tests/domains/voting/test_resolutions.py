"""A resolution is recorded by one, confirmed by another, and never changed: superseded or withdrawn at most."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories import people, yards
from tests.factories import voting as make
from tests.support.unchanged import everything, refused
from yuanba.domains.voting import public as voting
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def yard():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 1))):
        yield yards.yard("JG")


@pytest.fixture
def manager(yard):
    return people.staff(yard, "manager")


@pytest.fixture
def committee(yard):
    return people.staff(yard, "committee-member", name="何秀兰")


def state(yard, number):
    return voting.resolution_sheet(SYSTEM, yard, number).resolution.state


def test_it_holds_once_a_second_person_confirmed_it(yard, manager, committee):
    made = make.recorded(manager, yard)
    assert (made.number, made.state, made.most, made.minutes.count()) == (1, "recorded", 3000000, 1)
    assert voting.resolved(yard).rows == []
    with refused("not-found"):
        voting.resolution_at(yard, 1)
    voting.confirm_resolution(actor=committee, yard=yard, number=1)
    assert [one.number for one in voting.resolved(yard).rows] == [1]
    before = everything()
    assert voting.confirm_resolution(actor=committee, yard=yard, number=1).state == "confirmed"
    assert everything() == before
    told = [
        (one.name, one.read().number) for one in Event.objects.filter(name__startswith="resolution.").order_by("id")
    ]
    assert told == [("resolution.recorded", 1), ("resolution.decided", 1)]


def test_nobody_confirms_or_withdraws_what_they_recorded_and_the_company_confirms_nothing(yard, manager, committee):
    make.recorded(committee, yard)
    with refused("resolution-own"):
        voting.confirm_resolution(actor=committee, yard=yard, number=1)
    with refused("not-found"):
        voting.confirm_resolution(actor=manager, yard=yard, number=1)
    voting.confirm_resolution(actor=people.staff(yard, "community-supervisor"), yard=yard, number=1)
    with refused("resolution-own"):
        voting.withdraw_resolution(actor=committee, yard=yard, number=1, why="程序有误")


def test_the_company_takes_back_its_own_before_it_is_confirmed_and_no_other(yard, manager, committee):
    make.recorded(committee, yard)
    make.recorded(manager, yard)
    with refused("not-found"):
        voting.refuse_resolution(actor=manager, yard=yard, number=1, why="不对")
    with refused("invalid", why="resolution-why"):
        voting.refuse_resolution(actor=manager, yard=yard, number=2, why=" ")
    voting.refuse_resolution(actor=manager, yard=yard, number=2, why="拍错了")
    with refused("resolution-state"):
        voting.confirm_resolution(actor=committee, yard=yard, number=2)
    assert [state(yard, n) for n in (1, 2)] == ["recorded", "refused"]


def test_a_new_one_supersedes_the_former_once_both_hang_at_the_board(yard, committee):
    make.held(yard)
    make.recorded(SYSTEM, yard, most=5000000, former=1)
    make.recorded(SYSTEM, yard, most=6000000, former=1)
    assert state(yard, 1) == "confirmed"
    voting.confirm_resolution(actor=committee, yard=yard, number=2)
    assert [state(yard, n) for n in (1, 2, 3)] == ["superseded", "confirmed", "recorded"]
    with refused("resolution-state"):
        voting.confirm_resolution(actor=committee, yard=yard, number=3)
    with refused("invalid", former="resolution-former"):
        make_again = make.decided(yard, former=1, scans=())
        voting.record_resolution(actor=committee, yard=yard, new=with_scan(make_again, yard), client_key="k")
    assert [one.number for one in voting.resolved(yard).rows] == [2, 1]
    assert voting.resolution_at(yard, 1).later.number == 2


def with_scan(said, yard):
    """The same with the picture of another one, so that nothing is stored anew."""
    stored = voting.Minute.objects.filter(yard=yard).first().file_id
    return voting.NewResolution(**vars(said) | {"scans": (stored,)})


def test_a_withdrawn_one_stays_readable_with_its_reason(yard, committee):
    make.held(yard)
    with refused("invalid", why="resolution-why"):
        voting.withdraw_resolution(actor=committee, yard=yard, number=1, why="")
    voting.withdraw_resolution(actor=committee, yard=yard, number=1, why="未达到法定人数")
    sheet = voting.resolution_at(yard, 1)
    assert (sheet.resolution.state, [one.why for one in sheet.became]) == ("withdrawn", ["", "未达到法定人数"])
    with refused("resolution-state"):
        voting.confirm_resolution(actor=committee, yard=yard, number=1)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", " ", "resolution-title"),
        ("words", "", "resolution-words"),
        ("body", "company", "resolution-body"),
        ("on", None, "resolution-day"),
        ("on", date(2026, 4, 2), "resolution-day"),
        ("subject", "", "resolution-subject"),
        ("most", 0, "resolution-most"),
        ("most", 100_000_000_01, "resolution-most"),
        ("former", -1, "resolution-former"),
        ("former", 9, "resolution-former"),
        ("scans", (), "resolution-scan"),
    ],
)
def test_what_is_missing_is_said_at_its_field(yard, manager, field, value, code):
    said = make.decided(yard, **{field: value})
    with refused("invalid", **{field: code}):
        voting.record_resolution(actor=manager, yard=yard, new=said, client_key="k")


def test_one_that_is_about_no_money_has_no_sum(yard):
    assert make.recorded(SYSTEM, yard, subject="other", most=500).most is None


def test_the_same_key_is_one_resolution_and_other_words_under_it_a_conflict(yard, manager):
    said = make.decided(yard)
    first = voting.record_resolution(actor=manager, yard=yard, new=said, client_key="k")
    before = everything()
    assert voting.record_resolution(actor=manager, yard=yard, new=said, client_key="k").id == first.id
    assert everything() == before
    with refused("conflict"):
        other = voting.NewResolution(**vars(said) | {"title": "别的"})
        voting.record_resolution(actor=manager, yard=yard, new=other, client_key="k")


def test_the_database_lets_nobody_change_it(yard):
    made = make.held(yard)
    for row in (made, made.became.get(), made.minutes.get()):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(yard=row.yard_id)
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()


def test_the_archive_is_searched_and_read_page_by_page(yard):
    for number in range(1, 23):
        make.held(yard, title=f"决议 {number}", words="更换门禁" if number == 7 else "绿化补种")
    first = voting.resolved(yard)
    assert (len(first.rows), first.more) == (20, "3")
    assert [one.number for one in voting.resolved(yard, after=first.more).rows] == [2, 1]
    assert [one.number for one in voting.resolved(yard, words="门禁 更换").rows] == [7]
    for wrong in ("x", "-1", "²"):
        with refused("not-found"):
            voting.resolved(yard, after=wrong)
