"""`yuanba migrate` and `yuanba distribute` on databases of their own."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError

from tests.platform.yards.cluster import CITUS, command, connected, database
from yuanba.platform.yards import citus
from yuanba.platform.yards.checks import kind_of

HERE, THERE, EVENT = (f"00000000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))
pytestmark = [pytest.mark.django_db]
postgres_only = pytest.mark.skipif(settings.ENGINE != "postgres", reason="asks for a PostgreSQL")


def test_the_embedded_file_has_nothing_to_distribute(tmp_path):
    done = command("distribute", database=f"sqlite:///{tmp_path}/a.sqlite3")
    assert (done.returncode, done.stdout) == (1, "")
    assert "embedded SQLite" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fresh_file_is_migrated_and_guarded_twice(tmp_path):
    for _ in range(2):
        done = command("migrate", "--verbosity", "0", database=f"sqlite:///{tmp_path}/a.sqlite3")
        assert (done.returncode, done.stderr) == (0, "")


@postgres_only
def test_one_role_for_both_is_said_aloud():
    with database("yuanba_alone") as (owner, _):
        done = command("migrate", "--verbosity", "0", database=owner)
        assert done.returncode == 0
        assert "not guarded" in done.stderr


@pytest.fixture(scope="module")
def two_roles(django_db_setup):
    with database("yuanba_two") as addresses:
        owner, plain = addresses
        done = command("migrate", "--verbosity", "0", database=plain, migrate=owner)
        assert (done.returncode, done.stderr) == (0, "")
        yield addresses


@postgres_only
def test_the_plain_role_may_write_but_not_rewrite(two_roles):
    with connected(two_roles[1]) as beside, beside.cursor() as cursor:
        cursor.execute("UPDATE events_pending SET attempts = 0")
        with pytest.raises(DatabaseError, match="permission denied"):
            cursor.execute("UPDATE events_event SET name = ''")


@postgres_only
def test_plain_postgresql_has_nothing_to_distribute(two_roles):
    owner, plain = two_roles
    done = command("distribute", database=plain, migrate=owner)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no Citus extension" in done.stderr
    assert "Traceback" not in done.stderr


def tables(kind):
    return sorted(model._meta.db_table for model in apps.get_models() if kind_of(model) == kind)


def distribute(connection):
    keys = citus.declared(connection, apps.get_models())
    citus.distribute(connection, tables("SHARED"), tables("YARD"), keys)


def keys(connection):
    """Name, table and columns of every foreign key."""
    sql = (
        "SELECT conname, conrelid::regclass::text, (SELECT array_agg(attname::text ORDER BY place) FROM unnest(conkey) "
        "WITH ORDINALITY u(number, place) JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = number) "
        "FROM pg_constraint WHERE contype = 'f'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name: (table, tuple(columns)) for name, table, columns in cursor.fetchall()}


@postgres_only
def test_distributing_swaps_keys_and_can_be_taken_up_again():
    with database("yuanba_citus") as (owner, plain):
        assert command("migrate", "--verbosity", "0", database=plain, migrate=owner).returncode == 0
        with connected(owner) as beside, beside.cursor() as cursor:
            before = keys(beside)
            assert {key.name for key in citus.declared(beside, apps.get_models())} == before.keys()
            cursor.execute(CITUS)
            cursor.execute(
                "INSERT INTO pg_dist_partition VALUES ('cases_step', 'n', 's')"
            )  # tied to a shared table only
            _break_off(beside, cursor)
            distribute(beside)
            distribute(beside)
            _look(beside, before)


def _break_off(connection, cursor):
    """The first run breaks off in the middle, after the keys were dropped."""
    cursor.execute("ALTER FUNCTION create_distributed_table RENAME TO gone")
    with pytest.raises(DatabaseError):
        distribute(connection)
    cursor.execute("ALTER FUNCTION gone RENAME TO create_distributed_table")


def _look(connection, before):
    """The same keys as before, those inside a yard composite, and the database keeps yards apart."""
    after, keyed = keys(connection), set(tables("YARD"))
    assert after.keys() == before.keys()
    for key in citus.declared(connection, apps.get_models()):
        inside = key.source in keyed and key.target in keyed
        assert after[key.name] == (key.source, ("yard_id", key.column) if inside else (key.column,))
    with connection.cursor() as cursor:
        cursor.execute("SELECT partmethod FROM pg_dist_partition WHERE logicalrelid = 'cases_step'::regclass")
        assert cursor.fetchone() == ("h",)
        yard = "INSERT INTO yards_yard (id, code, kind, path, created_at) VALUES (%s, %s, '', %s, now())"
        cursor.executemany(yard, [(HERE, "1", "1"), (THERE, "2", "2")])
        cursor.execute(
            "INSERT INTO events_event (id, yard_id, name, at, actor_name, subject, payload) "
            "VALUES (%s, %s, '', now(), '', %s, '{}')",
            [EVENT, HERE, EVENT],
        )
        reacted = "INSERT INTO events_reacted (id, yard_id, event_id, reaction) VALUES (%s, %s, %s, '')"
        cursor.execute(reacted, [EVENT, HERE, EVENT])
        with pytest.raises(DatabaseError, match="violates foreign key"):
            cursor.execute(reacted, [EVENT, THERE, EVENT])
