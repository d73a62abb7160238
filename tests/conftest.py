"""What every test shares: a database of its own, no network, a clock that runs again afterwards."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.test.client import ClientHandler
from django.urls import get_resolver
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.support import databases
from tests.support.browser import browser, live, page, server
from yuanba.kernel import clock

__all__ = ["browser", "live", "page", "server"]

HERE = Path(__file__).parent
DATABASE = {"db", "transactional_db", "live", "live_server"}
NETWORK = {"loopback", "live", "live_server", "page", "browser", "server"}
how.register_profile("yuanba", deadline=None)  # the clock on the wall says how much else this machine has to do
how.load_profile("yuanba")
ONCE = ("journeys", "prove", "architecture")
DOORS = "interfaces"  # on PostgreSQL what doors answer is proven by `make prove`, which names the folder
LOOKS = ("test_axe.py",)  # a page looks the same on both databases; that it answers is proven on both


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The long proofs run only when they are named; what is not run on PostgreSQL is not read there."""
    if collection_path.parent != HERE or any(collection_path.name in word for word in config.args):
        return None
    again = settings.ENGINE == "postgres" and not config.getoption("every")
    unread = ("prove", *ONCE, DOORS) if again else ("prove",)
    return True if collection_path.name in unread else None


def pytest_report_header() -> str:
    """Say on which database the run stands."""
    return f"database: {settings.ENGINE}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark by folder; on PostgreSQL only the tests of a database run, unless a path is named."""
    for item in items:
        part = item.path.relative_to(HERE).parts[0]
        if part in ("journeys", "prove"):
            item.add_marker(part.removesuffix("s"))
    if settings.ENGINE == "postgres" and not config.getoption("every"):
        left = ONCE if any(DOORS in word for word in config.args) else (*ONCE, DOORS)
        kept = [item for item in items if _again(item, left)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--every` keeps the tests that need no database, on PostgreSQL too."""
    parser.addoption("--every", action="store_true", help="all tests on PostgreSQL too")


def _again(item: pytest.Item, left: tuple[str, ...]) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    first = item.path.relative_to(HERE).parts[0]
    wanted = bool(item.get_closest_marker("django_db") or names & DATABASE)
    if first == "prove":
        return item.path.name not in LOOKS
    return wanted and first not in left


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Migrated as the owner, used as the plain role, emptied past every guard."""
    TransactionTestCase._fixture_teardown = lambda self: databases.empty()
    with django_db_blocker.unblock():
        databases.make()
    yield
    with django_db_blocker.unblock():
        databases.close()


@pytest.fixture(scope="session", autouse=True)
def _one_stack() -> Iterator[None]:
    """All test clients answer through one stack of middleware: building it looks through every static file."""
    first = ClientHandler()
    first.load_middleware()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ClientHandler, "_middleware_chain", staticmethod(first._middleware_chain))
        yield


@pytest.fixture(scope="session", autouse=True)
def _constants_are_read(request: pytest.FixtureRequest) -> None:
    """Hypothesis reads each module of ours for its constants when it first draws: before, not in, a test's own time."""
    if any(item.get_closest_marker("hypothesis") for item in request.session.items):
        assert get_resolver().url_patterns  # the doors are read when they are asked for
        _drawn()


@how(max_examples=1, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers())
def _drawn(number: int) -> None:
    assert isinstance(number, int)


@pytest.fixture(autouse=True)
def _clock_runs_again() -> Iterator[None]:
    yield
    clock.set_now(None)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if set(request.fixturenames) & NETWORK or request.node.get_closest_marker("prove"):
        return
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            raise RuntimeError(f"a unit test opens no connection (to {address})")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
