"""`yuanba import homes FILE --yard CODE [--dry-run] [--json]`: a spreadsheet as it is."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.places import public as places
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Column, Table, find_table, read
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand

HOMES = (
    Column("zone", ("期", "期数", "区", "区域", "分区", "组团", "phase", "zone")),
    Column(
        "building", ("楼号", "楼栋", "楼栋号", "楼栋编号", "栋", "栋号", "幢", "幢号", "楼", "座", "building", "block")
    ),
    Column("unit", ("单元", "单元号", "单元编号", "门栋", "unit")),
    Column(
        "room", ("房间", "房间号", "房号", "室", "室号", "门牌", "门牌号", "房屋编号", "户号", "room", "home", "flat")
    ),
    Column("whole", ("房屋", "房产", "房屋地址", "房屋信息", "房屋名称", "物业地址", "address", "house")),
    Column("floor", ("楼层", "房屋楼层", "所在楼层", "层", "floor")),
    Column("area", ("建筑面积", "产权面积", "房屋面积", "面积", "计费面积", "area")),
)
NEEDED = (("building", "room"), ("whole",), ("unit", "room"))


class Command(DatabaseCommand):
    """Every row is taken over or refused with a reason; columns nobody understands are named."""

    help = "Take over homes from .xlsx, .xls or .ods."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, which file, where to."""
        parser.add_argument("what", choices=["homes"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--yard", required=True, help="code of the estate")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, take over, report."""
        try:
            yard = by_code(options["yard"])
            table = find_table(read(options["file"]), HOMES, NEEDED)
            if table is None:
                raise CommandError(
                    "No sheet has a table of homes: heads such as 楼号, 单元, 房号 or 房屋 were not found."
                )
            rows = ((line.number, line.values) for line in table.lines)
            made = places.import_homes(actor=SYSTEM, yard=yard, rows=rows, dry_run=options["dry_run"])
        except Refusal as refusal:
            raise CommandError(refusal.words % refusal.data) from None
        self.stdout.write(json.dumps(report(table, made), ensure_ascii=False) if options["json"] else told(table, made))


def report(table: Table, made: places.ImportedHomes) -> dict[str, Any]:
    """The report for programs: rows_in = ok + refused, a warned row is ok."""
    return {
        "sheet": table.sheet,
        "rows_in": len(made.outcomes),
        "ok": len(made.outcomes) - made.refused,
        "warned": made.warned,
        "refused": made.refused,
        "added": made.added,
        "changed": made.changed,
        "unknown_columns": list(table.unknown),
        "reasons": made.reasons,
        "rows": [
            {"row": one.number, "refused": one.refused, "warnings": list(one.warnings)}
            for one in made.outcomes
            if one.refused or one.warnings
        ],
    }


def told(table: Table, made: places.ImportedHomes) -> str:
    """The same for people."""
    lines = [f"sheet {table.sheet}"]
    for one in made.outcomes:
        lines += [f"row {one.number}: {CATALOGUE[code].words}" for code in (one.refused, *one.warnings) if code]
    if table.unknown:
        lines.append(f"columns not understood: {', '.join(table.unknown)}")
    ok = len(made.outcomes) - made.refused
    lines.append(f"homes added {made.added}, changed {made.changed}")
    lines.append(f"rows in {len(made.outcomes)} = ok {ok} + refused {made.refused} (warned {made.warned})")
    return "\n".join(lines)
