"""`yuanba import homes FILE --yard CODE [--dry-run] [--json] [--errors OUT.xlsx]`: a spreadsheet as it is."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.places import public as places
from yuanba.interfaces.importing import codes_of, homes_in, report, write_errors
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Table
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Every row is taken over or refused with a reason; columns nobody understands are named."""

    help = "Take over homes from .xlsx, .xls or .ods."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, which file, where to."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        homes = verbs.add_parser("homes", help="the homes of an estate")
        homes.add_argument("file", type=Path)
        homes.add_argument("--yard", required=True, help="code of the estate")
        homes.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        homes.add_argument("--json", action="store_true", help="the report as JSON")
        homes.add_argument("--errors", type=Path, help="write the refused rows with their reasons to this .xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, take over, report."""
        try:
            self._homes(options)
        except Refusal as refusal:
            raise CommandError(refusal.words % refusal.data) from None

    def _homes(self, options: dict[str, Any]) -> None:
        yard, table = by_code(options["yard"]), homes_in(options["file"])
        made = places.import_homes(actor=SYSTEM, yard=yard, lines=table.lines(), dry_run=options["dry_run"])
        if options["errors"]:
            write_errors(table, made, options["errors"])
        self.stdout.write(
            json.dumps(report(table, made), ensure_ascii=False) if options["json"] else for_people(table, made)
        )


def for_people(table: Table, made: places.ImportedHomes) -> str:
    """The report for people."""
    lines = [f"sheet {name}" for name in table.sheets]
    for one in made.outcomes:
        told = " ".join(f"{CATALOGUE[code].words} {places.HINTS[code]}" for code in codes_of(one))
        lines += [f"{one.sheet} row {one.number}: {told}"] if told else []
    lines += [f"{note.sheet} row {note.number}: a remark, no row of the table" for note in table.notes()]
    if table.unknown:
        lines.append(f"columns not understood, kept out: {', '.join(table.unknown)}")
    lines.append(f"homes added {made.added}, changed {made.changed}")
    lines.append(f"rows in {len(made.outcomes)} = ok {made.ok} + refused {made.refused} (warned {made.warned})")
    return "\n".join(lines)
