"""A building as a table: floors from the top down, the doors of each unit side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

ODD = 4  # so many more columns than doors on the fullest floor, and the numbers are no positions


@dataclass(frozen=True)
class Door:
    """A home in the table: its unit (a code, or empty), its own code, its floor as far as known, what was measured."""

    id: UUID
    unit: str
    code: str
    floor: int | None
    value: int

    @property
    def level(self) -> int:
        """How dark its square is, 0 to 4: none, one, two, up to four, more."""
        return self.value if self.value < 3 else 3 if self.value < 5 else 4


def heat(value: int, most: int) -> int:
    """How dark a building stands beside the others, 0 to 4: nothing, then each quarter of the most of them."""
    return -(-4 * value // most) if value > 0 else 0


@dataclass(frozen=True)
class Floor:
    """One line: the doors in the columns of all units, None where there is none; `number` None where nobody knows."""

    number: int | None
    doors: tuple[Door | None, ...]

    @property
    def value(self) -> int:
        """What was measured on this floor."""
        return sum(door.value for door in self.doors if door)


@dataclass(frozen=True)
class Layout:
    """Units with their numbers of columns, from left to right; floors from the top down, the unknown one last."""

    units: tuple[tuple[str, int], ...]
    floors: tuple[Floor, ...]


def floor_of(known: int | None, code: str) -> int | None:
    """The floor of a home: as it is known, or as its number says: 902 → 9, 1101 → 11; None where it says nothing."""
    if known is not None:
        return known
    is_number = code.isascii() and code.isdecimal() and 3 <= len(code) <= 4
    return int(code[:-2]) or None if is_number else None


def natural(text: str) -> tuple[int, int, str]:
    """Sorts 2 before 10, and words after numbers."""
    return (0, int(text), "") if text.isascii() and text.isdecimal() else (1, 0, text)


def laid_out(doors: Iterable[Door]) -> Layout:
    """Each door once, on its floor in a column of its unit."""
    units: dict[str, list[Door]] = defaultdict(list)
    for door in doors:
        units[door.unit].append(door)
    names = sorted(units, key=natural)
    columns = {name: _columns(units[name]) for name in names}
    widths = {name: 1 + max(column for column, _door in columns[name]) for name in names}
    numbers = {door.floor for name in names for door in units[name]}
    order = sorted((one for one in numbers if one is not None), reverse=True)
    floors = [_floor(number, names, columns, widths) for number in [*order, *([None] if None in numbers else [])]]
    return Layout(tuple((name, widths[name]) for name in names), tuple(line for some in floors for line in some))


def _columns(doors: list[Door]) -> list[tuple[int, Door]]:
    """Column and door: doors whose numbers end alike stand above each other; else they stand in a row."""
    floors: dict[int | None, list[Door]] = defaultdict(list)
    for door in sorted(doors, key=lambda one: natural(one.code)):
        floors[door.floor].append(door)
    ends = sorted({_end(door) for door in doors}, key=natural)
    if len(ends) <= ODD + max(len(some) for some in floors.values()):
        return [(ends.index(_end(door)), door) for some in floors.values() for door in some]
    return list(_in_a_row(floors.values()))


def _end(door: Door) -> str:
    return door.code[-2:] if floor_of(None, door.code) is not None else door.code


def _in_a_row(floors: Iterable[list[Door]]) -> Iterator[tuple[int, Door]]:
    for doors in floors:
        yield from enumerate(doors)


def _floor(
    number: int | None,
    names: list[str],
    columns: dict[str, list[tuple[int, Door]]],
    widths: dict[str, int],
) -> Iterator[Floor]:
    """The floor in one line; doors that would stand in one square stand in further lines."""
    lines: list[list[Door | None]] = []
    start = 0
    for name in names:
        for column, door in columns[name]:
            if door.floor == number:
                free = next((line for line in lines if line[start + column] is None), None)
                if free is None:
                    free = [None] * sum(widths.values())
                    lines.append(free)
                free[start + column] = door
        start += widths[name]
    return (Floor(number, tuple(line)) for line in lines)
