"""What people wrote, made ready to be set: signs that no font has become visible boxes instead of empty ones."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

# A run of text, or the code of a sign that no font has.
Run = dict[str, str]
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_VARIANT = re.compile("[\U000e0000-\U000e0fff]")
_LONG = re.compile(r"[!-~\u00a1-\u024f]{25,}")
BREAK, EVERY = "\u200b", 12


@dataclass(frozen=True)
class Set:
    """Data ready to be set; `missing` names the signs that no font has; `rare` says that the second font is needed."""

    data: Any
    missing: tuple[str, ...]
    rare: bool


def plain(text: str) -> str:
    """Composed letters, line breaks and spaces; nothing that is not seen, and no word that cannot be broken."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u0085\u2028\u2029\x0b\x0c]", "\n", text).replace("\t", " ")
    text = _VARIANT.sub("", _INVISIBLE.sub("", text))
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return _LONG.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    return BREAK.join(word[at : at + EVERY] for at in range(0, len(word), EVERY))


def runs(text: str, known: Collection[int]) -> str | list[Run]:
    """The text, or where signs are missing its runs: {"t": words} and {"m": "U+1F600"}."""
    if all(ord(sign) in known for sign in text):
        return text
    found: list[Run] = []
    for sign in text:
        if ord(sign) not in known:
            found.append({"m": name_of(sign)})
        elif found and "t" in found[-1]:
            found[-1]["t"] += sign
        else:
            found.append({"t": sign})
    return found


def name_of(sign: str) -> str:
    """U+20BB7."""
    return f"U+{ord(sign):04X}"


def set_ready(data: Any, first: frozenset[int], second: frozenset[int]) -> Set:
    """Every text in the data ready to be set. Line breaks and breaks of long words are known to any font."""
    always = {ord("\n"), ord(BREAK)}
    used: set[int] = set()

    def known(codes: set[int]) -> set[int]:  # a font knows tens of thousands: never all of them at once
        return codes & first | codes & second | codes & always

    def ready(one: Any) -> Any:
        if isinstance(one, str):
            text = plain(one)
            codes = set(map(ord, text))
            used.update(codes)
            return runs(text, known(codes))
        if isinstance(one, dict):
            return {key: ready(value) for key, value in one.items()}
        return [ready(value) for value in one] if isinstance(one, list | tuple) else one

    set_data = ready(data)
    missing = tuple(name_of(chr(code)) for code in sorted(used - known(used)))
    return Set(set_data, missing, bool((used & second) - first - always))
