"""Models as files: plain numbers and a page of JSON, nothing in them is ever run.

`triage/<yard or common>/0001.npz` with `0001.json`, which is `0001.back` once it was taken back. The JSON is written
last and names the digest of the numbers: a half-written model is no model, and the one before it goes on being used.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from yuanba.integrations.triage.model import Target, Vocabulary, restored

COMMON, FORM, TRIED = "common", 1, "tried.json"
KEPT = 5


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


@dataclass(frozen=True)
class Figures:
    """From how many decisions a model was taught, and how it did on what it was only asked: macro-F1, thousandths."""

    own: int
    asked: int
    new: dict[str, int]
    before: dict[str, int]

    @property
    def is_worse(self) -> bool:
        """Worse in the sum of the questions, or by more than a twentieth in one of them."""
        fell = any(self.new.get(name, 0) + 50 < told for name, told in self.before.items())
        return fell or sum(self.new.values()) < sum(self.before.values())


class BrokenModelError(RuntimeError):
    """The file is not what its JSON says."""


def _folder(data: Path, home: str) -> Path:
    return data / "triage" / home


def newest(data: Path, home: str) -> int:
    """The number of the newest complete model; 0 where there is none."""
    return max((int(path.stem) for path in _folder(data, home).glob("[0-9]*.json")), default=0)


def on(data: Path, home: str) -> Taught | None:
    """The model that is used for a yard: its own, else the common one, else None."""
    for one in (home, COMMON):
        if number := newest(data, one):
            return load(data, one, number)
    return None


def told_of(data: Path, home: str) -> dict[str, Any]:
    """The number and the figures of the model that is on; empty where there is none."""
    number = newest(data, home)
    if not number:
        return {}
    told = json.loads((_folder(data, home) / f"{number:04d}.json").read_text(encoding="utf-8"))
    return {"number": number, "rows": told["rows"], "figures": told.get("figures")}


def homes(data: Path) -> list[str]:
    """The yards that have a model or were tried for one, and `common`."""
    return sorted(path.name for path in (data / "triage").glob("*") if path.is_dir())


def take_back(data: Path, home: str) -> int:
    """The newest model is used no more, and the one before it is; the number of that, 0 where words suggest again."""
    if number := newest(data, home):
        file = _folder(data, home) / f"{number:04d}.json"
        os.replace(file, file.with_suffix(".back"))
    return newest(data, home)


def last_tried(data: Path, home: str) -> int:
    """How many decisions there were when a model was last taught from them; 0 where never."""
    file = _folder(data, home) / TRIED
    return int(json.loads(file.read_text(encoding="utf-8"))["own"]) if file.is_file() else 0


def note_try(data: Path, home: str, own: int, refused: Figures | None = None) -> None:
    """Remember from how many decisions it was tried, and the figures of a model that was not better."""
    told = {"own": own, "refused": asdict(refused) if refused else None}
    _written(_folder(data, home) / TRIED, told)


def refused_by(data: Path, home: str) -> dict[str, Any] | None:
    """The figures of the last try where its model was worse and is not used; None where it is."""
    file = _folder(data, home) / TRIED
    found: dict[str, Any] | None = json.loads(file.read_text(encoding="utf-8"))["refused"] if file.is_file() else None
    return found


def save(
    data: Path,
    home: str,
    vocabulary: Vocabulary,
    targets: dict[str, Target],
    rows: int,
    figures: Figures | None = None,
) -> int:
    """Written beside the older ones, of which the last few are kept; returns its number."""
    folder = _folder(data, home)
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
    _written(folder / f"{number:04d}.json", told)
    _forget_old(folder)
    return number


def _written(file: Path, told: dict[str, Any]) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = file.with_suffix(".half")
    half.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    os.replace(half, file)


def _parts(vocabulary: Vocabulary) -> list[tuple[str, Any]]:
    return [("whole", vocabulary.whole), ("title", vocabulary.title)]


def _forget_old(folder: Path) -> None:
    """The newest five stay, those that were taken back too."""
    told = sorted([*folder.glob("[0-9]*.json"), *folder.glob("[0-9]*.back")], key=lambda path: path.stem)
    for path in told[:-KEPT]:
        path.unlink()
        path.with_suffix(".npz").unlink(missing_ok=True)


def load(data: Path, home: str, number: int) -> Taught:
    """Read; BrokenModelError where numbers and JSON do not belong together."""
    file = _folder(data, home) / f"{number:04d}.npz"
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
