"""How likely two requests are about the same matter: pure, from place, words, kind and time. In thousandths."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from heapq import nlargest
from typing import Any, TypeVar
from zlib import crc32

from yuanba.domains.cases.rules.things import Spoken, are_of_one_matter, spoken_of
from yuanba.kernel.paths import above, covers
from yuanba.kernel.text import bigrams, counted, likeness

WORDS, PLACE, FRESH, KIND = 550, 300, 100, 50
ENOUGH, FEWEST_WORDS, SAME_THING = 480, 250, 400  # of a whole; of the words alone; of words that name one thing
NEAR = {"home": 1000, "shop": 1000, "room": 1000, "point": 1000, "unit": 850, "building": 650, "zone": 450, "root": 300}
K = TypeVar("K", bound=Any)
LATELY, WEEKS = timedelta(days=14), timedelta(weeks=12)
MOST_TERMS = 48
_WHERE = re.compile(r"[0-9A-Za-z一二三四五六七八九十百两]+\s*(?:栋|幢|座|号楼|单元|层|楼|室|号)的?")


@dataclass(frozen=True)
class Matter:
    """What is compared: where, in which words, of which kind, since when."""

    path: str
    text: str
    kind: str
    at: datetime

    @cached_property
    def words(self) -> Counter[str]:
        """Its terms without where it is: one text is compared with many."""
        return counted(bare(self.text))

    @cached_property
    def spoken(self) -> Spoken:
        """The things and troubles it names."""
        return spoken_of(self.text)


def bare(text: str) -> str:
    """The text without where it is: the place is compared apart, and numbers of floors are no likeness."""
    return _WHERE.sub(" ", text)


def terms(text: str) -> list[int]:
    """The first pairs of characters of a text as numbers: what is stored to find it, and to find by."""
    found = dict.fromkeys(bigrams(bare(text)))
    return [crc32(term.encode()) & 0x7FFFFFFF for term in list(found)[:MOST_TERMS]]


def packed(text: str) -> str:
    """The same in one column, each number between spaces."""
    return " ".join(f"{term:x}" for term in terms(text))


def richest(text: str, known: Iterable[tuple[K, str]], most: int) -> list[K]:
    """Of cases with their packed terms those that share most with a text, the newest first among equals."""
    wanted = set(packed(text).split())
    shared = ((len(wanted.intersection(terms.split())), case) for case, terms in known)
    return [case for n, case in nlargest(most, shared) if n]


def nearness(one: str, other: str, kinds: Mapping[str, str]) -> int:
    """How near two places are: the kind of the smallest place that holds both; `kinds` of the places above the one.

    Whoever speaks of a building may mean a unit of it: then the larger of the two decides.
    """
    shared = next((path for path in above(one) if covers(path, other)), "")
    return NEAR.get(kinds.get(shared, ""), 0)


def score(new: Matter, known: Matter, kinds: Mapping[str, str]) -> int:
    """0 nothing alike, 1000 the same; 0 where the words alone are too few to speak of the same matter."""
    same = likeness(new.words, known.words)
    words = same.numerator * 1000 // same.denominator
    near = nearness(new.path, known.path, kinds)
    if words < SAME_THING and near >= NEAR["building"] and are_of_one_matter(new.spoken, known.spoken):
        words = SAME_THING
    if words < FEWEST_WORDS:
        return 0
    age = min(max(new.at - known.at, timedelta()), LATELY)
    fresh = 1000 - int(age * 1000 / LATELY)
    kind = 500 if "" in (new.kind, known.kind) else 1000 * (new.kind == known.kind)
    parts = words * WORDS + near * PLACE + fresh * FRESH + kind * KIND
    return parts // 1000


def is_alike(points: int) -> bool:
    """Whether it is shown."""
    return points >= ENOUGH


def speaks_of(closed_at: datetime | None, now: datetime, within: timedelta) -> bool:
    """Whether a case still speaks: open, or closed not longer ago than `within`."""
    return closed_at is None or now - closed_at <= within
