"""One database: an embedded SQLite file, or PostgreSQL with two roles (an owner, a plain one)."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from yuanba.settings.paths import DATA_DIR

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA wal_autocheckpoint=4000;"
        f"PRAGMA synchronous={os.environ.get('YUANBA_SQLITE_SYNC', 'FULL')};"
        "PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16384;"
        "PRAGMA mmap_size=268435456"
    ),
}


def sqlite(path: str) -> dict[str, Any]:
    """The embedded database; the file's folder is made if it is missing."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "yuanba.platform.yards.sqlite",
        "NAME": path,
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": path + ".test"},
    }


def postgres(url: str, *, pooled: bool = True) -> dict[str, Any]:
    """`postgres://user:password@host:port/name?option=value`; a `host` option may be a socket folder.

    `YUANBA_POOL` is the most connections a process keeps open; 0 turns pooling off.
    """
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    most = int(os.environ.get("YUANBA_POOL", "16"))
    if pooled and most:
        options["pool"] = {"min_size": 1, "max_size": most}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }


def database(url: str) -> dict[str, Any]:
    """`sqlite:///path`, `postgres://…`, or empty for the file in the data folder."""
    if not url:
        return sqlite(str(DATA_DIR / "yuanba.sqlite3"))
    if url.startswith("sqlite:///"):
        return sqlite(url.removeprefix("sqlite:///"))
    return postgres(url)


DATABASES = {"default": database(os.environ.get("YUANBA_DATABASE_URL", ""))}
YUANBA_MIGRATE_URL = os.environ.get("YUANBA_MIGRATE_URL", "")
if YUANBA_MIGRATE_URL:
    DATABASES["owner"] = postgres(YUANBA_MIGRATE_URL, pooled=False)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
