"""Migrations change schema and rows apart; nothing moves a row to another yard."""

import ast

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation

from tests.architecture.source import SRC, modules, parsed

OURS = {
    key: migration
    for key, migration in MigrationLoader(None).disk_migrations.items()
    if migration.__module__.startswith("yuanba.")
}


def kinds(migration):
    """Whether it changes the schema, the rows, or both."""
    return {isinstance(one, RunPython | RunSQL) for one in migration.operations if isinstance(one, Operation)}


def test_rows_and_schema_are_changed_apart():
    mixed = ["/".join(key) for key, migration in sorted(OURS.items()) if len(kinds(migration)) > 1]
    assert mixed == [], "write two migrations: one for the schema, one for the rows"


def updates(path):
    """The calls of `update` in a module."""
    calls = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    return (one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "update")


def test_no_update_names_the_yard_as_what_changes():
    named = [
        f"{path.relative_to(SRC)}:{one.lineno}"
        for path in modules()
        for one in updates(path)
        if {word.arg for word in one.keywords} & {"yard", "yard_id"}
    ]
    assert named == []
