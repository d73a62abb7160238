"""`yuanba import homes FILE --yard CODE`, `… estates FILE`, `… hotline FILE --yard CODE`, `… undo BATCH`.

Files take `--dry-run`, `--json` and `--errors OUT.xlsx`; estates `--city 5101` and `--in 510105` as well.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import override

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.columns import ABOUT
from yuanba.interfaces.importing import (
    Book,
    Made,
    book_of,
    estates_in,
    nothing_in,
    report,
    rows_of,
    source_of,
    taken_of,
)
from yuanba.interfaces.jobs.hotline import take_in
from yuanba.interfaces.listed import figures_of
from yuanba.interfaces.sheets_in import words_of, write_errors
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand
from yuanba.ui.words import of_refusal

ADDS_UP = "rows in = ok + refused, for every file; warned rows are among ok: taken over, and to be looked at."
NO_TABLE = frozenset({"no-homes", "no-estates", "no-hotline", "hotline-map"})


class Command(DatabaseCommand):
    """Every row is taken over or refused with a reason; columns nobody understands are named."""

    help = "Take over homes, estates or requests of the hotline from .xlsx, .xls, .ods or .csv, and undo it."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, which file, where to."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        homes = verbs.add_parser("homes", help="the homes of an estate and the people in them", description=ADDS_UP)
        homes.add_argument("--yard", required=True, help="code of the estate")
        estates = verbs.add_parser(
            "estates", help="estates with their profiles, under their districts", description=ADDS_UP
        )
        estates.add_argument("--city", default="", help="code of four figures, where districts of several are known")
        estates.add_argument("--in", dest="into", default="", help="put all of them under this division: code or name")
        hotline = verbs.add_parser("hotline", help="requests of the city's hotline, at an office or an estate")
        hotline.add_argument("--yard", required=True, help="code of the office or estate that takes them in")
        hotline.add_argument("--profile", default="", help="name under which its columns are kept")
        for verb in (homes, estates, hotline):
            verb.add_argument("file", type=Path)
            verb.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
            verb.add_argument("--json", action="store_true", help="the report as JSON")
            verb.add_argument("--errors", type=Path, help="write the refused rows with their reasons to this .xlsx")

        undo = verbs.add_parser("undo", help="remove what an import made, while nothing hangs on it")
        undo.add_argument("batch", help="its number with the estate's code, such as JG-3; of a list of estates L-3")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, take over, report."""
        try:
            with override("en"):
                self.stdout.write(VERBS[options["verb"]](options))
        except Refusal as refusal:
            if options.get("json") and refusal.code in NO_TABLE:
                self.stdout.write(json.dumps(nothing_in(refusal, options["file"]), ensure_ascii=False))
            with override("en"):
                raise CommandError(of_refusal(refusal)) from None


def _homes(options: dict[str, Any]) -> str:
    yard, book = by_code(options["yard"]), book_of(options["file"])
    made = people.import_residents(
        actor=SYSTEM,
        yard=yard,
        lines=book.table.lines(),
        source=source_of(options["file"], book.table),
        dry_run=options["dry_run"],
    )
    return _told(options, book, made)


def _estates(options: dict[str, Any]) -> str:
    book = estates_in(options["file"])
    made = places.import_estates(
        actor=SYSTEM,
        lines=book.table.lines(),
        name=options["file"].name,
        city=options["city"],
        into=options["into"],
        dry_run=options["dry_run"],
    )
    return _told(options, book, made)


def _told(options: dict[str, Any], book: Book, made: Made) -> str:
    if options["errors"]:
        with override("zh-hans"):
            write_errors(book.table, rows_of(made), options["errors"])
    if options["json"]:
        return json.dumps(report(book, made), ensure_ascii=False)
    return for_people(book, made)


def _undo(options: dict[str, Any]) -> str:
    code, _, number = options["batch"].rpartition("-")
    if not number.isdecimal():
        raise CommandError(f"{options['batch']} is no batch: write the estate's code and the number, such as JG-3.")
    if code == "L":
        return _list_undone(int(number))
    batch = people.undo_residents(actor=SYSTEM, yard=by_code(code), number=int(number))
    residents = f", {batch.cards} resident cards and {batch.tenures} tenures removed" if batch.tenures else ""
    return f"undone: {batch.code}, {batch.places} places removed, {batch.changed} homes as they were before{residents}"


def _list_undone(number: int) -> str:
    """What went, how many got their figures back, and each figure that did not."""
    undone = places.undo_estates(actor=SYSTEM, number=number)
    lines, after = list[str](), ""
    while True:
        left = places.estate_list(SYSTEM, number, after, is_left=True)
        lines += [
            f"{row.code} {row.name}: {one.name}, {one.left}"
            for row in left.page.rows
            for one in figures_of(row)
            if one.left
        ]
        if not (after := left.page.more):
            break
    back = f", {undone.filled - left.left} of {undone.filled} others as they were before" if undone.filled else ""
    return "\n".join([f"undone: {undone.code}, {undone.founded} estates removed{back}", *lines])


VERBS = {"homes": _homes, "estates": _estates, "hotline": take_in, "undo": _undo}


def for_people(book: Book, made: Made) -> str:
    """The report for people."""
    table, rows = book.table, rows_of(made)
    taken = taken_of(table, rows)
    lines = [f"sheet {one.name}: rows in {one.rows} = ok {one.ok} + refused {one.refused}" for one in taken]
    lines += [f"sheet {one.name}: left out with {one.rows} rows, {ABOUT[one.about]}" for one in book.others]
    lines += [f"sheet {name}: {_given(said)} taken from its title" for name, said in table.given.items()]
    for one in rows.outcomes:
        if codes := one.codes:
            lines.append(f"{one.sheet} row {one.number}: {words_of(codes)}")
    lines += [f"{note.sheet} row {note.number}: a remark, no row of the table" for note in table.notes()]
    if table.unknown:
        lines.append(f"columns not understood, kept with the batch: {', '.join(table.unknown)}")
    lines += _brought(made)
    lines.append(f"rows in {len(rows.outcomes)} = ok {rows.ok} + refused {rows.refused} (warned {rows.warned})")
    if isinstance(rows, places.ImportedHomes) and rows.batch:
        lines.append(f"to undo it: yuanba import undo {rows.batch.code}")
    if isinstance(rows, places.ImportedEstates) and rows.kept:
        lines.append(f"to undo it: yuanba import undo {rows.kept.code}")
    return "\n".join(lines)


def _given(said: dict[str, str]) -> str:
    return ", ".join(f"{kind} {code}" for kind, code in said.items())


def _brought(made: Made) -> list[str]:
    if isinstance(made, places.ImportedEstates):
        understood = [f"{name} understood in {count} rows" for name, count in made.understood.items()]
        missing = "districts not known here: yuanba divisions --city 5101 brings them, --in CODE does without them"
        understood += [missing] if "estate-district" in made.reasons else []
        return [*understood, f"estates founded {made.founded}, changed {made.changed}"]
    homes = f"homes added {made.homes.added}, changed {made.homes.changed}"
    return [homes, f"residents new {made.cards}, the same {made.same}, filled in {made.filled}; tenures {made.tenures}"]
