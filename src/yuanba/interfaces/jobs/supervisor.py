"""The web server and the worker under one roof: signals are passed on, and if one ends, all end aloud."""

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Event
from types import FrameType

Children = Mapping[str, subprocess.Popen[bytes]]


def web_command(*, port: int, threads: int, workers: int, host: str = "127.0.0.1") -> list[str]:
    """The command line of the web server."""
    words = ["--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws"]
    words += ["--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning"]
    words += ["--backpressure", "1024", "--http1-header-read-timeout", "5000", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *words, "yuanba.interfaces.wsgi:application"]


def worker_command() -> list[str]:
    """The command line of the background worker."""
    return [sys.executable, "-m", "yuanba", "worker"]


def scenes_command() -> list[str]:
    """The command line that plays what the demo still lacks; it ends by itself."""
    return [sys.executable, "-m", "yuanba", "demo", "--missing"]


def taken(port: int) -> bool:
    """Whether somebody answers on this port already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ready(port: int) -> bool:
    """Whether `/readyz` answers 200 on this machine."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        link.request("GET", "/readyz", headers={"Host": "127.0.0.1"})
        return link.getresponse().status == 200
    except OSError:
        return False
    finally:
        link.close()


def wait_until_ready(port: int, process: subprocess.Popen[bytes], *, seconds: int = 60) -> None:
    """Return once it is ready; RuntimeError if the process ends first or the time is over."""
    pause = Event()
    for _ in range(seconds * 20):
        if ready(port):
            return
        if process.poll() is not None:
            raise RuntimeError(f"the web server ended with {process.returncode}")
        pause.wait(0.05)
    raise RuntimeError(f"the web server did not get ready in {seconds} seconds")


def watch(children: Children, say: Callable[[str], object]) -> int:
    """Stay until one child ends or a signal asks to stop; then end all of them.

    Returns 0 after a signal, else 1, having said which child ended with what.
    """
    asked = Event()
    ended = Event()

    def stop(number: int, frame: FrameType | None) -> None:
        asked.set()
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    while not ended.wait(0.5):
        if any(child.poll() is not None for child in children.values()):
            ended.set()
    fallen = {} if asked.is_set() else _fallen(children)
    for name, code in fallen.items():
        say(f"{name} ended by itself with {code}; everything is stopped.")
    end(children)
    return 1 if fallen else 0


def end(children: Children, *, seconds: int = 20) -> None:
    """Ask each child to end; one that does not is killed."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _fallen(children: Children) -> dict[str, int]:
    codes = {name: child.poll() for name, child in children.items()}
    return {name: code for name, code in codes.items() if code is not None}
