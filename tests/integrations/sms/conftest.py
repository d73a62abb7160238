"""A gateway's server on this machine: keeps what it is asked and answers as told."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Asked:
    """One request as it came over the line."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Loopback:
    """`answer` (of a path, with its query or without: `answers`) and `status` are given to all.

    `is_slow` waits to the end.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answer: object = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)
    status: int = 200
    is_slow: bool = False
    location: str = ""
    over: threading.Event = field(default_factory=threading.Event)


def handler_of(server):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            names = {name.lower(): value for name, value in self.headers.items()}
            server.asked.append(Asked(self.command, self.path, names, body))
            if server.is_slow:
                server.over.wait(20)
                return
            answer = server.answers.get(self.path) or server.answers.get(self.path.partition("?")[0], server.answer)
            told = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(server.status)
            if server.location:
                self.send_header("Location", server.location)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST

        def log_message(self, *_):
            """Say nothing."""

    return Handler


@contextmanager
def serving():
    """A server as long as the block lasts."""
    told = Loopback()
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(told))
    told.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        told.over.set()
        http.shutdown()
        thread.join(10)
        http.server_close()


@pytest.fixture
def loopback():
    """The server of a gateway."""
    with serving() as told:
        yield told
