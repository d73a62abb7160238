"""Where models are kept, and what is told of them; reading this loads no numbers.

`triage/<yard or common>/0001.npz` with `0001.json`, which is `0001.back` once it was taken back. The JSON is written
last and names the digest of the numbers: a half-written model is no model, and the one before it goes on being used.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

COMMON, TRIED = "common", "tried.json"
KEPT = 5


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


def folder_of(data: Path, home: str) -> Path:
    """Where the models of a yard, or the common ones, are."""
    return data / "triage" / home


def newest(data: Path, home: str) -> int:
    """The number of the newest complete model; 0 where there is none."""
    return max((int(path.stem) for path in folder_of(data, home).glob("[0-9]*.json")), default=0)


def told_of(data: Path, home: str) -> dict[str, Any]:
    """The number and the figures of the model that is on; empty where there is none."""
    number = newest(data, home)
    if not number:
        return {}
    told = json.loads((folder_of(data, home) / f"{number:04d}.json").read_text(encoding="utf-8"))
    return {"number": number, "rows": told["rows"], "figures": told.get("figures")}


def homes(data: Path) -> list[str]:
    """The yards that have a model or were tried for one, and `common`."""
    return sorted(path.name for path in (data / "triage").glob("*") if path.is_dir())


def take_back(data: Path, home: str) -> int:
    """The newest model is used no more, and the one before it is; the number of that, 0 where words suggest again."""
    if number := newest(data, home):
        file = folder_of(data, home) / f"{number:04d}.json"
        os.replace(file, file.with_suffix(".back"))
    return newest(data, home)


def last_tried(data: Path, home: str) -> int:
    """How many decisions there were when a model was last taught from them; 0 where never."""
    file = folder_of(data, home) / TRIED
    return int(json.loads(file.read_text(encoding="utf-8"))["own"]) if file.is_file() else 0


def note_try(data: Path, home: str, own: int, refused: Figures | None = None) -> None:
    """Remember from how many decisions it was tried, and the figures of a model that was not better."""
    told = {"own": own, "refused": asdict(refused) if refused else None}
    written(folder_of(data, home) / TRIED, told)


def refused_by(data: Path, home: str) -> dict[str, Any] | None:
    """The figures of the last try where its model was worse and is not used; None where it is."""
    file = folder_of(data, home) / TRIED
    found: dict[str, Any] | None = json.loads(file.read_text(encoding="utf-8"))["refused"] if file.is_file() else None
    return found


def written(file: Path, told: dict[str, Any]) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = file.with_suffix(".half")
    half.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    os.replace(half, file)


def forget_old(folder: Path) -> None:
    """The newest five stay, those that were taken back too."""
    told = sorted([*folder.glob("[0-9]*.json"), *folder.glob("[0-9]*.back")], key=lambda path: path.stem)
    for path in told[:-KEPT]:
        path.unlink()
        path.with_suffix(".npz").unlink(missing_ok=True)
