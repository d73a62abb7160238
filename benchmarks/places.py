"""`python -m benchmarks.places [sqlite|postgres …]`: homes from a spreadsheet, undoing it, and the unit matrix."""

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.apart import begin
from benchmarks.told import note

HOMES, SECONDS, STATEMENTS = 3_000, 30, 10
LONGEST = {1_000: 30, 20_000: 30, 100_000: 200}
ROWS = (1_000, 20_000, 100_000)


def workbook(path: Path, rows: int, building: int = 0) -> Path:
    """A sheet of 17 columns with an owner in each row; with `building` all homes stand in that one."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("房屋")
    sheet.write_row(
        0, 0, ["楼号", "单元", "房号", "楼层", "建筑面积", "业主", "电话", *(f"备用 {n}" for n in range(10))]
    )
    for number in range(rows):
        block, rest = (building, number) if building else (number // 200 + 1, number % 200)
        floor = rest % 100 // 4 + 1
        unit, door = rest // 100 + 1, floor * 100 + rest % 4 + 1
        sheet.write_row(
            number + 1,
            0,
            [
                block,
                unit,
                door,
                floor,
                80 + number % 40 + 0.25,
                f"业主{number}",
                13100000000 + 7 * number + 1,
                *(["x"] * 10),
            ],
        )
    book.close()
    return path


@contextmanager
def timed(words: str, most_seconds: float = SECONDS) -> Iterator[None]:
    """Tell how long the block took, and the most memory the process has had."""
    start = time.monotonic()
    yield
    note(words, time.monotonic() - start, "s", most=most_seconds)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)


def measure(_quick: bool) -> None:
    """One database, empty at first."""
    from tests.factories import cases, people, places

    from yuanba.domains.people.public import undo_residents
    from yuanba.platform.access.public import SYSTEM

    for rows in ROWS:
        yard = places.estate(f"B{rows}")
        file = workbook(Path(os.environ["YUANBA_DATA_DIR"]) / f"{rows}.xlsx", rows)
        _alone(file, rows)
        for words, counts in (("taken over", (rows, rows)), ("the same again", (rows, 0))):
            with timed(f"{rows:,} rows {words}", LONGEST[rows]):
                made = _taken(file, yard)
            assert (made.homes.ok, made.homes.added, made.cards) == (rows, *([counts[1]] * 2))
        if rows < ROWS[-1]:
            with timed(f"{rows:,} rows undone"):
                undo_residents(actor=SYSTEM, yard=yard, number=1)
    yard = places.estate("MX")
    _taken(workbook(Path(os.environ["YUANBA_DATA_DIR"]) / "mx.xlsx", HOMES, building=3), yard)
    for number in range(200):
        cases.report(places.place(yard, f"3-{number % 30 + 1}-{number % 25 + 1}01"))
    _matrix(yard, people.staff(yard, "manager"))


def _alone(file: Path, rows: int) -> None:
    """Reading alone: what everything else is measured against."""
    from yuanba.interfaces.importing import homes_in

    with timed(f"{rows:,} rows read alone"):
        assert sum(1 for _line in homes_in(file).lines()) == rows


def _taken(file: Path, yard: object) -> object:
    from yuanba.domains.people.public import import_residents
    from yuanba.interfaces.importing import homes_in, source_of
    from yuanba.platform.access.public import SYSTEM

    return import_residents(actor=SYSTEM, yard=yard, lines=homes_in(file).lines(), source=source_of(file))


def _matrix(yard: object, manager: object) -> None:
    from tests.support.statements import statements

    from yuanba.domains.cases.public import by_place, narrow_of
    from yuanba.domains.places.public import buildings, find_place, unit_matrix

    def measured(path: str) -> object:
        return by_place(manager, yard, path, narrow_of({"state": "open"}))

    building = find_place(yard, "3")
    with statements() as said, timed(f"matrix of a building of {HOMES:,} homes"):
        matrix = unit_matrix(manager, building, measured)
    with statements() as listed, timed("the list of buildings above it"):
        buildings(manager, yard, measured)
    assert (matrix.homes, matrix.value) == (HOMES, 200)
    note("statements: matrix of a building", len(said), "", most=STATEMENTS)
    note("statements: list of buildings", len(listed), "", most=STATEMENTS)


if __name__ == "__main__":
    sys.exit(begin("benchmarks.places", measure))
