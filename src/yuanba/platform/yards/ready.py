"""Commands that need the tables: an empty database is migrated first, one that is behind is refused."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def missing() -> int:
    """How many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class DatabaseCommand(BaseCommand):
    """The base of every command of ours that reads or writes rows."""

    def execute(self, *args: Any, **options: Any) -> Any:
        """Run, on a database that has all tables; CommandError where it has only some."""
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0, interactive=False)
        if behind := missing():
            raise CommandError(f"The database lacks {behind} migrations. Run first: yuanba migrate")
        return super().execute(*args, **options)
