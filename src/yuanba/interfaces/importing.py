"""A spreadsheet of homes or estates on its way in: its columns, the report on it, the file that comes back."""

import hashlib
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import get_language, gettext

from yuanba.domains.places import public as places
from yuanba.kernel.errors import CATALOGUE, Refusal, register
from yuanba.platform.sheets.public import Column, Line, Table, find_table, read, write_refused

Made = places.ImportedHomes | places.ImportedEstates
HOMES = (
    Column("zone", ("期", "期数", "区", "区域", "分区", "组团", "phase", "zone")),
    Column(
        "building",
        (
            "楼号",
            "楼栋",
            "楼栋号",
            "楼栋编号",
            "栋",
            "栋号",
            "幢",
            "幢号",
            "楼",
            "座",
            "building",
            "block",
            "building no",
        ),
    ),
    Column("unit", ("单元", "单元号", "单元编号", "门栋", "unit", "entrance")),
    Column(
        "room",
        (
            "房间",
            "房间号",
            "房号",
            "室",
            "室号",
            "门牌",
            "门牌号",
            "房屋编号",
            "户号",
            "room",
            "home",
            "flat",
            "room no",
        ),
    ),
    Column("whole", ("房屋", "房产", "房屋地址", "房屋信息", "房屋名称", "物业地址", "address", "house")),
    Column("floor", ("楼层", "房屋楼层", "所在楼层", "层", "floor")),
    Column("area", ("建筑面积", "产权面积", "房屋面积", "面积", "计费面积", "area", "floor area")),
    Column("use", ("房屋类型", "房屋用途", "用途", "类型", "use")),
)
NEEDED = (("building", "room"), ("whole",), ("unit", "room"))
ESTATES = (
    Column("key", ("id", "编号", "小区编号", "小区编码", "代码")),
    Column("name", ("小区", "小区名称", "小区名", "项目名称", "物业项目", "名称", "estate")),
    Column("district", ("区县", "行政区", "区域", "所在区", "district")),
    Column("address", ("地址", "小区地址", "详细地址", "坐落", "address")),
    Column("homes", ("户数", "总户数", "房屋总数", "door_count", "households")),
    Column("buildings", ("楼栋数", "栋数", "楼栋总数", "buiding_count", "building_count")),
    Column("fee", ("物业费", "物业费用", "收费标准", "property_costs", "fee")),
    Column("company", ("物业公司", "物业企业", "物业服务企业", "property_company", "company")),
    Column("developer", ("开发商", "开发企业", "建设单位", "developer")),
)
ESTATES_NEED = (("name", "address"), ("name", "district"))
ALL_HINTS = places.HINTS | places.ESTATE_HINTS
register("no-estates", 422, "No sheet has a table of estates: heads for name and address, or district, were not found.")
register(
    "no-homes",
    422,
    "No sheet has a table of homes: heads for building and room, or one for the whole home, were not found.",
)


def homes_in(file: Path) -> Table:
    """The table of homes in a spreadsheet. Refused: `no-homes`, and what `read` refuses."""
    table = find_table(read(file), HOMES, NEEDED)
    if table is None:
        raise Refusal("no-homes")
    return table


def estates_in(file: Path) -> Table:
    """The table of estates in a spreadsheet. Refused: `no-estates`, and what `read` refuses."""
    table = find_table(read(file), ESTATES, ESTATES_NEED)
    if table is None:
        raise Refusal("no-estates")
    return table


def source_of(file: Path) -> places.Source:
    """The name of a file and the digest of what is in it."""
    with file.open("rb") as opened:
        return places.Source(file.name, hashlib.file_digest(opened, "sha256").hexdigest())


def words_of(codes: tuple[str, ...]) -> str:
    """The reasons with what to do about each, in the language in use; Chinese sentences need no blank between."""
    told = [word for code in codes for word in (gettext(CATALOGUE[code].words), gettext(ALL_HINTS[code]))]
    return (" " if get_language() == "en" else "").join(told)


def report(table: Table, made: Made) -> dict[str, Any]:
    """The report for programs: rows_in = ok + refused, a warned row is ok."""
    return {
        "sheets": list(table.sheets),
        "rows_in": len(made.outcomes),
        "ok": made.ok,
        "warned": made.warned,
        "refused": made.refused,
        **_counts(made),
        "unknown_columns": list(table.unknown),
        "reasons": made.reasons,
        "rows": [
            {
                "sheet": one.sheet,
                "row": one.number,
                "refused": one.refused,
                "warnings": list(one.warnings),
                "hints": [ALL_HINTS[code] for code in codes_of(one)],
            }
            for one in made.outcomes
            if codes_of(one)
        ],
        "notes": [{"sheet": line.sheet, "row": line.number} for line in table.notes()],
    }


def _counts(made: Made) -> dict[str, Any]:
    if isinstance(made, places.ImportedEstates):
        return {"founded": made.founded, "changed": made.changed, "understood": made.understood}
    return {"added": made.added, "changed": made.changed, "batch": made.batch.code if made.batch else None}


def codes_of(outcome: places.RowOutcome) -> tuple[str, ...]:
    """Why a row was refused, or what to look at in it."""
    return (outcome.refused,) if outcome.refused else outcome.warnings


def write_errors(table: Table, made: Made, to: Path | BinaryIO) -> int:
    """The refused rows as a spreadsheet in the columns they came in, each with its reason; returns how many."""
    refused = {(one.sheet, one.number): (one.refused,) for one in made.outcomes if one.refused}

    def reason(line: Line) -> str:
        codes = refused.get((line.sheet, line.number))
        return words_of(codes) if codes else ""

    return write_refused(table, reason, to)
