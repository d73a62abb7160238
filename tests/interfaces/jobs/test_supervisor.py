"""The supervisor stops everything when one child ends, and says which."""

import os
import signal
import subprocess
import sys

import pytest

from yuanba.interfaces.jobs.supervisor import end, wait_until_ready, watch


@pytest.fixture(autouse=True)
def _handlers_are_put_back():
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def child(code):
    return subprocess.Popen([sys.executable, "-c", code])


SLEEPER = "import threading; threading.Event().wait()"


def test_a_child_that_ends_takes_the_others_along_aloud():
    said = []
    children = {"web": child(SLEEPER), "worker": child("raise SystemExit(7)")}
    assert watch(children, said.append) == 1
    assert said == ["worker ended by itself with 7; everything is stopped."]
    assert all(one.poll() is not None for one in children.values())


def test_a_signal_ends_all_quietly():
    said = []
    teller = f"import os, signal; os.kill({os.getpid()}, signal.SIGTERM); {SLEEPER}"
    children = {"web": child(SLEEPER), "worker": child(teller)}
    assert watch(children, said.append) == 0
    assert not said
    assert all(one.poll() is not None for one in children.values())


def test_a_child_that_does_not_listen_is_killed():
    deaf = child(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEPER}")
    end({"web": deaf}, seconds=0)
    assert deaf.returncode in (-signal.SIGKILL, -signal.SIGTERM)


def test_a_server_that_ends_before_it_answers_is_an_error(monkeypatch):
    monkeypatch.setattr("yuanba.interfaces.jobs.supervisor.ready", lambda port: False)
    with pytest.raises(RuntimeError, match="ended with 3"):
        wait_until_ready(1, child("raise SystemExit(3)"))
