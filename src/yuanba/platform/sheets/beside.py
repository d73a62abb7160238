"""Tables side by side: one row of heads that belongs to several, with a blank column between or none."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from yuanba.platform.sheets.heads import plain_head, understood
from yuanba.platform.sheets.reading import Sheet

Needed = Sequence[Sequence[str]]


def divided(row: Sequence[str], heads: Mapping[str, str], needed: Needed) -> list[list[str]]:
    """The tables in a row of heads: for each the row, with the cells of the others blank.

    A stretch behind a blank column is a table of its own where it can stand alone and says something that stands
    before it too; and so is one whose heads come a second time in the same order.
    """
    starts = _starts(row, heads, _strong(needed))
    zones = list(pairwise([0, *starts[1:], len(row)])) if starts else [(0, len(row))]
    return [_only(row, first, last) for first, last in zones]


def _only(row: Sequence[str], first: int, last: int) -> list[str]:
    return [cell if first <= place < last else "" for place, cell in enumerate(row)]


def _strong(needed: Needed) -> list[set[str]]:
    """Those that say where or what: none that is only a part of another."""
    sets = [set(one) for one in needed]
    return [one for one in sets if not any(one < other for other in sets)]


def _starts(row: Sequence[str], heads: Mapping[str, str], strong: list[set[str]]) -> list[int]:
    """Where tables begin, the first of them among them; empty where none is found."""
    starts: list[int] = []
    seen: set[str] = set()
    for first, last in _stretches(row):
        names = set(understood(_only(row, first, last), heads).values())
        stands = len(names) > 1 and any(one <= names for one in strong)
        if stands and (not starts or seen & names):
            starts.append(first)
        seen |= names
    return starts


def _stretches(row: Sequence[str]) -> list[tuple[int, int]]:
    """From blank to blank, and each again where it only repeats its first heads."""
    places = [-1, *(place for place, cell in enumerate(row) if not cell), len(row)]
    found = [(before + 1, after) for before, after in pairwise(places) if after - before > 1]
    return [part for first, last in found for part in _repeated(row, first, last)]


def _repeated(row: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    said = [plain_head(cell) for cell in row[first:last]]
    for length in range(2, len(said) // 2 + 1):
        if len(said) % length == 0 and said == said[:length] * (len(said) // length):
            return [(at, at + length) for at in range(first, last, length)]
    return [(first, last)]


def named(sheet: Sheet, place: int) -> Sheet:
    """The sheet as it is called for a table that begins further right: '房屋 · H'."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return Sheet(f"{sheet.name} · {letters}", sheet.rows)
