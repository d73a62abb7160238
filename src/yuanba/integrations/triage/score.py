"""How good a model would be on what it has not seen: stratified folds, everything learnt anew inside each."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from yuanba.integrations.triage.model import learn, vocabulary
from yuanba.integrations.triage.words import Text, plain


@dataclass(frozen=True)
class Score:
    """Of one division into folds: what was said for each row, by a model that had not seen it."""

    truth: list[str]
    said: list[str]

    @property
    def accuracy(self) -> float:
        """Right of all."""
        return float(accuracy_score(self.truth, self.said))

    @property
    def macro_f1(self) -> float:
        """The mean of the classes' F1: a small class counts as much as a large one."""
        return float(f1_score(self.truth, self.said, average="macro"))

    @property
    def classes(self) -> list[tuple[str, float, float, float, int]]:
        """Label, precision, recall, F1, rows."""
        names = sorted(set(self.truth))
        told = precision_recall_fscore_support(self.truth, self.said, labels=names, zero_division=0)
        precision, recall, f1 = ([float(one) for one in part] for part in told[:3])
        rows = [int(one) for one in told[3]]
        return list(zip(names, precision, recall, f1, rows, strict=True))


def doubles(texts: Sequence[Text]) -> list[str]:
    """A sign a row, the same for rows with the same words: so that none is learnt in one fold and asked in another."""
    return [hashlib.sha256(plain(text.body).encode()).hexdigest()[:16] for text in texts]


def folded(texts: Sequence[Text], labels: Sequence[str], *, folds: int, seed: int, apart: bool = False) -> Score:
    """Ten folds: vocabulary, rarity and weights from nine of them, asked of the tenth.

    Doubles stay in one fold, except with `apart`: that is how others count, and it flatters.
    """
    truth, said = np.array(labels), np.empty(len(labels), dtype=object)
    groups = None if apart else doubles(texts)
    kind = StratifiedKFold if apart else StratifiedGroupKFold
    cut = kind(folds, shuffle=True, random_state=seed)
    for seen, unseen in cut.split(truth, truth, groups):
        said[unseen] = _said([texts[i] for i in seen], truth[seen], [texts[i] for i in unseen])
    return Score(list(truth), list(said))


def _said(seen: Sequence[Text], labels: Any, unseen: Sequence[Text]) -> Any:
    words = vocabulary(seen)
    target = learn(words.columns(seen), list(labels))
    return np.array(target.classes)[target.shares(words.columns(unseen)).argmax(axis=1)]
