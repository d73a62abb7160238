"""Working as the role that owns the tables: to migrate them, and to renew what is sealed in those that only grow."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections


@contextmanager
def owning() -> Iterator[None]:
    """With YUANBA_MIGRATE_URL the owner's connection stands under the name `default`.

    Migrations of other packages write through `default` whatever alias is migrated; as the plain
    role they would wait for ever for the owner's locks.
    """
    if not settings.YUANBA_MIGRATE_URL:
        yield
        return
    plain = connections["default"]
    owner = connections.create_connection("owner")
    owner.alias = "default"
    connections["default"] = owner
    try:
        yield
    finally:
        owner.close()
        connections["default"] = plain
