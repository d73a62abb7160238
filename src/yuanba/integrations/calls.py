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


def fetch(endpoint: Endpoint, target: str, largest: int) -> tuple[str, bytes]:
    """Kind and bytes of what lies there. NotSentError: no line, too slow, more than `largest`, not 200."""
    kind, data, status = _answered(endpoint, "GET", target, {}, None, largest + 1)
    if status != http.client.OK or len(data) > largest:
        raise NotSentError("malformed", f"HTTP {status}, {len(data)} bytes")
    return kind, data


def _called(
    endpoint: Endpoint, method: str, target: str, headers: Mapping[str, str], body: bytes | None
) -> dict[str, Any]:
    _kind, text, status = _answered(endpoint, method, target, headers, body, LARGEST_ANSWER)
    return _read(text, status)


def _answered(
    endpoint: Endpoint, method: str, target: str, headers: Mapping[str, str], body: bytes | None, largest: int
) -> tuple[str, bytes, int]:
    """Kind, bytes and status of one answer."""
    parts = urlsplit(endpoint.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = kind(parts.netloc, timeout=endpoint.seconds)
    try:
        line.request(method, target, body=body, headers=dict(headers))
        with line.getresponse() as answer:
            return answer.headers.get("Content-Type", ""), answer.read(largest), answer.status
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
