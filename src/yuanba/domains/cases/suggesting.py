"""The port for suggesting kind, level and unit. Without an adapter the words of `rules.lexicon` do it."""

from collections.abc import Sequence
from typing import Protocol

from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.suggestions import Suggestion, by_words


class Suggester(Protocol):
    """Knows a yard's own ways where it was taught them; None where it knows nothing for this yard."""

    def suggest(self, code: str, texts: Sequence[str]) -> list[Suggestion] | None: ...


_port: list[Suggester] = []


def plug_suggester(port: Suggester | None) -> None:
    """Use this port from now on; None takes it away."""
    _port[:] = [port] if port else []


def suggested(code: str, texts: Sequence[str]) -> list[Suggestion]:
    """One suggestion a text, in order: by the model where there is one, what it leaves open by words."""
    taught = _port[0].suggest(code, texts) if _port else None
    plain = by_words(texts)
    if taught is None:
        return plain
    return [
        Suggestion(one.by, one.kind or other.kind, one.level or other.level, one.unit or other.unit)
        for one, other in zip(taught, plain, strict=True)
    ]


def suggestion_for(case: Case) -> Suggestion:
    """For one case whose text the caller may read."""
    return suggested(case.yard.code, [case.text])[0]
