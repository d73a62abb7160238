"""The tables of a fresh database are those that all migrations lead to, one after the other."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings

from tests.platform.yards.cluster import database

STEPWISE = """
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
SQLITE = """
from django.db import connection

def parts(sql):
    depth, found = 0, [""]
    for sign in sql.removesuffix(")"):
        depth += (sign == "(") - (sign == ")")
        if depth == 1 and sign in ",(":
            found.append("")
        else:
            found[-1] += sign
    return sorted(part.strip() for part in found)

with connection.cursor() as cursor:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'guard_%'")
    for name, sql in sorted(cursor.fetchall()):
        print(name, parts(sql) if sql.startswith("CREATE TABLE") else sql)
"""
COLUMNS = """
SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity
FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"""
CONSTRAINTS = """SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"


def run(words, url):
    known = os.environ | {"YUANBA_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "yuanba.settings"}
    known.pop("YUANBA_MIGRATE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "yuanba", *words], env=known, check=True, capture_output=True, text=True
    )
    return done.stdout


def shape(url):
    """Every column, constraint and index of a database, in an order that does not depend on how they came."""
    if url.startswith("sqlite"):
        return run(["shell", "-v0", "-c", SQLITE], url).splitlines()
    with psycopg.connect(url) as link:
        return [row for query in (COLUMNS, CONSTRAINTS, INDEXES) for row in link.execute(query).fetchall()]


def check(here, there):
    run(["migrate", "-v0"], here)
    run(["shell", "-v0", "-c", STEPWISE], there)
    made, grown = shape(here), shape(there)
    assert len(made) > 100
    assert [one for one in made if one not in grown] == []
    assert [one for one in grown if one not in made] == []
    assert run(["migrate", "--plan"], here) == run(["migrate", "--plan"], there)


@pytest.mark.django_db
def test_a_fresh_database_is_what_all_migrations_lead_to(tmp_path):
    if settings.ENGINE == "sqlite":
        check(f"sqlite:///{tmp_path}/fresh.sqlite3", f"sqlite:///{tmp_path}/grown.sqlite3")
        return
    with database("yuanba_fresh") as (here, _), database("yuanba_grown") as (there, _plain):
        check(here, there)
