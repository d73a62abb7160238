"""`yuanba import homes FILE --yard CODE`, `yuanba import estates FILE [--city 5101]`, `yuanba import undo BATCH`.

Both take `--dry-run`, `--json` and `--errors OUT.xlsx`.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import override

from yuanba.domains.places import public as places
from yuanba.interfaces.importing import Made, codes_of, estates_in, homes_in, report, source_of, words_of, write_errors
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Table
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand
from yuanba.ui.words import of_refusal


class Command(DatabaseCommand):
    """Every row is taken over or refused with a reason; columns nobody understands are named."""

    help = "Take over homes or estates from .xlsx, .xls, .ods or .csv, and undo it."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, which file, where to."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        homes = verbs.add_parser("homes", help="the homes of an estate")
        homes.add_argument("--yard", required=True, help="code of the estate")
        estates = verbs.add_parser("estates", help="estates with their profiles, under their districts")
        estates.add_argument("--city", default="", help="code of four figures, where districts of several are known")
        for verb in (homes, estates):
            verb.add_argument("file", type=Path)
            verb.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
            verb.add_argument("--json", action="store_true", help="the report as JSON")
            verb.add_argument("--errors", type=Path, help="write the refused rows with their reasons to this .xlsx")

        undo = verbs.add_parser("undo", help="remove what an import made, while nothing hangs on it")
        undo.add_argument("batch", help="its number with the estate's code, such as JG-3")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, take over, report."""
        try:
            with override("en"):
                self.stdout.write(VERBS[options["verb"]](options))
        except Refusal as refusal:
            with override("en"):
                raise CommandError(of_refusal(refusal)) from None


def _homes(options: dict[str, Any]) -> str:
    yard, table = by_code(options["yard"]), homes_in(options["file"])
    made = places.import_homes(
        actor=SYSTEM,
        yard=yard,
        lines=table.lines(),
        source=source_of(options["file"]),
        dry_run=options["dry_run"],
    )
    return _told(options, table, made)


def _estates(options: dict[str, Any]) -> str:
    table = estates_in(options["file"])
    made = places.import_estates(actor=SYSTEM, lines=table.lines(), city=options["city"], dry_run=options["dry_run"])
    return _told(options, table, made)


def _told(options: dict[str, Any], table: Table, made: Made) -> str:
    if options["errors"]:
        with override("zh-hans"):
            write_errors(table, made, options["errors"])
    return json.dumps(report(table, made), ensure_ascii=False) if options["json"] else for_people(table, made)


def _undo(options: dict[str, Any]) -> str:
    code, _, number = options["batch"].rpartition("-")
    if not number.isdecimal():
        raise CommandError(f"{options['batch']} is no batch: write the estate's code and the number, such as JG-3.")
    batch = places.undo_import(actor=SYSTEM, yard=by_code(code), number=int(number))
    return f"undone: {batch.code}, {batch.places} places removed, {batch.changed} homes as they were before"


VERBS = {"homes": _homes, "estates": _estates, "undo": _undo}


def for_people(table: Table, made: Made) -> str:
    """The report for people."""
    lines = [f"sheet {name}" for name in table.sheets]
    for one in made.outcomes:
        if codes := codes_of(one):
            lines.append(f"{one.sheet} row {one.number}: {words_of(codes)}")
    lines += [f"{note.sheet} row {note.number}: a remark, no row of the table" for note in table.notes()]
    if table.unknown:
        lines.append(f"columns not understood, kept out: {', '.join(table.unknown)}")
    if isinstance(made, places.ImportedEstates):
        lines += [f"{name} understood in {count} rows" for name, count in made.understood.items()]
        lines.append(f"estates founded {made.founded}, changed {made.changed}")
    else:
        lines.append(f"homes added {made.added}, changed {made.changed}")
    lines.append(f"rows in {len(made.outcomes)} = ok {made.ok} + refused {made.refused} (warned {made.warned})")
    if isinstance(made, places.ImportedHomes) and made.batch:
        lines.append(f"to undo it: yuanba import undo {made.batch.code}")
    return "\n".join(lines)
