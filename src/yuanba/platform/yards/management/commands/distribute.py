"""Turn the plain schema into a Citus one: reference tables, tables distributed by yard, composite keys."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from yuanba.platform.yards import citus
from yuanba.platform.yards.checks import kind_of


class Command(BaseCommand):
    """Only for PostgreSQL with the Citus extension; safe to run again."""

    help = "Distribute the tables of all yards over a Citus cluster."

    def handle(self, *args: Any, **options: Any) -> None:
        """Distribute, or say politely why there is nothing to distribute."""
        connection = connections["owner" if settings.YUANBA_MIGRATE_URL else "default"]
        if connection.vendor != "postgresql":
            raise CommandError("Nothing to distribute: this is an embedded SQLite database, one file for all yards.")
        if not citus.installed(connection):
            raise CommandError("Nothing to distribute: this PostgreSQL has no Citus extension.")
        tables: dict[str, list[str]] = {"YARD": [], "SHARED": [], "LOCAL": []}
        models = apps.get_models(include_auto_created=True)
        for model in models:
            tables[kind_of(model) or "LOCAL"].append(model._meta.db_table)
        keys = citus.declared(connection, models)
        citus.distribute(connection, sorted(tables["SHARED"]), sorted(tables["YARD"]), keys)
        self.stdout.write(f"{len(tables['YARD'])} tables distributed, {len(tables['SHARED'])} copied to all nodes")
