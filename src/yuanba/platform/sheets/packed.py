"""Rows of a long sheet, packed once they were gone through: a tenth of what they take as the reader holds them."""

import json
import zlib
from collections.abc import Iterable, Iterator

BLOCK = 500


class Packed:
    """Rows to be gone through again and again. After the first time to the end the sheet they come from is let go."""

    def __init__(self, rows: Iterable[list[str]]) -> None:
        self._rows: Iterable[list[str]] | None = rows
        self._blocks: list[bytes] = []

    def __iter__(self) -> Iterator[list[str]]:
        return self._first(self._rows) if self._rows is not None else self._again()

    def _first(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        blocks: list[bytes] = []
        words: list[str] = []
        for row in rows:
            words.append(json.dumps(row))
            if len(words) == BLOCK:
                blocks.append(_packed(words))
                words = []
            yield row
        self._blocks, self._rows = [*blocks, _packed(words)], None

    def _again(self) -> Iterator[list[str]]:
        for block in self._blocks:
            yield from json.loads(zlib.decompress(block))


def _packed(words: list[str]) -> bytes:
    return zlib.compress(f"[{','.join(words)}]".encode(), level=1)
