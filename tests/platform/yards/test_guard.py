"""Append-only is enforced by the database: as the plain role on PostgreSQL, by a trigger in the embedded file."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.factories.yards import happened, yard
from tests.platform.yards.cluster import connected
from yuanba.platform.audit.models import Seal, SealedLeaf
from yuanba.platform.events.models import Event, Pending, Reacted
from yuanba.platform.yards import guard
from yuanba.platform.yards.models import YardModel

pytestmark = pytest.mark.django_db

CHANGES = [
    "UPDATE events_event SET name = 'other'",
    "DELETE FROM events_event",
    "UPDATE events_event SET yard_id = yard_id",
]
ON_SQLITE = "INSERT OR REPLACE INTO events_event SELECT * FROM events_event"
ON_POSTGRES = [
    "TRUNCATE events_event CASCADE",
    "ALTER TABLE events_event ADD COLUMN x int",
    "DROP TABLE events_event CASCADE",
]


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_a_row_is_neither_changed_nor_removed(statement):
    happened(yard(), name="first")
    with pytest.raises(DatabaseError, match=r"append-only|permission denied"):
        run(statement)
    assert list(Event.objects.values_list("name", flat=True)) == ["first"]


def test_nor_through_the_models():
    event = happened(yard(), name="first")
    event.name = "other"
    for verb in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(name="other")):
        with pytest.raises(DatabaseError), transaction.atomic():
            verb()
    assert list(Event.objects.values_list("name", flat=True)) == ["first"]


def test_nor_in_a_way_only_one_engine_has():
    happened(yard(), name="first")
    for statement in [ON_SQLITE] if connection.vendor == "sqlite" else ON_POSTGRES:
        with pytest.raises(DatabaseError, match=r"append-only|permission denied|must be owner"):
            run(statement)
    assert Event.objects.count() == 1


def test_every_append_only_table_is_guarded():
    tables = guard.append_only_tables()
    assert {model._meta.db_table for model in (Event, Reacted, Seal, SealedLeaf)} <= set(tables)
    assert tables == sorted(
        model._meta.db_table for model in apps.get_models() if issubclass(model, YardModel) and model.append_only
    )
    assert all(_rights(table) == (False, False) for table in tables)


def test_the_other_tables_are_not():
    assert _rights(Pending._meta.db_table) == (True, True)


def _rights(table):
    """Whether this connection may update, and delete, rows of the table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT has_table_privilege(%s, 'UPDATE'), has_table_privilege(%s, 'DELETE')", [table, table]
            )
            return cursor.fetchone()
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        names = {name for (name,) in cursor.fetchall()}
    return tuple(f"guard_{verb}_{table}" not in names for verb in ("update", "delete"))


def test_installing_again_changes_nothing():
    if connection.vendor == "sqlite":
        guard.install(connection)
    else:
        call_command("migrate", verbosity=0, interactive=False)
    assert _rights(Event._meta.db_table) == (False, False)
    assert _rights(Pending._meta.db_table) == (True, True)


def test_a_database_that_is_not_migrated_to_the_end_is_guarded_as_far_as_it_goes(tmp_path):
    with connected(f"sqlite:///{tmp_path}/half.sqlite3") as half, half.cursor() as cursor:
        cursor.execute("CREATE TABLE events_event (id int)")
        guard.install(half)
        cursor.execute("INSERT INTO events_event VALUES (1)")
        with pytest.raises(DatabaseError, match="append-only"):
            cursor.execute("DELETE FROM events_event")
