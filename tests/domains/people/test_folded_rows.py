"""Rows of before: merges that left a tenure twice, and last days before the first, are mended by their migrations."""

from contextlib import contextmanager
from copy import deepcopy
from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connections, transaction

from tests.domains.people.test_merging import Double, of, rows
from tests.factories import people as make
from tests.factories import places
from yuanba.domains.people import public as people
from yuanba.domains.people.folding import CHANGED, WORDS
from yuanba.domains.people.models import Delegation, Merge, Post, Representative, Tenure
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True, databases=[*connections])
OWNER = "owner" if "owner" in connections else "default"  # who migrates
OUT = date(2026, 3, 31)


@pytest.fixture
def two():
    return Double()


def migrate(name, verb):
    run = getattr(import_module(f"yuanba.domains.people.migrations.{name}"), verb)
    with transaction.atomic(using=OWNER):
        run(apps, SimpleNamespace(connection=connections[OWNER]))


def fold():
    migrate("0029_folded_rows", "fold")


def as_before(merge):
    """The merge as it was made before tenures were folded: each of the double's went over, and says nothing of it."""
    for told in merge.moved.pop("folded"):
        stays = Tenure.objects.get(id=told["into"])
        for row in told["rows"]:
            Tenure(**row | {"yard": merge.yard, "card_id": stays.card_id}).save()
            if row["card_id"] == str(merge.double_id):
                merge.moved["tenures"].append(row["id"])
        for one, tenure in told["speaks"].items():
            Representative.objects.filter(id=one).update(tenure=tenure)
        Tenure.objects.filter(id=stays.id).update(**told["before"])
    merge.moved["tenures"].sort()
    merge.save()
    return merge


@pytest.mark.parametrize(
    ("since", "until", "whole"),
    [
        (make.LONG_AGO, None, (make.LONG_AGO, None)),
        (date(2019, 5, 1), date(2021, 1, 1), (date(2019, 5, 1), None)),
        (date(2022, 5, 1), date(2023, 1, 1), (make.LONG_AGO, None)),
    ],
)
def test_a_merge_of_before_is_as_the_use_case_makes_it_today(two, since, until, whole):
    make.stay(two.kept, two.rented, "tenant", since, until)
    before = rows()
    merge = two.merge()
    today, said = rows(), deepcopy(merge.moved)
    as_before(merge)
    assert len(of(two.rented)) == 2
    for _again in range(2):
        fold()
    assert of(two.rented) == [(two.kept.id, "tenant", *whole)]
    merge.refresh_from_db()
    assert (rows(), merge.moved) == (today, said)
    two.part(merge)
    assert rows() == before


def test_who_spoke_for_the_home_by_the_second_speaks_by_the_one(two):
    home = places.place(two.yard, "2-1-101")
    stays, spoke = make.stay(two.kept, home, "co-owner"), make.stay(two.double, home, "co-owner")
    named = people.name_representative(actor=SYSTEM, yard=two.yard, tenure_id=spoke.id, since=make.LONG_AGO)
    before = rows()
    merge = as_before(two.merge())
    assert Representative.objects.get(id=named.id).tenure_id == spoke.id
    fold()
    assert Representative.objects.get(id=named.id).tenure_id == stays.id
    two.part(merge)
    assert (Representative.objects.get(id=named.id).tenure_id, rows()) == (spoke.id, before)


@pytest.mark.parametrize("by", [0, 1])
def test_who_moved_out_by_one_of_the_two_moved_out(two, by):
    make.stay(two.kept, two.rented, "tenant")
    merge = as_before(two.merge())
    both = Tenure.objects.filter(home=two.rented, kind="tenant").order_by("id")
    with clock.at(clock.now() + timedelta(hours=1)):
        people.move_out(actor=SYSTEM, yard=two.yard, tenure_id=both[by].id, until=OUT)
    fold()
    assert of(two.rented) == [(two.kept.id, "tenant", make.LONG_AGO, OUT)]
    two.part(merge)
    parted = of(two.rented)
    assert {row[0] for row in parted} == {two.kept.id, two.double.id}
    assert {row[1:] for row in parted} == {("tenant", make.LONG_AGO, OUT), ("tenant", make.LONG_AGO, None)}


def test_merges_that_were_undone_or_folded_stay_as_they_are(two):
    make.stay(two.kept, two.rented, "tenant")
    undone = as_before(two.merge())
    two.part(undone)
    new = two.merge()
    before = rows(), list(Merge.objects.order_by("id").values_list("id", "moved"))
    fold()
    assert (rows(), list(Merge.objects.order_by("id").values_list("id", "moved"))) == before
    assert {key for row in new.moved["folded"] for key in row["rows"][0]} == set(WORDS)
    assert {key for row in new.moved["folded"] for key in row["before"]} == set(CHANGED)


def test_a_merge_under_another_one_is_folded_where_its_rows_are_now(two):
    make.stay(two.kept, two.rented, "tenant")
    first = as_before(two.merge())
    third = make.card(two.yard, "黎晓舟")
    with clock.at(clock.now() + timedelta(hours=1)):
        people.merge_residents(actor=SYSTEM, yard=two.yard, keep=third.id, double=two.kept.id)
    fold()
    assert of(two.rented) == [(third.id, "tenant", make.LONG_AGO, None)]
    second = Merge.objects.get(kept=third)
    people.part_residents(actor=SYSTEM, yard=two.yard, merge_id=second.id)
    two.part(first)
    assert {row[0] for row in of(two.rented)} == {two.kept.id, two.double.id}


@contextmanager
def unchecked(*tables):
    """Rows as they were before the database checked them; what is left is checked at the end."""
    with connections[OWNER].cursor() as cursor:
        if connections[OWNER].vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints=ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints=OFF")
            return
        for table, name in tables:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        for table, name in tables:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (until >= since - 1)")


def test_last_days_before_the_first_become_the_day_before_it():
    yard, day = places.estate(), date(2026, 5, 1)
    broken, empty, open_, ended = (make.post(yard, "butler", since=day) for _ in range(4))
    said = {"deputy": make.account(), "since": day, "until": day + timedelta(days=3)}
    deputy = people.delegate(actor=SYSTEM, yard=yard, post_id=open_.id, **said)
    with unchecked(("people_post", "people_post_days"), ("people_delegation", "people_deputy_days")):
        Post.objects.filter(id=broken.id).update(until=date(1, 1, 1))
        Post.objects.filter(id=empty.id).update(until=day - timedelta(days=1))
        Post.objects.filter(id=ended.id).update(until=day)
        Delegation.objects.filter(id=deputy.id).update(until=date(2020, 1, 1))
        for _again in range(2):
            migrate("0027_days_of_posts_rows", "without_days")
    ends = dict(Post.objects.filter(role="butler").values_list("id", "until"))
    assert ends == {broken.id: date(2026, 4, 30), empty.id: date(2026, 4, 30), open_.id: None, ended.id: day}
    deputy.refresh_from_db()
    assert deputy.until == date(2026, 4, 30)
