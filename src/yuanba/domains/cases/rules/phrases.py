"""What several messages are about, in phrases they share: found by how they recur, without a dictionary; pure.

A phrase is whole where nothing that stands beside it goes along most of the time: `拌站` alone is no phrase where all
say `搅拌站`. A sentence that all repeat word for word stays whole, up to `LONGEST` signs.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from yuanba.kernel.text import bigrams

LONGEST, LONG_ENOUGH, MOST, CLOSED = 20, 6, 3, 0.6
_SMALL = "的了是我您你他她它们就都还也又请与及把被从很再才却并且其之以而但则将让使"
_PART = re.compile(r"(?<=[A-Za-z0-9])[市区县镇]")  # of A3区, as places are called that shall not be known
_RUNS = re.compile(f"[^{_SMALL}\\W\\da-zA-Z_]{{2,}}")


def phrases(titles: Sequence[str], texts: Sequence[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    """At most three, of what titles begin to say, the strongest first; `weights` says how rare a pair of signs is."""
    told = [f"{title}。{text}" for title, text in zip(titles, texts, strict=True)]
    said, titled = (Counter(piece for one in rows for piece in set(_pieces(one))) for rows in (told, titles))
    fewest, longer = max(2, len(texts) // 4), _longer(said)
    whole = [one for one in _begun(said, titled) if said[one] >= fewest and longer[one] <= CLOSED * said[one]]
    whole.sort(key=lambda one: (-(said[one] + titled[one]) * _worth(one, weights), one))
    chosen: list[str] = []
    for one in whole:
        if not any(set(bigrams(one)) & set(bigrams(other)) for other in chosen):
            chosen.append(one)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _pieces(text: str) -> Iterator[str]:
    for run in _RUNS.findall(_PART.sub("。", text)):
        for size in range(2, min(LONGEST, len(run)) + 1):
            yield from (run[k : k + size] for k in range(len(run) - size + 1))


def _begun(said: Collection[str], titled: Collection[str]) -> Collection[str]:
    """What a title says at least the first half of: titles may be cut. Without titles, everything."""
    return [one for one in said if one[: max(2, (len(one) + 1) // 2)] in titled] if titled else said


def _longer(said: Mapping[str, int]) -> Counter[str]:
    """How often the most frequent piece that is one sign longer was said."""
    found = Counter[str]()
    for piece, n in said.items():
        for part in (piece[1:], piece[:-1]) if len(piece) > 2 else ():
            found[part] = max(found[part], n)
    return found


def _worth(piece: str, weights: Mapping[str, float]) -> float:
    pairs = bigrams(piece)
    return sum(weights.get(pair, 0.0) for pair in pairs) / len(pairs) * math.sqrt(min(len(piece), LONG_ENOUGH) - 1)
