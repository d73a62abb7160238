"""Migrate as the owning role, then install the guard of the append-only tables."""

from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

from yuanba.platform.yards import fresh, guard
from yuanba.platform.yards.owner import owning


class Command(migrate.Command):
    """Django's `migrate`; with YUANBA_MIGRATE_URL it runs under that role."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and guard one database."""
        if not settings.YUANBA_MIGRATE_URL:
            self._migrate(*args, **options)
            guard.install(connections[options["database"]])
            self._warn(connections[options["database"]].vendor)
            return
        options["database"] = "default"
        app_role = connections["default"].settings_dict["USER"]
        with owning():
            self._migrate(*args, **options)
            guard.install(connections["default"], app_role)

    def _migrate(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        whole = not any(options.get(word) for word in ("app_label", "plan", "fake", "check_unapplied", "prune"))
        if whole and fresh.is_empty(connection):
            fresh.make(connection)
        super().handle(*args, **options)

    def _warn(self, vendor: str) -> None:
        if vendor == "postgresql":
            self.stderr.write(
                "Append-only tables are not guarded: the role that works also owns the tables. "
                "Set YUANBA_MIGRATE_URL to an owning role and YUANBA_DATABASE_URL to a plain one."
            )
