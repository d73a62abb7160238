"""Teaching: one vocabulary, a target a question. A label with fewer than five examples is not learnt."""

from collections import Counter
from collections.abc import Sequence

from yuanba.integrations.triage.model import Target, Vocabulary, learn, vocabulary
from yuanba.integrations.triage.table import Examples

FEWEST, SMALLEST = 5, 30


def teach(examples: Examples) -> tuple[Vocabulary, dict[str, Target]]:
    """Vocabulary and targets; a question with fewer than thirty examples or two labels has none."""
    words = vocabulary(examples.texts)
    columns = words.columns(examples.texts)
    targets = {}
    for name, labels in examples.labels.items():
        rows = learnable(labels)
        chosen = [labels[row] for row in rows]
        if len(rows) >= SMALLEST and len(set(chosen)) > 1:
            targets[name] = learn(columns[rows], chosen)
    return words, targets


def learnable(labels: Sequence[str]) -> list[int]:
    """The rows whose label has enough examples."""
    counts = Counter(labels)
    return [row for row, label in enumerate(labels) if label and counts[label] >= FEWEST]


def joined(one: Examples, other: Examples) -> Examples:
    """Both, each with empty labels for what only the other knows."""
    names = dict.fromkeys([*one.labels, *other.labels])
    labels = {
        name: one.labels.get(name, [""] * len(one.texts)) + other.labels.get(name, [""] * len(other.texts))
        for name in names
    }
    return Examples(one.texts + other.texts, labels)
