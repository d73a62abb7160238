"""Spreadsheets of homes as people make them: what a row means is known before it is dressed up."""

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from hypothesis import strategies as st

HEADS = {
    "building": ("楼号", "楼栋", "栋号", "Building", "BLOCK"),
    "unit": ("单元", "单元编号", "Unit"),
    "room": ("房号", "房间", "室号", "Room No"),
    "whole": ("房屋", "房产", "House"),
    "area": ("建筑面积", "面积", "Area"),
    "floor": ("楼层", "所在楼层", "Floor"),
}
DRESSES = ("{}", "*{}", "{}（必填）", " {} ", "【必填】{}", "{}:", "{}\n")
OTHERS = ("房屋户型", "缴费卡号")
NOTES = ("合计", "说明：面积按证填写", "注：空置的也要填", "总计")
STATES = ("good", "good", "good", "rounded", "bad-area", "no-room")


@dataclass(frozen=True)
class Meant:
    """What a row means: the home, and good, rounded (a warning), bad-area or no-room (refused)."""

    building: int
    unit: int
    room: int
    state: str

    @property
    def tail(self):
        """Where the home stands below the estate."""
        return f"{self.building}/{self.unit}/{self.room}"

    @property
    def is_refused(self):
        """Whether no home can come of it."""
        return self.state in ("bad-area", "no-room")


@dataclass(frozen=True)
class Dress:
    """How one sheet is written."""

    columns: tuple[str, ...]
    heads: tuple[str, ...]
    title: int
    text: bool
    merged: bool
    beside: bool
    doubled: bool
    blanks: frozenset[int]
    notes: frozenset[int]


@st.composite
def dresses(draw):
    """The dress of one sheet, its columns shuffled."""
    place = draw(st.sampled_from((("building", "unit", "room"), ("whole",))))
    columns = tuple(draw(st.permutations((*place, "area", "floor", *OTHERS))))
    heads = tuple(
        draw(st.sampled_from(DRESSES)).format(draw(st.sampled_from(HEADS[one]))) if one in HEADS else one
        for one in columns
    )
    at = st.frozensets(st.integers(0, 12), max_size=3)
    flags = [draw(st.booleans()) for _ in range(4)]
    return Dress(columns, heads, draw(st.integers(0, 3)), *flags, draw(at), draw(at))


meant = st.lists(
    st.builds(Meant, st.integers(1, 3), st.integers(1, 2), st.integers(101, 130), st.sampled_from(STATES)),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row.tail,
)


def write(path: Path, sheets: list[tuple[Dress, list[Meant]]]) -> Path:
    """One sheet for each dress with its rows, after a sheet that only looks like one."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("先看这里").write_row(0, 0, ["楼号", "层数", "电梯"])
    for number, (dress, rows) in enumerate(sheets, start=1):
        _sheet(book, book.add_worksheet(f"{number}"), dress, rows)
    book.close()
    return path


def _sheet(book, sheet, dress, rows):
    for row in range(dress.title):
        sheet.merge_range(row, 0, row, len(dress.columns) - 1, f"某小区房屋登记表 {row}")
    head = [*dress.heads, *(["备注", "备注"] if dress.doubled else [])]
    sheet.write_row(dress.title, 0, head)
    row, placed = dress.title, []
    for index, one in enumerate(sorted(rows, key=lambda one: one.building)):
        row += 1 + (index in dress.blanks)
        if index in dress.notes:
            sheet.write(row, 0, NOTES[index % len(NOTES)])
            row += 1
        if dress.beside:
            sheet.write(row, len(head) + 1, "填写说明：请看这里")
        cells = _cells(one, dress)
        placed.append((row, cells["building"]))
        if dress.merged and (row - 1, cells["building"]) in placed:
            cells["building"] = ""  # it stands in the merged cell above
        sheet.write_row(row, 0, [cells[name] for name in dress.columns])
    if dress.merged and "building" in dress.columns:
        _merge(sheet, dress.columns.index("building"), placed)


def _merge(sheet, column, placed):
    """Neighbouring rows of one building share one cell."""
    while placed:
        (first, said), *_ = placed
        last = first
        while placed and placed[0] == (last, said):
            placed = placed[1:]
            last += 1
        if last - first > 1:
            sheet.merge_range(first, column, last - 1, column, said)


def _cells(one, dress):
    area = {"rounded": 88.123, "bad-area": "不详"}.get(one.state, 88.12)
    plain = {"building": one.building, "unit": one.unit, "room": one.room, "floor": one.room // 100, "area": area}
    plain["whole"] = f"{one.building}-{one.unit}-{one.room}"
    if dress.text:
        dressed = {"building": f"{one.building}栋", "unit": f"{one.unit} 单元", "room": f"{one.room}室"}
        plain |= dressed | {"floor": f"{one.room // 100}层", "area": str(area)}
    if one.state == "no-room":
        plain["room"] = plain["whole"] = ""
    return {**plain, "房屋户型": 10102, "缴费卡号": 18999999999.0}
