"""A PostgreSQL database of one's own beside that of the tests, and what of Citus the command `distribute` speaks to.

The stand-in keeps the catalogue `pg_dist_partition` and the two functions that enter tables there, so that the order of
the statements, the swapped keys and the composite foreign keys are tried on a real PostgreSQL.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from tests.support import postgres
from yuanba.settings.databases import database as settings_of

CITUS = """
CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char", repmodel "char");
CREATE FUNCTION create_reference_table(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f' AND conrelid = name::regclass) THEN
    RAISE 'a key is still there'; END IF;
  INSERT INTO pg_dist_partition VALUES (name::regclass, 'n', 't'); END $$;
CREATE FUNCTION create_distributed_table(name text, by_column text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_index i WHERE indrelid = name::regclass AND indisunique AND NOT EXISTS (
    SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attname = by_column AND a.attnum = ANY (i.indkey))
  ) THEN RAISE 'a unique index lacks %', by_column; END IF;
  DELETE FROM pg_dist_partition WHERE logicalrelid = name::regclass;
  INSERT INTO pg_dist_partition VALUES (name::regclass, 'h', 's'); END $$;
"""


def command(*words: str, database: str, migrate: str = "") -> subprocess.CompletedProcess[str]:
    """`yuanba …` in a process of its own, with the product's settings."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "yuanba.settings",
        "YUANBA_DATABASE_URL": database,
        "YUANBA_MIGRATE_URL": migrate,
    }
    return subprocess.run(
        [sys.executable, "-m", "yuanba", *words], env=env, capture_output=True, text=True, check=False
    )


@contextmanager
def database(name: str) -> Iterator[tuple[str, str]]:
    """An empty database; its addresses for the owner and for the plain role."""
    postgres.fresh(settings.CLUSTER, name)
    yield tuple(postgres.url(settings.CLUSTER, name, role) for role in (postgres.OWNER, postgres.APP))  # type: ignore[misc]


@contextmanager
def connected(address: str) -> Iterator[BaseDatabaseWrapper]:
    """A second connection of this process, under the alias `beside`."""
    words = {**connections.databases["default"], **settings_of(address)}
    connections["beside"] = beside = load_backend(words["ENGINE"]).DatabaseWrapper(words, "beside")
    try:
        yield beside
    finally:
        beside.close()
        del connections["beside"]
