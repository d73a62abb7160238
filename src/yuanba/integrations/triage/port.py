"""The port: for a yard that has a model, or for all where there is a common one, what it says of texts."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from yuanba.domains.cases.public import Guess, Suggestion
from yuanba.integrations.triage.store import COMMON, newest
from yuanba.kernel.memory import Kept

if TYPE_CHECKING:
    from yuanba.integrations.triage.weights import Taught

SHOWN_FROM = 350  # thousandths; the same as for words
_newest: Kept[tuple[str, int]] = Kept()


class Learnt:
    """Asks the newest model of the yard; None where nobody taught one."""

    def suggest(self, code: str, texts: Sequence[str]) -> list[Suggestion] | None:
        """One suggestion a text."""
        home, number = _newest.get(code, lambda: _which(code))
        return suggestions(_loaded(home, number), texts) if number else None


def forget_models() -> None:
    """Look for newer models at once."""
    _newest.forget()


def _which(code: str) -> tuple[str, int]:
    own = newest(settings.YUANBA_DATA_DIR, code)
    return (code, own) if own else (COMMON, newest(settings.YUANBA_DATA_DIR, COMMON))


@lru_cache(maxsize=8)
def _loaded(home: str, number: int) -> "Taught":
    from yuanba.integrations.triage.weights import load

    return load(settings.YUANBA_DATA_DIR, home, number)


def suggestions(taught: "Taught", texts: Sequence[str], from_: int = SHOWN_FROM) -> list[Suggestion]:
    """What a model says; a guess that is not likely enough, `from_` so many thousandths, is left out."""
    from yuanba.integrations.triage.words import of_case

    columns = taught.vocabulary.columns([of_case(text) for text in texts])
    grams, shares = taught.grams, {name: target.shares(columns) for name, target in taught.targets.items()}
    return [
        Suggestion(
            taught.name,
            **{name: _guess(taught, name, (rows, columns, row), text, grams, from_) for name, rows in shares.items()},
        )
        for row, text in enumerate(texts)
    ]


def _guess(
    taught: "Taught", name: str, asked: tuple[Any, Any, int], text: str, grams: list[str], from_: int
) -> Guess | None:
    from yuanba.integrations.triage.reasons import because

    (shares, columns, row), target = asked, taught.targets[name]
    chosen = int(shares[row].argmax())
    likely = int(1000 * shares[row][chosen])
    if likely < from_:
        return None
    return Guess(target.classes[chosen], likely, because(text, grams, target.says(columns, row, chosen)))
