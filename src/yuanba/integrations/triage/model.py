"""Linear models on single characters and pairs of them: an SVM, and one weighed by how much each pair tells (NB-SVM).

Both read the same numbers, so what a pair of characters says for a class is one sum, and the reason can be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from yuanba.integrations.triage.words import Text, plain

TITLE_WEIGHT, HARDNESS, SHARPNESS, MANY = 0.5, 0.5, 3.0, 100
Matrix = Any  # scipy and scikit-learn come without types


@dataclass
class Vocabulary:
    """Which characters and pairs are counted, and how rare each is; learnt from the texts a model is taught with."""

    whole: TfidfVectorizer
    title: TfidfVectorizer

    @property
    def grams(self) -> list[str]:
        """The pieces, in the order of the columns."""
        return [*self.whole.get_feature_names_out(), *self.title.get_feature_names_out()]

    def columns(self, texts: Sequence[Text]) -> Matrix:
        """One row a text."""
        whole = self.whole.transform([plain(text.whole) for text in texts])
        title = self.title.transform([plain(text.title) for text in texts])
        return sparse.hstack([whole, title * TITLE_WEIGHT]).tocsr()


def vocabulary(texts: Sequence[Text]) -> Vocabulary:
    """Learnt from texts; of many, what occurs in one text only is left out."""
    rarest = 2 if len(texts) >= MANY else 1
    made = Vocabulary(_counter(min_df=rarest), _counter(min_df=rarest))
    made.whole.fit([plain(text.whole) for text in texts])
    made.title.fit([plain(text.title) for text in texts])
    return made


def _counter(**known: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32, **known)


def restored(parts: dict[str, tuple[list[str], Any]]) -> Vocabulary:
    """From stored pieces and their rarity."""
    made = Vocabulary(**{name: _counter(vocabulary=grams) for name, (grams, _) in parts.items()})
    made.whole.idf_, made.title.idf_ = parts["whole"][1], parts["title"][1]
    return made


@dataclass
class Target:
    """One question – kind, level or unit: its classes, and per model a table of weights and what is added."""

    classes: list[str]
    weights: list[Any] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)

    def shares(self, columns: Matrix) -> Any:
        """How likely each class is, a row a text: the mean of the models."""
        told = [_soft(columns @ table.T + more) for table, more in zip(self.weights, self.added, strict=True)]
        return sum(told) / len(told)

    def says(self, columns: Matrix, row: int, chosen: int) -> Any:
        """What each piece of a text says for a class, against the mean of the classes."""
        table = sum(self.weights) / len(self.weights)
        lead = table[chosen] - table.mean(axis=0)
        return columns[row].multiply(lead).toarray()[0]


def learn(columns: Matrix, labels: Sequence[str]) -> Target:
    """Taught with rows and their labels; two classes at least."""
    found = Target(sorted(set(labels)))
    numbers = np.searchsorted(np.array(found.classes), np.array(labels))
    tells, even = _tells(columns, numbers, len(found.classes)), np.ones(columns.shape[1])
    for scales, is_plain in (([even] * len(found.classes), True), (tells, False)):
        told = [_one(columns, numbers == k, scales[k], _weights(numbers, k, is_plain)) for k in np.unique(numbers)]
        found.weights.append(np.array([table for table, _ in told], dtype=np.float32))
        found.added.append(np.array([more for _, more in told], dtype=np.float32))
    return found


def _weights(numbers: Any, k: int, is_plain: bool) -> dict[bool, float]:
    """What a row counts. Plain: against the mean class; else both sides of the question weigh the same."""
    rows, inside = len(numbers), int((numbers == k).sum())
    if is_plain:
        return {True: rows / (len(np.unique(numbers)) * inside), False: 1.0}
    return {True: rows / (2 * inside), False: rows / (2 * (rows - inside))}


def _one(columns: Matrix, is_class: Any, scale: Any, weights: dict[bool, float]) -> tuple[Any, float]:
    """One class against all others: weights on the unscaled columns, and what is added."""
    svm = LinearSVC(class_weight=weights, C=HARDNESS, random_state=0)
    svm.fit(columns.multiply(scale).tocsr(), is_class)
    return svm.coef_[0] * scale, float(svm.intercept_[0])


def _tells(columns: Matrix, numbers: Any, classes: int) -> Any:
    """How much oftener each piece stands in texts of a class than in others, as a logarithm."""
    there = (columns > 0).astype(np.float32)
    rows = []
    for k in range(classes):
        inside = 1 + np.asarray(there[numbers == k].sum(axis=0)).ravel()
        outside = 1 + np.asarray(there[numbers != k].sum(axis=0)).ravel()
        rows.append(np.log((inside / inside.sum()) / (outside / outside.sum())))
    return np.array(rows)


def _soft(scores: Any) -> Any:
    raised = np.exp(SHARPNESS * (scores - scores.max(axis=1, keepdims=True)))
    return raised / raised.sum(axis=1, keepdims=True)
