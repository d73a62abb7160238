"""Which fonts there are, and which signs they have. A font of the system is used by its file, never by chance."""

from functools import cache
from pathlib import Path
from struct import unpack_from

import typst
from django.conf import settings

FIRST, SECOND = "Noto Sans SC", "Noto Sans CJK SC"
WEIGHTS = ("400Regular", "700Bold")


def first_files() -> list[Path]:
    """The two weights that every paper is set in."""
    return [file for weight in WEIGHTS for file in sorted((settings.YUANBA_FONTS / weight).glob("*.ttf"))]


def second_file() -> Path | None:
    """A larger font for rare names, if this machine has it."""
    file: Path | None = settings.YUANBA_SECOND_FONT
    return file if file and file.is_file() else None


@cache
def first_signs() -> frozenset[int]:
    """What every weight of the first font can show."""
    found = [signs_of(file.read_bytes()) for file in first_files()]
    return found[0].intersection(*found[1:]) if found else frozenset()


@cache
def second_signs() -> frozenset[int]:
    """What the second font can show."""
    file = second_file()
    return signs_of(file.read_bytes()) if file else frozenset()


@cache
def fonts(*, rare: bool) -> typst.Fonts:
    """The fonts for a paper; the second one, which is large, only where a rare sign needs it."""
    paths: list[Path] = [settings.YUANBA_FONTS / weight for weight in WEIGHTS]
    file = second_file()
    if rare and file:
        paths.append(file.parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def forget() -> None:
    """Look again: for tests, and for a font that was installed meanwhile."""
    for kept in (first_signs, second_signs, fonts):
        kept.cache_clear()


def signs_of(data: bytes) -> frozenset[int]:
    """The code points of a font file, of a collection those of its first face (`cmap`, formats 4 and 12)."""
    face = unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    table = _table(data, face, b"cmap")
    found: set[int] = set()
    for index in range(unpack_from(">H", data, table + 2)[0]):
        part = table + unpack_from(">I", data, table + 4 + 8 * index + 4)[0]
        (form,) = unpack_from(">H", data, part)
        if form == 12:
            found.update(_groups(data, part))
        elif form == 4:
            found.update(_segments(data, part))
    return frozenset(found)


def _table(data: bytes, face: int, name: bytes) -> int:
    """Where a table begins; ValueError where a face has none of this name."""
    for index in range(unpack_from(">H", data, face + 4)[0]):
        tag, _, start, _ = unpack_from(">4sIII", data, face + 12 + 16 * index)
        if tag == name:
            return int(start)
    raise ValueError(f"a font without {name!r}")


def _groups(data: bytes, part: int) -> set[int]:
    """Format 12: first, last, first glyph. Glyph 0 is the one for what is missing."""
    groups = (unpack_from(">III", data, part + 16 + 12 * n) for n in range(unpack_from(">I", data, part + 12)[0]))
    return {code for first, last, glyph in groups for code in range(first + (glyph == 0), last + 1)}


def _segments(data: bytes, part: int) -> set[int]:
    """Format 4: ends, starts, steps and places of the glyphs of each segment."""
    double = unpack_from(">H", data, part + 6)[0]
    found = set()
    for at in range(part + 14, part + 14 + double, 2):
        last, first = unpack_from(">H", data, at)[0], unpack_from(">H", data, at + 2 + double)[0]
        step, jump = unpack_from(">H", data, at + 2 + 2 * double)[0], unpack_from(">H", data, at + 2 + 3 * double)[0]
        place = at + 2 + 3 * double + jump
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", data, place + 2 * (code - first))[0] if jump else (code + step) & 0xFFFF
            if glyph:
                found.add(code)
    return found
