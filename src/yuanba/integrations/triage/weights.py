"""The numbers of a model as files: plain numbers and a page of JSON, nothing in them is ever run."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from yuanba.integrations.triage.model import Target, Vocabulary, restored
from yuanba.integrations.triage.store import COMMON, Figures, folder_of, forget_old, newest, written

FORM = 1


@dataclass
class Taught:
    """A model: its name as it is written beside what it suggested, its words, and a target a question."""

    name: str
    vocabulary: Vocabulary
    targets: dict[str, Target]

    @cached_property
    def grams(self) -> list[str]:
        """The pieces, in the order of the columns."""
        return self.vocabulary.grams


class BrokenModelError(RuntimeError):
    """The file is not what its JSON says."""


def on(data: Path, home: str) -> Taught | None:
    """The model that is used for a yard: its own, else the common one, else None."""
    for one in (home, COMMON):
        if number := newest(data, one):
            return load(data, one, number)
    return None


def save(
    data: Path,
    home: str,
    vocabulary: Vocabulary,
    targets: dict[str, Target],
    rows: int,
    figures: Figures | None = None,
) -> int:
    """Written beside the older ones, of which the last few are kept; returns its number."""
    folder = folder_of(data, home)
    number = max((int(path.stem) for path in folder.glob("[0-9]*.npz")), default=0) + 1
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    numbers = {f"idf-{name}": vocab.idf_ for name, vocab in _parts(vocabulary)}
    for name, target in targets.items():
        for k, (table, more) in enumerate(zip(target.weights, target.added, strict=True)):
            numbers |= {f"{name}-{k}-weights": table, f"{name}-{k}-added": more}
    file = folder / f"{number:04d}.npz"
    with file.open("wb") as out:
        np.savez_compressed(out, **numbers)
    told = {
        "form": FORM,
        "rows": rows,
        "figures": asdict(figures) if figures else None,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "grams": {name: list(vocab.get_feature_names_out()) for name, vocab in _parts(vocabulary)},
        "classes": {name: target.classes for name, target in targets.items()},
        "models": {name: len(target.weights) for name, target in targets.items()},
    }
    written(folder / f"{number:04d}.json", told)
    forget_old(folder)
    return number


def _parts(vocabulary: Vocabulary) -> list[tuple[str, Any]]:
    return [("whole", vocabulary.whole), ("title", vocabulary.title)]


def load(data: Path, home: str, number: int) -> Taught:
    """Read; BrokenModelError where numbers and JSON do not belong together."""
    file = folder_of(data, home) / f"{number:04d}.npz"
    told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    if told["form"] != FORM or hashlib.sha256(file.read_bytes()).hexdigest() != told["sha256"]:
        raise BrokenModelError(f"{file.name} is not the model its JSON tells of. Teach it anew: yuanba triage train")
    with np.load(file, allow_pickle=False) as numbers:
        vocabulary = restored({name: (grams, numbers[f"idf-{name}"]) for name, grams in told["grams"].items()})
        targets = {
            name: Target(
                classes,
                [numbers[f"{name}-{k}-weights"] for k in range(told["models"][name])],
                [numbers[f"{name}-{k}-added"] for k in range(told["models"][name])],
            )
            for name, classes in told["classes"].items()
        }
    return Taught(f"{home}-{number}", vocabulary, targets)
