"""In which estate a request of the hotline is, and at which place of it that has a name."""

import re
from collections.abc import Iterable, Mapping

from yuanba.kernel.text import clean

_ENDS = re.compile(r"(小区|花园小区|住宅小区|家园)$")
_ASIDE = re.compile(r"[\s·.()()【】\[\]“”\"]")


def _plain(text: str) -> str:
    return _ASIDE.sub("", clean(text)).casefold()


def estate_in(said: str, address: str, text: str, names: Mapping[str, str]) -> str | None:
    """Which of the estates (names by key) it is: by the column of the estate, else the address, else the words.

    The first of these that names one decides; where it names two, nobody can say, and where the column names another
    estate, it is none of these.
    """
    for words in (said, address, text):
        found = _named(_plain(words), names)
        if len(found) == 1:
            return found.pop()
        if found or (words is said and said.strip()):
            return None
    return None


def spot_named(address: str, names: Iterable[str]) -> str | None:
    """Which of the names of places in an estate (gate, garage, …) an address says; None where none or several do."""
    found = _named(_plain(address), {name: name for name in names if len(_plain(name)) > 1})
    return found.pop() if len(found) == 1 else None


def _named(text: str, names: Mapping[str, str]) -> set[str]:
    """The keys whose name stands in the text; of names within one another the longest."""
    hits = {}
    for key, name in names.items():
        plain = _plain(name)
        short = _ENDS.sub("", plain)
        hit = plain if plain and plain in text else short if len(short) > 1 and short in text else ""
        if hit:
            hits[key] = hit
    return {key for key, hit in hits.items() if not any(hit != other and hit in other for other in hits.values())}
