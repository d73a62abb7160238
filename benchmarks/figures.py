"""`python -m benchmarks.figures [sqlite|postgres …] [--quick]`: the kept figures of a yard that is far behind."""

import sys
import time

from benchmarks.apart import begin
from benchmarks.told import note

CASES, QUICK, LEAST = 5_000, 2_000, 2_000


def measure(quick: bool) -> None:
    """Cases that no sum knows of; what is behind is one event a case, as a bulk import leaves it."""
    from benchmarks import seed
    from yuanba.domains.cases.public import recount
    from yuanba.platform.access.public import SYSTEM
    from yuanba.platform.yards.public import by_code

    seed.found()
    yard = by_code("B0")
    seed.fill(yard, QUICK if quick else CASES, still_open=200)
    for words in ("never counted", "counted already"):
        start = time.perf_counter()
        done = recount(actor=SYSTEM, yard=yard)
        rate = done.cases / (time.perf_counter() - start)
        note(f"rollup catch-up, {done.cases:,} events, {words}", rate, "events/s", least=LEAST)


if __name__ == "__main__":
    sys.exit(begin("benchmarks.figures", measure))
