"""Words people type: cleaning, searching from two Chinese characters on, and how alike two texts are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

_ATOM = re.compile(r"[a-z0-9]+|[^\W_]")
_CONTROL = {code for code in range(32) if chr(code) != "\n"} | {*range(0x7F, 0xA0), 0x2028, 0x2029}
_CONTROL |= {0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_DROP = {code: " " if code in (9, 0x2028, 0x2029) else None for code in _CONTROL}
_PLAIN = re.compile(r"[\0-\x7f\u2010-\u2016\u2018-\u2027\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*")  # nowhere a mark
_MARKS = 30  # as in the stream-safe form of Unicode's Annex 15


def gettext_noop(words: str) -> str:
    """The same words: marks those of a pure table for the catalogue; the door that shows them translates."""
    return words


def clean(text: str) -> str:
    """NFC, without control and direction-changing characters; line breaks kept, edges and blank runs trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROP)
    text = _normal("NFC", text.encode("utf-8", "ignore").decode())
    lines = [re.sub(r"[ \u3000]{2,}", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def language_of(text: str) -> str:
    """In which of our languages somebody writes: English where its words outnumber the Chinese characters."""
    words, characters = len(re.findall(r"[A-Za-z]{2,}", text)), len(re.findall(r"[\u4e00-\u9fff]", text))
    return "en" if words > characters else "zh-hans"


def _normal(form: Literal["NFC", "NFKC"], text: str) -> str:
    """Normalised, with at most `_MARKS` accents on a sign: ordering more of them takes time squared."""
    if text.isascii():
        return text
    if _PLAIN.fullmatch(text):
        return unicodedata.normalize(form, text)
    apart: Literal["NFD", "NFKD"] = "NFD" if form == "NFC" else "NFKD"
    kept, run = [], 0
    for sign in text:
        for part in unicodedata.normalize(apart, sign):
            run = run + 1 if unicodedata.combining(part) else 0
            if run <= _MARKS:
                kept.append(part)
    return unicodedata.normalize(form, "".join(kept))


def _folded(text: str) -> str:
    return _normal("NFKC", text).casefold()


def _atoms(text: str) -> Iterator[list[str]]:
    """Runs of neighbouring atoms: a Latin word or number whole, any other letter alone."""
    run: list[str] = []
    end = -1
    for match in _ATOM.finditer(_folded(text)):
        if match.start() != end and run:
            yield run
            run = []
        run.append(match.group())
        end = match.end()
    if run:
        yield run


def bigrams(text: str) -> list[str]:
    """Neighbouring pairs of characters in order; Latin words and numbers stand whole between them."""
    found: list[str] = []
    for run in _atoms(text):
        for here, there in zip(run, [*run[1:], ""], strict=True):
            if _latin(here):
                found.append(here)
            elif there and not _latin(there):
                found.append(here + there)
    return found


def _latin(atom: str) -> bool:
    return atom[0].isascii()


def search_column(*texts: str) -> str:
    """What is stored to be searched: every term once, each between spaces."""
    terms = dict.fromkeys(term for text in texts for term in bigrams(text))
    return f" {' '.join(terms)} " if terms else ""


def query_terms(query: str) -> list[str]:
    """The terms that a stored column must contain to match; none where the query has nothing to search by.

    A single Chinese character gives no term: search works from two on.
    """
    return [term for term in dict.fromkeys(bigrams(query)) if _latin(term) or len(term) > 1]


def counted(text: str) -> Counter[str]:
    """How often each term is in a text."""
    return Counter(bigrams(text))


def likeness(one: Counter[str], other: Counter[str]) -> Fraction:
    """Dice's coefficient over the terms of two texts: 0 nothing alike, 1 the same terms."""
    whole = one.total() + other.total()
    return Fraction(2 * (one & other).total(), whole) if whole else Fraction(0)


def first_line(text: str, length: int) -> str:
    """The beginning of a text as a title: up to the first line break or sentence end, at most `length` characters."""
    line = re.split(r"[\n。！？!?；;]", text.strip(), maxsplit=1)[0].strip() or text.strip()
    line = line.replace("\n", " ")
    return line if len(line) <= length else line[: length - 1] + "…"
