"""Every night: where a yard has decided enough since, a new model is taught, and used only where it is not worse.

A fifth of the texts, chosen by their words alone, is never learnt: on it the new model and the one that is on now are
asked. So both are asked what neither has seen, every night the same and whatever is decided next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from sklearn.metrics import f1_score

from yuanba.domains.cases import public as cases
from yuanba.integrations.triage.model import Target, Vocabulary
from yuanba.integrations.triage.port import forget_models, suggestions
from yuanba.integrations.triage.score import doubles
from yuanba.integrations.triage.store import Figures, last_tried, note_try
from yuanba.integrations.triage.table import Examples
from yuanba.integrations.triage.taught import teach
from yuanba.integrations.triage.weights import Taught, on, save
from yuanba.integrations.triage.words import of_case
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard, written

ENOUGH, A_FIFTH, FEWEST_ASKED = 50, 5, 10
QUESTIONS = ("kind", "level", "unit")


@dataclass(frozen=True)
class Parts:
    """What is learnt, and what is only asked: texts, and per question a label each."""

    learnt: Examples
    asked: list[cases.Decided]


def retrain_all() -> int:
    """Every estate; how many have a new model."""
    estates = Yard.objects.filter(written("id"), kind=Yard.Kind.ESTATE).order_by("path")
    return sum(retrain(yard) for yard in estates.iterator())


def retrain(yard: Yard) -> bool:
    """Whether this yard has a new model: taught where fifty or more were decided since, used where it is not worse."""
    data, code = settings.YUANBA_DATA_DIR, yard.code
    if cases.count_decided(actor=SYSTEM, yard=yard) < last_tried(data, code) + ENOUGH:
        return False
    own = list(cases.decided(actor=SYSTEM, yard=yard))
    parts = apart(own)
    words, targets = teach(parts.learnt)
    if not targets or len(parts.asked) < FEWEST_ASKED:
        note_try(data, code, len(own))
        return False
    figures = compared(words, targets, on(data, code), parts.asked, len(own))
    if figures.is_worse:
        note_try(data, code, len(own), figures)
        return False
    save(data, code, words, targets, len(parts.learnt.texts), figures)
    note_try(data, code, len(own))
    forget_models()
    return True


def apart(own: Sequence[cases.Decided]) -> Parts:
    """Four fifths and one; the same words are always on the same side."""
    texts = [of_case(one.text) for one in own]
    is_asked = [int(sign, 16) % A_FIFTH == 0 for sign in doubles(texts)]
    learnt = [(text, one) for text, one, out in zip(texts, own, is_asked, strict=True) if not out]
    labels = {what: [getattr(one, what) for _, one in learnt] for what in QUESTIONS}
    return Parts(
        Examples([text for text, _ in learnt], labels), [one for one, out in zip(own, is_asked, strict=True) if out]
    )


def compared(
    words: Vocabulary, targets: dict[str, Target], before: Taught | None, asked: Sequence[cases.Decided], own: int
) -> Figures:
    """Both models asked the same: macro-F1 in thousandths, of each question the new one answers."""
    texts = [one.text for one in asked]
    fresh = suggestions(Taught("new", words, targets), texts, from_=0)
    old = suggestions(before, texts, from_=0) if before else cases.by_words(texts)
    names = [name for name in QUESTIONS if name in targets or (before and name in before.targets)]
    return Figures(
        own,
        len(asked),
        {name: _f1(fresh, asked, name) for name in names},
        {name: _f1(old, asked, name) for name in names},
    )


def _f1(said: Sequence[Any], asked: Sequence[cases.Decided], name: str) -> int:
    """Where nothing was decided, nothing is asked."""
    pairs = [(getattr(one, name), getattr(guess, name)) for one, guess in zip(asked, said, strict=True)]
    pairs = [(truth, guess.value if guess else "") for truth, guess in pairs if truth]
    if not pairs:
        return 0
    truth, guesses = zip(*pairs, strict=True)
    return int(1000 * f1_score(truth, guesses, labels=sorted(set(truth)), average="macro", zero_division=0))
