"""`python -m benchmarks.statements [sqlite|postgres …] [--quick]`: the statements of a district, and their PDFs.

499 estates have a published quarter each. Anybody asks for its page, and for its sheet on A4: read from the database,
set and written as a tagged PDF, none kept from before; then once more, as everybody after the first reader gets it.
What limits a press is a bare page, compiled in the same run.
"""

import logging
import sys
import time
from collections.abc import Callable
from statistics import median

from benchmarks.apart import begin
from benchmarks.papers import RATIO
from benchmarks.spent import spent
from benchmarks.told import note

ESTATES, QUICK, QUERIES, ROUNDS = 499, 10, 10, 10


def measure(quick: bool) -> None:
    """Publish, read, print."""
    from django.conf import settings
    from django.test import Client
    from tests.support.statements import statements

    codes = [published(number) for number in range(QUICK if quick else ESTATES)]
    settings.YUANBA_PAPERS_PER_HOUR = 10 * ESTATES  # one address reads them all
    anyone = Client(HTTP_HOST="127.0.0.1")
    logging.getLogger("yuanba").setLevel(logging.ERROR)  # a line for each request would be written to nobody
    addresses = [f"/b/{code}/statements/{code}-2026-Q1-01" for code in codes]

    def opened(end: str) -> Callable[[], None]:
        def every() -> None:
            for address in addresses:
                assert anyone.get(f"{address}{end}").status_code == 200

        return every

    with statements() as asked:
        anyone.get(f"{addresses[0]}/")
    note("statements of SQL of the page of a published period", len(asked), "", most=QUERIES - 1)
    bare = _bare()
    pages, sheets, again = spent(opened("/")), spent(opened(".pdf")), spent(opened(".pdf"))
    note("pages of published statements", len(codes) / pages.clock, "a second")
    note(f"the PDFs of {len(codes)} statements", sheets.clock, "s")
    note("statements with PDF", len(codes) / sheets.clock, "a second")
    note("the same, printed before", len(codes) / again.clock, "a second")
    bare = median((bare, _bare()))
    note("a statement with PDF, against a bare page", sheets.clock / len(codes) / bare, "times", most=RATIO)


def published(number: int) -> str:
    """An estate with fees, payments, a cost and a deposit, whose quarter is published; its code."""
    from tests.factories import statements as make

    from yuanba.kernel import clock

    town = make.quarter(f"B{number}")
    with clock.at(make.IN_APRIL):
        make.publish(town, make.drafted(town))
    return town.yard.code


def _bare() -> float:
    """Seconds that a bare page takes."""
    from benchmarks.papers import bare

    bare()
    took = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        bare()
        took.append(time.perf_counter() - start)
    return median(took)


if __name__ == "__main__":
    sys.exit(begin("benchmarks.statements", measure))
