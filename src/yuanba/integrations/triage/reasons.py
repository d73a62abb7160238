"""Why a model says so: the pieces of the text that spoke for it, joined where they overlap."""

from collections.abc import Sequence
from typing import Any

import numpy as np

MOST_PIECES, STRONGEST, LONGEST = 4, 12, 8


def because(text: str, grams: Sequence[str], says: Any) -> tuple[str, ...]:
    """Up to four pieces as they stand in the text, the strongest first."""
    best = np.argsort(says)[::-1][:STRONGEST]
    weights: dict[str, float] = {}
    for index in best:
        if says[index] > 0 and len(grams[index]) > 1:
            weights[grams[index]] = weights.get(grams[index], 0.0) + float(says[index])
    pieces = _joined(text, weights)
    return tuple(sorted(pieces, key=lambda piece: -pieces[piece])[:MOST_PIECES])


def _joined(text: str, weights: dict[str, float]) -> dict[str, float]:
    """Runs of the text covered by strong pairs, each with the sum of what is in it."""
    covered = [any(text[i - k : i - k + 2] in weights for k in (0, 1) if i >= k) for i in range(len(text))]
    found: dict[str, float] = {}
    start = 0
    for i in range(len(text) + 1):
        if i == len(text) or not covered[i]:
            run = text[start:i]
            if 1 < len(run) <= LONGEST:
                found.setdefault(run, sum(weights.get(run[k : k + 2], 0.0) for k in range(len(run) - 1)))
            start = i + 1
    return found
