"""A real browser on a real server: `page` opens pages of `live`, which serves this process's database."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from yuanba.interfaces.jobs.supervisor import wait_until_ready, web_command

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "No browser found. Install one (Debian: apt-get install chromium fonts-noto-cjk), "
    "or Playwright's own: .venv/bin/playwright install chromium"
)


def free_port() -> int:
    """A port nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def executable() -> str | None:
    """The browser of this machine; None where Playwright is to bring its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[str]:
    """The address of the production web server on the test database."""
    port = free_port()
    process = subprocess.Popen(
        web_command(port=port, threads=1, workers=1),
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    try:
        wait_until_ready(port, process, seconds=30)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)


@pytest.fixture
def live(server: str, transactional_db: None) -> str:
    """The server's address; rows written by the test are seen by the server and removed afterwards."""
    return server


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for the process."""
    from playwright.sync_api import Error, sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        try:
            opened = play.chromium.launch(executable_path=executable(), args=FLAGS)
        except Error as error:
            pytest.fail(f"{MISSING}\n{error}", pytrace=False)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, live: str) -> Iterator[Any]:
    """A phone-sized page in Chinese; addresses are relative to the server."""
    viewport = {"width": 390, "height": 844}
    context = browser.new_context(base_url=live, locale="zh-CN", viewport=viewport)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
