"""Every statement about a row of a yard names the yard, and a new row is one INSERT."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.factories.yards import happened, yard
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.audit.models import Seal, SealedLeaf
from yuanba.platform.events.models import Event, Pending
from yuanba.platform.yards.finding import found
from yuanba.platform.yards.models import Yard

pytestmark = pytest.mark.django_db


def waiting(event):
    made = Pending(yard=event.yard, event=event, due_at=clock.now())
    made.save()
    return made


def sealed(event):
    seal = Seal(yard=event.yard, number=1, size=1, root="", previous="", key="", signature="", at=clock.now())
    seal.save()
    leaf = SealedLeaf(yard=event.yard, seal=seal, index=0, event=event, hash="")
    leaf.save()
    return leaf


def test_a_new_row_is_one_insert_also_with_an_id_of_its_own():
    here = yard()
    for given in ({}, {"id": uuid4()}):
        with statements() as said:
            happened_at = datetime(2026, 6, 30, 9, tzinfo=UTC)
            Event(yard=here, name="x", at=happened_at, actor_name="", subject=uuid4(), payload={}, **given).save()
        assert [sql.split()[0] for sql in said] == ["INSERT"]


def test_what_is_inserted_comes_back():
    payload = {"words": "“%s” 50 % 🙂 'x'", "list": [1, None, True], "map": {"a": []}}
    made = happened(yard(), name="test.round", **payload)
    found = Event.objects.get(id=made.id)
    assert (found.payload, found.name, found.at, found.subject) == (payload, "test.round", made.at, made.subject)
    assert found.actor_account is None
    assert found.id == made.id


def test_an_id_that_is_taken_is_refused():
    made = happened(yard())
    with pytest.raises(IntegrityError), transaction.atomic():
        Event(id=made.id, yard=made.yard, name="x", at=made.at, actor_name="", subject=made.id, payload={}).save()


def test_save_refresh_and_delete_name_the_yard():
    row = waiting(happened(yard()))
    for verb in (row.save, row.refresh_from_db, row.delete):
        with statements() as said:
            verb()
        assert len(said) == 1
        where = said[0].partition(" WHERE ")[2]
        assert "yard_id" in where
        assert '"id" = ' in where
    assert not Pending.objects.exists()


def test_a_row_that_is_gone_does_not_come_back_by_saving():
    row = waiting(happened(yard()))
    Pending.objects.filter(id=row.id).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    assert not Pending.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"update_fields": ["yard", "attempts"]}])
def test_a_row_never_moves_to_another_yard(fields):
    row, there = waiting(happened(yard())), yard("YX")
    here = row.yard_id
    row.yard, row.event = there, happened(there)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(**fields)
    assert list(Pending.objects.values_list("yard_id", flat=True)) == [here]


def test_a_key_into_another_yard_is_refused():
    event = happened(yard())
    with statements() as said, pytest.raises(ValueError, match="another yard"):
        Pending(yard=yard("YX"), event=event, due_at=clock.now()).save()
    assert not [sql for sql in said if "events_pending" in sql]


def test_following_a_key_names_the_yard():
    row = Pending.objects.get(id=waiting(happened(yard())).id)
    with statements() as said:
        assert row.event.yard_id == row.yard_id
    assert len(said) == 1
    assert "yard_id" in said[0].partition(" WHERE ")[2]


def test_joins_name_the_yard_on_both_sides():
    leaf = sealed(happened(yard()))
    for rows in (
        SealedLeaf.objects.select_related("seal"),
        SealedLeaf.objects.filter(seal__number=1),
        Seal.objects.filter(leaves__index=0),
    ):
        with statements() as said:
            assert {row.pk for row in rows} <= {leaf.id, leaf.seal_id}
        assert '"audit_sealedleaf"."yard_id" = ("audit_seal"."yard_id")' in said[0] or (
            '"audit_seal"."yard_id" = ("audit_sealedleaf"."yard_id")' in said[0]
        )


def test_the_rows_that_point_here_are_asked_for_by_yard():
    seal = sealed(happened(yard())).seal
    with statements() as said:
        assert seal.leaves.count() == 1
        assert seal.leaves.filter(index=1).first() is None
    assert all("yard_id" in sql.partition(" WHERE ")[2] for sql in said)


def test_many_rows_are_one_insert():
    here = yard()
    events = [happened(here) for _ in range(5)]
    with statements() as said:
        Pending.objects.bulk_create(Pending(yard=here, event=event, due_at=clock.now()) for event in events)
    assert len(said) == 1


def test_many_rows_come_back_as_they_were_given():
    here = yard()
    said = [{"words": f"“%s” {number} 🙂 'x'", "list": [1, None]} for number in range(5)]
    now = clock.now()
    more = {"name": "test.round", "at": now, "actor_name": ""}
    made = [Event(yard=here, subject=uuid4(), payload=one, **more) for one in said]
    made[1].actor_account = uuid4()
    assert Event.objects.bulk_create(made, batch_size=2) == made
    found = {one.id: one for one in Event.objects.filter(yard=here)}
    for one in made:
        assert not one._state.adding
        there = found[one.id]
        assert (there.payload, there.subject, there.at) == (one.payload, one.subject, now)
        assert there.actor_account == one.actor_account


def test_of_many_rows_all_are_inserted_or_none():
    here = yard()
    taken = happened(here)
    more = {"yard": here, "name": "x", "at": clock.now(), "actor_name": "", "subject": here.id, "payload": {}}
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.bulk_create([Event(**more), Event(id=taken.id, **more)], batch_size=1)
    assert [one.id for one in Event.objects.all()] == [taken.id]
    assert Event.objects.bulk_create([]) == []


def test_many_rows_without_those_that_are_there():
    here = yard()
    taken = happened(here)
    more = {"yard": here, "name": "x", "at": clock.now(), "actor_name": "", "subject": here.id, "payload": {}}
    Event.objects.bulk_create([Event(**more), Event(id=taken.id, **more)], ignore_conflicts=True)
    assert Event.objects.count() == 2


def test_rows_are_found_as_the_orm_finds_them():
    here, there = yard(), yard("YX")
    made = [happened(here, name=name, words=name) for name in ("test.one", "test.two", "test.three")]
    happened(there, name="test.one")
    with statements() as said:
        rows = found(Event, yard=here, name=["test.one", "test.three"], actor_account=None)
        assert [row.yard for row in rows] == [here, here]
    assert len(said) == 1
    values = {row.id: {name: value for name, value in vars(row).items() if name != "_state"} for row in rows}
    again = {row.id: row for row in Event.objects.filter(yard=here).exclude(id=made[1].id)}
    assert values == {
        key: {name: value for name, value in vars(row).items() if name != "_state"} for key, row in again.items()
    }
    assert found(Event, yard=here, name=[]) == []
    with pytest.raises(TypeError, match="the yard is always named"):
        found(Event, name="test.one")


def test_a_row_is_added_once_where_the_database_lets_it_be_there_once():
    seal = {"yard": yard(), "number": 1, "size": 1, "root": "", "previous": "", "key": "", "signature": ""}
    first, again = Seal(**seal, at=clock.now()), Seal(**seal, at=clock.now())
    with transaction.atomic():
        assert first.added_once()
        assert not again.added_once()
        assert (first._state.adding, again._state.adding) == (False, True)
    assert [one.id for one in Seal.objects.all()] == [first.id]


def test_a_row_that_was_found_is_saved_as_any_other():
    row = waiting(happened(yard()))
    again = found(Pending, shared=True, yard=row.yard_id, id=row.id)[0]
    assert again == row
    again.attempts = 3
    again.save()
    assert Pending.objects.get(id=row.id).attempts == 3
    assert again.due_at == row.due_at


def test_a_yard_has_a_place_and_stands_for_itself():
    made = yard()
    assert made.yard_id == made.id
    assert str(made) == "JG"
    with pytest.raises(IntegrityError), transaction.atomic():
        Yard(code="JG", kind="estate", path="x", created_at=clock.now()).save()


def test_a_row_that_points_at_one_not_there_is_refused():
    here = yard()
    event = Event(yard=here, name="x", at=clock.now(), actor_name="", subject=uuid4(), payload={})
    waiting(event)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Pending.objects.all().delete()


def test_a_moment_comes_back_from_any_zone():
    moment = datetime(2026, 6, 30, 9, 1, 2, 345, tzinfo=clock.SHANGHAI)
    made = Event(yard=yard(), name="x", at=moment, actor_name="", subject=uuid4(), payload={})
    made.save()
    assert Event.objects.get(id=made.id, at=moment).at == moment


def test_a_new_row_is_as_its_constructor_makes_it():
    here, moment = yard(), clock.now()
    event = happened(here)
    said = {"yard": here, "event": event, "due_at": moment}
    quick, plain = Pending.new(**said), Pending(**said)
    assert {**vars(quick), "_state": 0, "id": 0} == {**vars(plain), "_state": 0, "id": 0}
    assert quick.id != plain.id
    assert (quick.event, quick.yard) == (event, here)
    quick.save()
    assert Pending.objects.get().due_at == moment
    with pytest.raises(TypeError, match="no column 'due'"):
        Pending.new(due=moment)
