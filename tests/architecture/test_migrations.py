"""Migrations change schema and rows apart; nothing moves a row to another yard."""

import ast

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation

from tests.architecture.source import SRC, modules, parsed

OURS = {
    key: migration
    for key, migration in MigrationLoader(None).disk_migrations.items()
    if migration.__module__.startswith("yuanba.")
}


@pytest.mark.parametrize("key", sorted(OURS), ids="/".join)
def test_rows_and_schema_are_changed_apart(key):
    kinds = {isinstance(one, RunPython | RunSQL) for one in OURS[key].operations if isinstance(one, Operation)}
    assert len(kinds) <= 1, "write two migrations: one for the schema, one for the rows"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_no_update_names_the_yard_as_what_changes(path):
    calls = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    updates = [one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "update"]
    assert not [one for one in updates if {word.arg for word in one.keywords} & {"yard", "yard_id"}]
