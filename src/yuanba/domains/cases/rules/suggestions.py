"""What a text speaks for: kind, level and who could do it, each with how likely it is and the words that say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from yuanba.domains.cases.rules.lexicon import KIND_WORDS, LEVEL_WORDS, UNIT_WORDS, Words
from yuanba.kernel.text import clean, first_line

BY_WORDS = "words"
SHOWN_FROM, LIKELY_FROM = 350, 650  # thousandths
MOST_REASONS, TITLE = 4, 40
DOUBT = 2  # what speaks for nothing: one weak word alone is never a suggestion


@dataclass(frozen=True)
class Guess:
    """A value, how likely it is in thousandths, and the pieces of the text that spoke for it, the strongest first."""

    value: str
    likely: int
    because: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """Whether to say “likely” instead of “perhaps”."""
        return self.likely >= LIKELY_FROM


@dataclass(frozen=True)
class Suggestion:
    """What somebody who sorts is offered; None where the text says nothing. `by` names the words or the model."""

    by: str
    kind: Guess | None = None
    level: Guess | None = None
    unit: Guess | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is something to offer."""
        return any((self.kind, self.level, self.unit))


@dataclass(frozen=True)
class Shown:
    """A suggestion somebody saw, and the role of the one they chose with it; empty where nobody was chosen yet."""

    suggestion: Suggestion
    unit: str = ""


def by_words(texts: Sequence[str]) -> list[Suggestion]:
    """By our own list of words, without any model."""
    return [_one(clean(text)) for text in texts]


def _one(text: str) -> Suggestion:
    return Suggestion(
        BY_WORDS,
        kind=_guess(text, "kind"),
        level=_guess(text, "level"),
        unit=_guess(text, "unit"),
    )


_LISTS: dict[str, Words] = {"kind": KIND_WORDS, "level": LEVEL_WORDS, "unit": UNIT_WORDS}


@lru_cache(maxsize=8)
def _weights(what: str) -> tuple[tuple[str, int, str], ...]:
    """Word, weight, value of a list; the longest words first."""
    rows = [
        (word, weight, value)
        for value, lists in _LISTS[what].items()
        for weight, words in lists.items()
        for word in words.split()
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _guess(text: str, what: str) -> Guess | None:
    """The value most is said for. A word in the title counts twice; a word inside a longer one of its value, not."""
    title, said = first_line(text, TITLE), dict[str, dict[str, int]]()
    for word, weight, value in _weights(what):
        found = said.setdefault(value, {})
        if word in text and not any(word in longer for longer in found):
            found[word] = weight * (2 if word in title else 1)
    sums = {value: sum(found.values()) for value, found in said.items()}
    best = max(sums, key=lambda value: sums[value])
    likely = 1000 * sums[best] // (sum(sums.values()) + DOUBT)
    if likely < SHOWN_FROM:
        return None
    strongest = sorted(said[best], key=lambda word: -said[best][word])
    return Guess(best, likely, tuple(strongest[:MOST_REASONS]))
