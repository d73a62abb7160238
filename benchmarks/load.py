"""A load from one process: N clients, each with its own connection, for a number of seconds."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Request = tuple[str, str, bytes, dict[str, str]]


@dataclass(frozen=True)
class Measured:
    """Requests a second, and the 50th and 95th percentile in milliseconds."""

    rate: float
    p50: float
    p95: float


def measure(port: int, make: Callable[[int], Request], *, clients: int, seconds: float) -> Measured:
    """Send what `make(n)` gives for the n-th request; anything but 2xx is an AssertionError."""
    times: list[float] = []
    faults: list[str] = []
    lock, count, stop = threading.Lock(), iter(range(10**9)), time.monotonic() + seconds

    def client() -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        own: list[float] = []
        while time.monotonic() < stop and not faults:
            with lock:
                number = next(count)
            method, path, body, headers = make(number)
            start = time.perf_counter()
            link.request(method, path, body or None, headers)
            answer = link.getresponse()
            said = answer.read()
            own.append(time.perf_counter() - start)
            if answer.status >= 300:
                faults.append(f"{method} {path}: {answer.status} {said[:300]!r}")
        link.close()
        with lock:
            times.extend(own)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - start
    assert not faults, faults[0]
    cuts = statistics.quantiles(times, n=20)
    return Measured(len(times) / took, cuts[9] * 1000, cuts[18] * 1000)
