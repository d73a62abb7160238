"""One call to an outside service: POST or GET, a bounded answer, a bounded wait, no redirects."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from yuanba.platform.notify.public import NotSentError

LARGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """What came back: its status, its headers by small names, its bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Endpoint:
    """Where a service answers, and how long it may take for each step."""

    url: str
    seconds: float = 5.0

    @property
    def host(self) -> str:
        """Name and port, as the header `Host` says them."""
        return urlsplit(self.url).netloc


def post(endpoint: Endpoint, target: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """The JSON object of the answer, whatever its status. NotSentError: no line, too slow, not JSON."""
    return _called(endpoint, "POST", target, headers, body)


def get(endpoint: Endpoint, target: str) -> dict[str, Any]:
    """The same of a GET."""
    return _called(endpoint, "GET", target, {"Accept": "application/json"}, None)


def ask(endpoint: Endpoint, method: str, target: str, headers: Mapping[str, str], body: bytes, largest: int) -> Answer:
    """The answer as it came, whatever its status. NotSentError: no line, too slow, more than `largest`."""
    found = _answered(endpoint, method, target, headers, body or None, largest + 1)
    if len(found.body) > largest:
        raise NotSentError("malformed", f"{len(found.body)} bytes")
    return found


def fetch(endpoint: Endpoint, target: str, largest: int) -> tuple[str, bytes]:
    """Kind and bytes of what lies there. NotSentError: no line, too slow, more than `largest`, not 200."""
    found = _answered(endpoint, "GET", target, {}, None, largest + 1)
    if found.status != http.client.OK or len(found.body) > largest:
        raise NotSentError("malformed", f"HTTP {found.status}, {len(found.body)} bytes")
    return found.headers.get("content-type", ""), found.body


def _called(
    endpoint: Endpoint, method: str, target: str, headers: Mapping[str, str], body: bytes | None
) -> dict[str, Any]:
    found = _answered(endpoint, method, target, headers, body, LARGEST_ANSWER)
    return _read(found.body, found.status)


def _answered(
    endpoint: Endpoint, method: str, target: str, headers: Mapping[str, str], body: bytes | None, largest: int
) -> Answer:
    parts = urlsplit(endpoint.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = kind(parts.netloc, timeout=endpoint.seconds)
    try:
        line.request(method, target, body=body, headers=dict(headers))
        with line.getresponse() as answer:
            names = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, names, answer.read(largest))
    except (OSError, http.client.HTTPException) as error:
        raise NotSentError("no-line", type(error).__name__) from None
    finally:
        line.close()


def _read(text: bytes, status: int) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotSentError("malformed", f"HTTP {status}")
    return found
