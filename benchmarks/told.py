"""What was measured, each against its limit: told as it comes, and at the end of a run once more as one table."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

LINES = "YUANBA_BENCH_LINES"  # the file that processes of one run write their lines to
_told: list["Line"] = []


@dataclass(frozen=True)
class Line:
    """One measurement; without `least` and `most` it is only told."""

    where: str
    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def ok(self) -> bool:
        """Whether it is within its limit."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def words(self) -> str:
        """As a line of the table."""
        limit = "" if self.least is None else f"≥ {_figure(self.least)}"
        limit = limit if self.most is None else f"≤ {_figure(self.most)}"
        verdict = "" if not limit else ("pass" if self.ok else "FAIL")
        return f"{self.where:<9}{self.what:<58}{_figure(self.value):>10} {self.unit:<9}{limit:<9}{verdict}".rstrip()


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.2f}".rstrip("0").rstrip(".")


def note(what: str, value: float, unit: str, *, least: float | None = None, most: float | None = None) -> None:
    """Tell a measurement."""
    line = Line(os.environ.get("YUANBA_BENCH_AT", ""), what, round(value, 3), unit, least, most)
    _told.append(line)
    print(line.words(), flush=True)
    if file := os.environ.get(LINES):
        with Path(file).open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")


def code() -> int:
    """0 where all that this process told is within its limits."""
    return 0 if all(line.ok for line in _told) else 1


def table(file: Path) -> int:
    """Print all lines of a run, those that failed once more at the end; how many those are."""
    lines = [Line(**json.loads(one)) for one in file.read_text(encoding="utf-8").splitlines()]
    failed = [line for line in lines if not line.ok]
    print(f"\n{'':<9}{'':<58}{'':>10} {'':<9}limit")
    _print(lines)
    print(f"{len(lines)} measured, {len(failed)} outside its limit" + (":" if failed else ""))
    _print(failed)
    return len(failed)


def _print(lines: Iterable[Line]) -> None:
    for line in lines:
        print(line.words(), flush=True)
